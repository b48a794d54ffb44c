/**
 * All repositories that SWR lists, to compare the input with.
 */
@NullMarked
package dev.swraudit.population;

import org.jspecify.annotations.NullMarked;
