package dev.swraudit.report.notify;

import java.util.List;
import java.util.Map;

import dev.swraudit.report.data.AuditStatistics;
import org.jspecify.annotations.Nullable;

/**
 * An audit that has come to its end, as those are told of it who are not there.
 *
 * @param facts its numbers
 * @param sumsSha256 hash of its published {@code SHA256SUMS}; null if it is not published
 * @param newFindings the first findings that are new and open, in the order of
 * findings.csv
 * @param openByNamespace how many findings are open, for each namespace that has some
 */
public record FinishedAudit(AuditStatistics facts, @Nullable String sumsSha256, List<NewFinding> newFindings,
		Map<String, Long> openByNamespace) {

}
