package dev.swraudit.report.html;

import java.util.List;
import java.util.Locale;

import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditReference;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.finding.AuditedRepository;
import dev.swraudit.report.finding.Highlights;
import org.jspecify.annotations.Nullable;

/**
 * What {@code report.html} says, in the order in which it says it; its template names
 * these components.
 *
 * @param headline the sentence to act on
 * @param complete whether the audit is
 * @param identity which audit it is
 * @param evidence of what it is, who was asked and when
 * @param tasks what there is to do
 * @param coverage what became of the records
 * @param findings the findings in numbers
 * @param namespaces where the flagged repositories are
 * @param trend how many there were from audit to audit
 * @param flagged repositories with a manager who did not create them
 * @param undetermined repositories of which it can't be told
 * @param notAudited records that were not read
 * @param resolved findings that this audit disproved
 * @param exceptionSummary how many exceptions there are of each standing; empty without
 * an exceptions file
 * @param exceptions what was accepted
 * @param run how the audit ran
 * @param files what was written beside the page
 */
record ReportPage(String headline, boolean complete, AuditIdentity identity, String evidence, List<Task> tasks,
		Coverage coverage, String findings, NamespaceChart namespaces, TrendChart trend,
		TruncatedList<RepositoryRow> flagged, TruncatedList<RepositoryRow> undetermined,
		TruncatedList<RepositoryRow> notAudited, TruncatedList<ResolvedRow> resolved, String exceptionSummary,
		TruncatedList<ExceptionRow> exceptions, List<RunFactList.Fact> run, List<FileEntry> files) {

	/**
	 * Bytes that the list of flagged repositories may take; with the others below 2 MB.
	 */
	private static final int ROOM = 1_000_000;

	private static final int SMALL_ROOM = 225_000;

	private static final String REPOSITORIES = "repositories.csv";

	static ReportPage of(AuditStatistics facts, PageData data, List<WrittenFile> files) {
		Highlights highlights = data.highlights();
		return new ReportPage(facts.headline(), facts.run().complete(), facts.identity(), RunFactList.evidence(facts),
				tasks(facts), Coverage.of(facts), findings(facts), NamespaceChart.of(data.namespaces()),
				TrendChart.of(data.trend()), repositories(highlights.flagged(), facts.verdict("FLAGGED"), ROOM),
				repositories(highlights.undetermined(), facts.verdict("UNDETERMINED"), SMALL_ROOM),
				repositories(highlights.notAudited(), facts.notAudited(), SMALL_ROOM),
				TruncatedList.of(highlights.resolved(), ResolvedRow::of, facts.change("RESOLVED"), SMALL_ROOM,
						"findings.csv"),
				data.exceptions().sentence(), TruncatedList.of(data.exceptions().first(), ExceptionRow::of,
						data.exceptions().total(), SMALL_ROOM, "exceptions.csv"),
				RunFactList.of(facts), files.stream().map(FileEntry::of).toList());
	}

	private static TruncatedList<RepositoryRow> repositories(List<AuditedRepository> first, long total, int room) {
		return TruncatedList.of(first, RepositoryRow::of, total, room, REPOSITORIES);
	}

	private static List<Task> tasks(AuditStatistics facts) {
		return List.of(new Task(facts.newAndOpen(), "new findings", since(facts.run().comparedWith()), "flagged"),
				new Task(facts.state("OPEN"), "open findings", "not accepted by an exception", "flagged"),
				new Task(facts.verdict("UNDETERMINED"), "undetermined", "repositories that may be affected",
						"undetermined"),
				new Task(facts.notAudited(), "not audited", "records of which nothing is known", "not-audited"));
	}

	private static String since(@Nullable AuditReference baseline) {
		return (baseline != null) ? "since the audit of " + baseline.auditDate() : "this is the scope's first audit";
	}

	private static String findings(AuditStatistics facts) {
		return facts.change("NEW") + " new, " + facts.change("EXISTING") + " read again, " + facts.change("UNVERIFIED")
				+ " not read this time, " + facts.change("RESOLVED") + " resolved; " + facts.state("OPEN") + " open, "
				+ facts.state("ACCEPTED") + " accepted.";
	}

	/**
	 * Something to do.
	 */
	record Task(long count, String what, String why, String section) {

		boolean due() {
			return this.count > 0;
		}

	}

	/**
	 * A file beside the page.
	 */
	record FileEntry(String name, String bytes, String rows, String sha256) {

		static FileEntry of(WrittenFile file) {
			Long rows = file.rows();
			return new FileEntry(file.name(), String.format(Locale.ROOT, "%,d", file.bytes()),
					(rows != null) ? String.format(Locale.ROOT, "%,d", rows) : "", file.sha256());
		}

	}

}
