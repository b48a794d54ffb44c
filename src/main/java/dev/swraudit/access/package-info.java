/**
 * The SWR client: one typed result for each call, never null and never an empty list for
 * an error.
 */
@NullMarked
package dev.swraudit.access;

import org.jspecify.annotations.NullMarked;
