/**
 * What we were asked to audit: the input file becomes targets, one record each, and the
 * ledger keeps the outcome of every one.
 */
@NullMarked
package dev.swraudit.target;

import org.jspecify.annotations.NullMarked;
