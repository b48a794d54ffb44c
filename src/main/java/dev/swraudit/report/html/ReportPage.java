package dev.swraudit.report.html;

import java.util.List;
import java.util.Objects;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Verdict;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AccountFacts;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Populations;
import dev.swraudit.report.files.WrittenFile;

/**
 * Content of {@code report.html} in the order of the page. The template refers to these
 * components by name.
 *
 * @param headline the headline of the audit
 * @param complete whether the audit is complete
 * @param identity the identity of the audit
 * @param evidence population, endpoint, caller and period
 * @param tasks the numbers that need attention
 * @param review the review, and the rows of the decisions files that do not hold
 * @param coverage records by outcome
 * @param population the comparison with the repositories that SWR lists
 * @param organizationCounts organizations by outcome
 * @param incompleteLists organizations of which SWR counts more users than it lists
 * grants
 * @param sources the sources of the evidence
 * @param texts sentences that depend on what was read of the sources
 * @param movement the movement of the open findings since the baseline
 * @param findings the findings by change and state
 * @param namespaces flagged repositories by namespace
 * @param trend flagged repositories by audit
 * @param flagged repositories with a manager other than the creator
 * @param lists the other lists
 * @param exceptionSummary number of exceptions by status; empty without an exceptions
 * file
 * @param run facts of the run
 */
record ReportPage(String headline, boolean complete, AuditIdentity identity, String evidence, List<Task> tasks,
		ReviewSection review, Coverage coverage, String population, String organizationCounts,
		List<String> incompleteLists, List<SourceRow> sources, SourceTexts texts, String movement, String findings,
		NamespaceChart namespaces, TrendChart trend, TruncatedList<RepositoryRow> flagged, PageLists lists,
		String exceptionSummary, List<RunFactList.Fact> run) {

	/** Maximum bytes of all lists, so that the page stays below 2 MB. */
	private static final int ROOM = 1_850_000;

	private static final int ROOM_OF_DECISIONS = 60_000;

	/** Maximum number of organizations with fewer grants than users. */
	private static final int LISTS = 100;

	static ReportPage of(AuditStatistics statistics, PageData data, List<WrittenFile> files) {
		ReviewSection review = ReviewSection.of(statistics, data.decisions(), ROOM_OF_DECISIONS);
		PageLists lists = PageLists.of(statistics, data, files);
		int room = ROOM - review.bad().bytes() - review.stale().bytes() - lists.bytes();
		return new ReportPage(statistics.headline(), statistics.run().complete(), statistics.identity(),
				RunFactList.evidence(statistics), Task.of(statistics, data.decisions().total() > 0), review,
				Coverage.of(statistics, data.gaps()), Populations.text(statistics.account()),
				organizationCounts(statistics.account()), incompleteLists(statistics.account()),
				statistics.account().sources().stream().map(SourceRow::of).toList(),
				SourceTexts.of(statistics.account()), statistics.movement().equation(), findings(statistics),
				NamespaceChart.of(data.namespaces()), TrendChart.of(data.trend()),
				TruncatedList.of(data.highlights().flagged(),
						(row) -> RepositoryRow.of(row, data.organizationManagers()), statistics.count(Verdict.FLAGGED),
						room, PageLists.REPOSITORIES),
				lists, data.exceptions().sentence(), RunFactList.of(statistics));
	}

	private static String organizationCounts(AccountFacts account) {
		return DisplayText.count(account.organizationCount(), "organization")
				+ ((account.organizationCount() > 0) ? ": " + account.outcomes() + "." : ".");
	}

	private static List<String> incompleteLists(AccountFacts account) {
		return account.incompleteLists()
			.stream()
			.limit(LISTS)
			.map((list) -> UntrustedText.escape(list.namespace()) + ": " + list.counts())
			.toList();
	}

	private static String findings(AuditStatistics statistics) {
		return statistics.count(FindingChange.NEW) + " new, " + statistics.count(FindingChange.EXISTING) + " existing, "
				+ statistics.count(FindingChange.REOPENED) + " reopened, " + statistics.count(FindingChange.UNVERIFIED)
				+ " unverified, " + statistics.count(FindingChange.RESOLVED) + " resolved; "
				+ statistics.count(FindingState.OPEN) + " open, " + statistics.count(FindingState.ACCEPTED)
				+ " accepted.";
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

}
