/**
 * SWR client. Every call returns a typed result, never null and never an empty list for
 * an error.
 */
@NullMarked
package dev.swraudit.access;

import org.jspecify.annotations.NullMarked;
