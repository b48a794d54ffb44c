/**
 * The exceptions file: which findings somebody has accepted, and until when.
 */
@NullMarked
package dev.swraudit.acceptance;

import org.jspecify.annotations.NullMarked;
