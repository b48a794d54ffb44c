/**
 * What SWR answers: credentials, pace, retry, and all the HTTP there is.
 */
@NullMarked
package dev.swraudit.access;

import org.jspecify.annotations.NullMarked;
