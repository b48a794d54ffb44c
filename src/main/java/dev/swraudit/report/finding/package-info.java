/**
 * Findings as reports show them: grouped by repository, the most important first.
 */
@NullMarked
package dev.swraudit.report.finding;

import org.jspecify.annotations.NullMarked;
