/**
 * How fast requests are sent, how long all of them pause, and how often one is repeated.
 */
@NullMarked
package dev.swraudit.access.ratelimit;

import org.jspecify.annotations.NullMarked;
