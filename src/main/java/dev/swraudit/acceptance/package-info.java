/**
 * Exceptions file: accepted findings and their periods.
 */
@NullMarked
package dev.swraudit.acceptance;

import org.jspecify.annotations.NullMarked;
