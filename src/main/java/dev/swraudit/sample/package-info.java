/**
 * Sample SWR: serves the responses of {@code sample-input/} on a loopback port.
 */
@NullMarked
package dev.swraudit.sample;

import org.jspecify.annotations.NullMarked;
