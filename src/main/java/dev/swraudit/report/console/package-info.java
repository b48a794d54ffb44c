/**
 * Summaries on standard output.
 */
@NullMarked
package dev.swraudit.report.console;

import org.jspecify.annotations.NullMarked;
