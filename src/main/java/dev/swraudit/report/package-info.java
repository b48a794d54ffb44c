/**
 * Wires the packages below it.
 */
@NullMarked
package dev.swraudit.report;

import org.jspecify.annotations.NullMarked;
