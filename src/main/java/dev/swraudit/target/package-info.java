/**
 * Turns the records of the input file into targets: the repositories to audit.
 */
@NullMarked
package dev.swraudit.target;

import org.jspecify.annotations.NullMarked;
