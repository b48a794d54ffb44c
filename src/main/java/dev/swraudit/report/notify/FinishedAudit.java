package dev.swraudit.report.notify;

import java.util.List;
import java.util.Map;

import dev.swraudit.report.data.AuditStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Finished audit with the details that notifications contain.
 *
 * @param statistics statistics of the audit
 * @param sumsSha256 SHA-256 of the published {@code SHA256SUMS}; null if the audit is not
 * published
 * @param newFindings the first new and open findings in the order of findings.csv
 * @param openByNamespace number of open findings by namespace
 */
public record FinishedAudit(AuditStatistics statistics, @Nullable String sumsSha256, List<NewFinding> newFindings,
		Map<String, Long> openByNamespace) {

}
