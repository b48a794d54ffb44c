package dev.swraudit.report.html;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Verdict;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AccountFacts;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditReference;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.Headline;
import dev.swraudit.report.data.Populations;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.finding.AuditedRepository;
import dev.swraudit.report.finding.Highlights;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

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
 * @param population the comparison with the repositories that SWR lists
 * @param organizationCounts organizations by outcome
 * @param incompleteLists organizations of which SWR counts more users than it lists
 * grants
 * @param sources the sources of the evidence
 * @param texts sentences that depend on what was read of the sources
 * @param findings the findings in numbers
 * @param namespaces flagged repositories by namespace
 * @param trend flagged repositories by audit
 * @param flagged repositories with a manager other than the creator
 * @param undetermined repositories that may have one
 * @param notAudited records that were not read
 * @param organizations organizations with findings, or whose grants were not read
 * @param pullable repositories that everybody or another account may pull
 * @param resolved findings that this audit resolved
 * @param exceptionSummary number of exceptions by status; empty without an exceptions
 * file
 * @param exceptions the accepted exceptions
 * @param run facts of the run
 * @param files the other files of the publication
 */
record ReportPage(String headline, boolean complete, AuditIdentity identity, String evidence, List<Task> tasks,
		Coverage coverage, String population, String organizationCounts, List<String> incompleteLists,
		List<SourceRow> sources, SourceTexts texts, String findings, NamespaceChart namespaces, TrendChart trend,
		TruncatedList<RepositoryRow> flagged, TruncatedList<RepositoryRow> undetermined,
		TruncatedList<RepositoryRow> notAudited, TruncatedList<RepositoryRow> organizations,
		TruncatedList<RepositoryRow> pullable, TruncatedList<ResolvedRow> resolved, String exceptionSummary,
		TruncatedList<ExceptionRow> exceptions, List<RunFactList.Fact> run, List<FileEntry> files) {

	/**
	 * Maximum bytes of the list of flagged repositories, so that the page stays below 2
	 * MB.
	 */
	private static final int ROOM = 1_000_000;

	private static final int SMALL_ROOM = 225_000;

	/** Maximum number of organizations with fewer grants than users. */
	private static final int LISTS = 100;

	private static final String REPOSITORIES = "repositories.csv";

	private static final String FINDINGS = "findings.csv";

	private static final String ORGANIZATIONS = "organizations.csv and findings.csv";

	static ReportPage of(AuditStatistics statistics, PageData data, List<WrittenFile> files) {
		Highlights highlights = data.highlights();
		return new ReportPage(statistics.headline(), statistics.run().complete(), statistics.identity(),
				RunFactList.evidence(statistics), tasks(statistics), Coverage.of(statistics),
				StringUtils.capitalize(Populations.sentence(statistics.account())) + ".",
				organizationCounts(statistics.account()), incompleteLists(statistics.account()),
				statistics.account().sources().stream().map(SourceRow::of).toList(),
				SourceTexts.of(statistics.account()), findings(statistics), NamespaceChart.of(data.namespaces()),
				TrendChart.of(data.trend()),
				repositories(highlights.flagged(), data, statistics.count(Verdict.FLAGGED), ROOM, REPOSITORIES),
				repositories(highlights.undetermined(), data, statistics.count(Verdict.UNDETERMINED), SMALL_ROOM,
						REPOSITORIES),
				repositories(highlights.notAudited(), data, statistics.notAudited(), SMALL_ROOM, REPOSITORIES),
				repositories(highlights.organizations().first(), data, highlights.organizations().total(), SMALL_ROOM,
						ORGANIZATIONS),
				repositories(highlights.pullable().first(), data, highlights.pullable().total(), SMALL_ROOM, FINDINGS),
				TruncatedList.of(highlights.resolved(), ResolvedRow::of, statistics.count(FindingChange.RESOLVED),
						SMALL_ROOM, FINDINGS),
				data.exceptions().sentence(), TruncatedList.of(data.exceptions().first(), ExceptionRow::of,
						data.exceptions().total(), SMALL_ROOM, "exceptions.csv"),
				RunFactList.of(statistics), files.stream().map(FileEntry::of).toList());
	}

	private static TruncatedList<RepositoryRow> repositories(List<AuditedRepository> first, PageData data, long total,
			int room, String file) {
		return TruncatedList.of(first, (row) -> RepositoryRow.of(row, data.organizationManagers()), total, room, file);
	}

	private static String organizationCounts(AccountFacts account) {
		return Headline.count(account.organizationCount(), "organization")
				+ ((account.organizationCount() > 0) ? ": " + account.outcomes() + "." : ".");
	}

	private static List<String> incompleteLists(AccountFacts account) {
		return account.incompleteLists()
			.stream()
			.limit(LISTS)
			.map((list) -> UntrustedText.escape(list.namespace()) + ": " + list.counts())
			.toList();
	}

	private static List<Task> tasks(AuditStatistics statistics) {
		return List.of(
				new Task(statistics.movement().appeared(), "new findings", since(statistics.run().comparedWith()),
						"flagged"),
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
	 * Source of the evidence.
	 *
	 * @param reason the reason why it was not read whole; empty if it was
	 */
	record SourceRow(String name, String status, String reason) {

		static SourceRow of(AccountFacts.Source source) {
			return new SourceRow(source.name(), source.status().name(),
					UntrustedText.escape(Objects.toString(source.reason(), "")));
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
