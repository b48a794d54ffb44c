/**
 * Findings of the reports, grouped by repository, the most urgent first.
 */
@NullMarked
package dev.swraudit.report.finding;

import org.jspecify.annotations.NullMarked;
