package dev.swraudit.report.notify;

import java.util.List;
import java.util.Map;

import dev.swraudit.report.change.Gaps;
import dev.swraudit.report.data.AuditStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Finished audit with the details that notifications contain.
 *
 * @param statistics statistics of the audit
 * @param sumsSha256 SHA-256 of the published {@code SHA256SUMS}; null if the audit is not
 * published
 * @param newFindings the first new findings in the order of findings.csv
 * @param reopenedFindings the first reopened findings in this order
 * @param openByNamespace number of open findings by namespace, which is empty for
 * findings on users
 * @param gaps objects that were not read
 * @param lines first lines of the summary, for a chat
 */
public record FinishedAudit(AuditStatistics statistics, @Nullable String sumsSha256, List<NotifiedFinding> newFindings,
		List<NotifiedFinding> reopenedFindings, Map<String, Long> openByNamespace, Gaps gaps, List<String> lines) {

}
