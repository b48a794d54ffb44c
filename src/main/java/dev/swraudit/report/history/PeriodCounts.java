package dev.swraudit.report.history;

/**
 * Counts of an export of a period, for the page, the summary and the console.
 */
public record PeriodCounts(AuditCounts audits, ChangeCounts changes, FindingCounts findings) {
}
