/**
 * What the account contains: the repositories and organizations that SWR lists, and the
 * comparison of the input with them.
 */
@NullMarked
package dev.swraudit.population;

import org.jspecify.annotations.NullMarked;
