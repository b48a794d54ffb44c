package dev.swraudit.report.history;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.finding.Rule;
import dev.swraudit.history.FindingResult;
import dev.swraudit.history.Period;
import dev.swraudit.ledger.Counts;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.Json;
import dev.swraudit.report.files.WrittenFile;

/**
 * Content of the page of a period. The template refers to these components by name.
 *
 * @param filter the conditions; empty if there are none
 * @param whole whether each day has an audit, and all of them are complete
 * @param headline the audits in words
 * @param gaps ranges of days without an audit
 * @param moreGaps number of the other ranges; empty if there are none
 * @param firstReadings number of permissions that began with the first reading of their
 * list
 * @param changes the changes by month and organization
 * @param revocationTime how long it took to revoke permissions
 * @param stillHeld number of permissions that the last audit read
 * @param notRead number of permissions of which the last audit did not read the list
 * @param open findings that are not closed at the end, by rule
 * @param results findings by result
 * @param resultSums the sums of the results
 */
record PeriodPage(String scope, Period period, String filter, boolean whole, String headline, List<String> gaps,
		String moreGaps, long firstReadings, ChangeTables changes, String revocationTime, long stillHeld, long notRead,
		List<OpenRow> open, List<ResultRow> results, ResultRow resultSums, List<FileRow> files, String exportedAt,
		String toolVersion) {

	private static final int GAPS = 100;

	static PeriodPage of(PeriodRequest request, PeriodAudits audits, PeriodCounts counts, List<WrittenFile> files,
			Instant exportedAt, String toolVersion) {
		List<DayRange> gaps = DayRange.of(audits.missedDays());
		ChangeCounts changes = counts.changes();
		FindingCounts findings = counts.findings();
		return new PeriodPage(request.scope(), request.period(), filter(request.filter()), counts.audits().isWhole(),
				(counts.audits().isWhole() ? "COMPLETE: " : "INCOMPLETE: ") + counts.audits().text(),
				gaps.stream().limit(GAPS).map(DayRange::text).toList(),
				(gaps.size() > GAPS) ? Integer.toString(gaps.size() - GAPS) : "",
				changes.get(ChangeKind.HELD_AT_FIRST_READING), ChangeTables.of(audits, changes),
				text(changes.revocationTime()), changes.get(ChangeKind.STILL_HELD), changes.get(ChangeKind.NOT_READ),
				open(findings.notClosed()), results(findings),
				new ResultRow("Total", findings.opening().sum(), findings.later().sum(), findings.rows()),
				files.stream().map(FileRow::of).toList(), Json.second(exportedAt), toolVersion);
	}

	private static String filter(ExportFilter filter) {
		return filter.parts()
			.entrySet()
			.stream()
			.map((part) -> part.getKey() + "=" + UntrustedText.escape(part.getValue()))
			.collect(Collectors.joining(", "));
	}

	private static String text(RevocationTime time) {
		return (time.number() == 0) ? "No permission that was granted in the period was revoked in it."
				: "Mean time to revoke: " + time.meanDays() + " days, over "
						+ DisplayText.count(time.number(), "permission")
						+ ": from first_seen to first_absent of the rows of changes.csv with the end REVOKED that"
						+ " began in the period and have a last_absent.";
	}

	private static List<OpenRow> open(Map<Rule, Counts<FindingResult>> notClosed) {
		return notClosed.entrySet().stream().map((entry) -> OpenRow.of(entry.getKey(), entry.getValue())).toList();
	}

	private static List<ResultRow> results(FindingCounts findings) {
		return Arrays.stream(FindingResult.values())
			.map((result) -> new ResultRow(result.name(), findings.opening().get(result), findings.later().get(result),
					findings.opening().get(result) + findings.later().get(result)))
			.toList();
	}

	/**
	 * Findings of one rule that are not closed.
	 */
	record OpenRow(String rule, long kept, long accepted, long notRevoked, long undecided, long sum) {

		static OpenRow of(Rule rule, Counts<FindingResult> counts) {
			return new OpenRow(rule.text(), counts.get(FindingResult.KEPT),
					counts.get(FindingResult.ACCEPTED_BY_EXCEPTION), counts.get(FindingResult.NOT_REVOKED),
					counts.get(FindingResult.UNDECIDED), counts.sum());
		}

	}

	/**
	 * Findings with one result.
	 *
	 * @param opening those of the first publication of the period
	 * @param later the others
	 */
	record ResultRow(String result, long opening, long later, long sum) {
	}

	/**
	 * File in the directory of the page.
	 *
	 * @param rows number of its rows; empty if it has none
	 */
	record FileRow(String name, String rows, long bytes, String sha256) {

		static FileRow of(WrittenFile file) {
			Long rows = file.rows();
			return new FileRow(file.name(), (rows != null) ? rows.toString() : "", file.bytes(), file.sha256());
		}

	}

}
