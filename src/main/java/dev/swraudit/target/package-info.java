/**
 * Targets: the repositories to audit, made from the records of the input file.
 */
@NullMarked
package dev.swraudit.target;

import org.jspecify.annotations.NullMarked;
