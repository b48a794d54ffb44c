/**
 * An SWR to try it on: serves the answers of {@code sample-input/} on a loopback port.
 */
@NullMarked
package dev.swraudit.sample;

import org.jspecify.annotations.NullMarked;
