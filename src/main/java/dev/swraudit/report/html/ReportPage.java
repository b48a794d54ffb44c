package dev.swraudit.report.html;

import java.util.List;
import java.util.Objects;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.change.CompletionText;
import dev.swraudit.report.data.AccountFacts;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditReference;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Populations;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.people.PeopleFacts;

/**
 * Content of {@code report.html} in the order of the page. The template refers to these
 * components by name.
 *
 * @param identity the identity of the audit
 * @param title the scope and the date in words
 * @param subject when the audit ended, and its baseline
 * @param complete whether the audit is complete
 * @param headline whether the audit is complete, in words
 * @param share how much of what exists was read
 * @param evidence population, endpoint, caller and period
 * @param cards numbers at the head of the page
 * @param changes what changed since the baseline
 * @param peopleList the people list in words
 * @param findings the findings that are not closed
 * @param lists the other lists
 * @param review the review, and the rows of the decisions files that do not hold
 * @param exceptionSummary number of exceptions by status; empty without an exceptions
 * file
 * @param ages open findings by age
 * @param trend open findings by audit
 * @param coverage records by outcome
 * @param population the comparison with the repositories that SWR lists
 * @param organizationCounts organizations by outcome
 * @param incompleteLists organizations of which SWR counts more users than it lists
 * grants
 * @param sources the sources of the evidence
 * @param texts sentences that depend on what was read of the sources
 * @param run facts of the run
 */
record ReportPage(AuditIdentity identity, String title, String subject, boolean complete, String headline,
		CoverageHeadline share, String evidence, List<Card> cards, ChangeSection changes, String peopleList,
		FindingSection findings, PageLists lists, ReviewSection review, String exceptionSummary, AgeBars ages,
		TrendChart trend, Coverage coverage, String population, String organizationCounts, List<String> incompleteLists,
		List<SourceRow> sources, SourceTexts texts, List<RunFactList.Fact> run) {

	/** Maximum bytes of all lists, so that the page stays below 2 MB. */
	private static final int ROOM = 1_850_000;

	private static final int ROOM_OF_DECISIONS = 60_000;

	private static final int ROOM_OF_CHANGES = 100_000;

	/** Maximum number of organizations with fewer grants than users. */
	private static final int LISTS = 100;

	static ReportPage of(AuditStatistics statistics, PageData data, List<WrittenFile> files) {
		ReviewSection review = ReviewSection.of(statistics, data.decisions(), data.revocations(), ROOM_OF_DECISIONS);
		PageLists lists = PageLists.of(statistics, data, files);
		ChangeSection changes = ChangeSection.of(statistics, data.changes(), ROOM_OF_CHANGES);
		int room = ROOM - review.bytes() - lists.bytes() - changes.bytes();
		AuditIdentity identity = statistics.identity();
		return new ReportPage(identity, identity.scope() + ", " + DisplayText.date(identity.auditDate()),
				subject(statistics), statistics.run().complete(), CompletionText.of(statistics, data.gaps()) + ".",
				CoverageHeadline.of(statistics, data.gaps().unreadable()), RunFactList.evidence(statistics),
				Card.of(statistics, data), changes, peopleList(data.people()),
				FindingSection.of(statistics, data, room), lists, review, data.exceptions().sentence(),
				AgeBars.of(data.overview().ages()), TrendChart.of(data.trend()),
				Coverage.of(statistics, data.acceptedGaps()), Populations.text(statistics.account()),
				organizationCounts(statistics.account()), incompleteLists(statistics.account()),
				statistics.account().sources().stream().map(SourceRow::of).toList(),
				SourceTexts.of(statistics.account()), RunFactList.of(statistics));
	}

	private static String subject(AuditStatistics statistics) {
		AuditIdentity identity = statistics.identity();
		AuditReference baseline = statistics.run().comparedWith();
		return "Audit of " + DisplayText.date(identity.auditDate())
				+ ((identity.revision() > 1) ? ", revision " + identity.revision() : "")
				+ (statistics.run().backdated() ? " (backdated)" : "") + ", finished "
				+ DisplayText.minute(statistics.run().finishedAt()) + " UTC · " + ((baseline != null)
						? "compared with " + DisplayText.date(baseline.auditDate()) : "first audit of the scope");
	}

	private static String peopleList(PeopleFacts people) {
		Integer rows = people.listRows();
		return (rows != null)
				? "The people list has " + DisplayText.number(rows) + " entries"
						+ ((people.ambiguous() > 0) ? "; names that several users bear match nobody: "
								+ DisplayText.number(people.ambiguous()) : "")
						+ "."
				: "The audit has no people list (audit.people), so robots, departments and users who have left are not"
						+ " known.";
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
