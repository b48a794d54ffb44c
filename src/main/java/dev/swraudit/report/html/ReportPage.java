package dev.swraudit.report.html;

import java.util.List;
import java.util.Locale;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Verdict;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditReference;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.finding.AuditedRepository;
import dev.swraudit.report.finding.Highlights;
import org.jspecify.annotations.Nullable;

/**
 * Content of {@code report.html} in the order of the page. The template refers to these
 * components by name.
 *
 * @param headline the headline of the audit
 * @param complete whether the audit is complete
 * @param identity the identity of the audit
 * @param evidence population, endpoint, caller and period
 * @param tasks the numbers that need attention
 * @param coverage records by outcome
 * @param findings the findings in numbers
 * @param namespaces flagged repositories by namespace
 * @param trend flagged repositories by audit
 * @param flagged repositories with a manager other than the creator
 * @param undetermined repositories that may have one
 * @param notAudited records that were not read
 * @param resolved findings that this audit resolved
 * @param exceptionSummary number of exceptions by status; empty without an exceptions
 * file
 * @param exceptions the accepted exceptions
 * @param run facts of the run
 * @param files the other files of the publication
 */
record ReportPage(String headline, boolean complete, AuditIdentity identity, String evidence, List<Task> tasks,
		Coverage coverage, String findings, NamespaceChart namespaces, TrendChart trend,
		TruncatedList<RepositoryRow> flagged, TruncatedList<RepositoryRow> undetermined,
		TruncatedList<RepositoryRow> notAudited, TruncatedList<ResolvedRow> resolved, String exceptionSummary,
		TruncatedList<ExceptionRow> exceptions, List<RunFactList.Fact> run, List<FileEntry> files) {

	/**
	 * Maximum bytes of the list of flagged repositories, so that the page stays below 2
	 * MB.
	 */
	private static final int ROOM = 1_000_000;

	private static final int SMALL_ROOM = 225_000;

	private static final String REPOSITORIES = "repositories.csv";

	static ReportPage of(AuditStatistics statistics, PageData data, List<WrittenFile> files) {
		Highlights highlights = data.highlights();
		return new ReportPage(statistics.headline(), statistics.run().complete(), statistics.identity(),
				RunFactList.evidence(statistics), tasks(statistics), Coverage.of(statistics), findings(statistics),
				NamespaceChart.of(data.namespaces()), TrendChart.of(data.trend()),
				repositories(highlights.flagged(), statistics.count(Verdict.FLAGGED), ROOM),
				repositories(highlights.undetermined(), statistics.count(Verdict.UNDETERMINED), SMALL_ROOM),
				repositories(highlights.notAudited(), statistics.notAudited(), SMALL_ROOM),
				TruncatedList.of(highlights.resolved(), ResolvedRow::of, statistics.count(FindingChange.RESOLVED),
						SMALL_ROOM, "findings.csv"),
				data.exceptions().sentence(), TruncatedList.of(data.exceptions().first(), ExceptionRow::of,
						data.exceptions().total(), SMALL_ROOM, "exceptions.csv"),
				RunFactList.of(statistics), files.stream().map(FileEntry::of).toList());
	}

	private static TruncatedList<RepositoryRow> repositories(List<AuditedRepository> first, long total, int room) {
		return TruncatedList.of(first, RepositoryRow::of, total, room, REPOSITORIES);
	}

	private static List<Task> tasks(AuditStatistics statistics) {
		return List.of(
				new Task(statistics.newAndOpen(), "new findings", since(statistics.run().comparedWith()), "flagged"),
				new Task(statistics.count(FindingState.OPEN), "open findings", "not accepted by an exception",
						"flagged"),
				new Task(statistics.count(Verdict.UNDETERMINED), "undetermined", "repositories that may be affected",
						"undetermined"),
				new Task(statistics.notAudited(), "not audited", "records without an access list", "not-audited"));
	}

	private static String since(@Nullable AuditReference baseline) {
		return (baseline != null) ? "since the audit of " + baseline.auditDate() : "first audit of the scope";
	}

	private static String findings(AuditStatistics statistics) {
		return statistics.count(FindingChange.NEW) + " new, " + statistics.count(FindingChange.EXISTING) + " existing, "
				+ statistics.count(FindingChange.UNVERIFIED) + " unverified, "
				+ statistics.count(FindingChange.RESOLVED) + " resolved; " + statistics.count(FindingState.OPEN)
				+ " open, " + statistics.count(FindingState.ACCEPTED) + " accepted.";
	}

	/**
	 * Number that needs attention, with a link to its section.
	 */
	record Task(long count, String what, String why, String section) {

		boolean due() {
			return this.count > 0;
		}

	}

	/**
	 * File of the publication.
	 */
	record FileEntry(String name, String bytes, String rows, String sha256) {

		static FileEntry of(WrittenFile file) {
			Long rows = file.rows();
			return new FileEntry(file.name(), String.format(Locale.ROOT, "%,d", file.bytes()),
					(rows != null) ? String.format(Locale.ROOT, "%,d", rows) : "", file.sha256());
		}

	}

}
