package dev.swraudit.report.history;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.swraudit.report.publish.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Counts of an export of a period: {@code summary.json}.
 *
 * @param filter the conditions by name; null if there are none
 * @param changes rows of {@code changes.csv}
 * @param findings rows of {@code finding-history.csv}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PeriodSummary(int schemaVersion, String scope, LocalDate from, LocalDate to,
		@Nullable Map<String, String> filter, AuditCounts audits, Map<String, Long> changes, Findings findings) {

	static PeriodSummary of(PeriodRequest request, PeriodCounts counts) {
		return new PeriodSummary(Summary.SCHEMA_VERSION, request.scope(), request.period().from(),
				request.period().to(), request.filter().isAll() ? null : request.filter().parts(), counts.audits(),
				changes(counts.changes()), Findings.of(counts.findings()));
	}

	private static Map<String, Long> changes(ChangeCounts counts) {
		Map<String, Long> changes = new LinkedHashMap<>();
		changes.put("rows", counts.rows());
		changes.putAll(counts.byName());
		return changes;
	}

	/**
	 * Findings by result.
	 *
	 * @param opening those of the first publication of the period
	 * @param later the others
	 */
	record Findings(long rows, Map<String, Long> opening, Map<String, Long> later) {

		static Findings of(FindingCounts counts) {
			return new Findings(counts.rows(), counts.opening().byName(), counts.later().byName());
		}

	}

}
