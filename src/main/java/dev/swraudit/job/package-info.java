/**
 * The order of work: Spring Batch lives here and nowhere else, with parameters and exit
 * codes.
 */
@NullMarked
package dev.swraudit.job;

import org.jspecify.annotations.NullMarked;
