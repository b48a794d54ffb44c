package dev.swraudit.report.console;

import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.finding.Movement;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.finding.OpenFindings;
import dev.swraudit.report.finding.OpenFindingsReader;
import dev.swraudit.report.finding.OpenUserFinding;
import dev.swraudit.report.finding.Reasons;
import dev.swraudit.report.finding.ReportedHolder;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists of a console summary with the open findings: the new ones, then the reopened
 * ones, then the older ones. Their lengths are the numbers of the movement.
 */
final class FindingLists {

	private static final int ROWS = 20;

	private static final int HOLDERS = 5;

	private final OpenFindingsReader findings;

	FindingLists(JdbcClient jdbc) {
		this.findings = new OpenFindingsReader(jdbc);
	}

	void addTo(SummaryText text, AuditStatistics statistics) {
		Movement movement = statistics.movement();
		int audit = statistics.id();
		add("New findings", this.findings.firstNew(audit, ROWS, HOLDERS), movement.appeared(), text);
		add("Reopened findings", this.findings.firstReopened(audit, ROWS, HOLDERS), movement.reopened(), text);
		add("Open since earlier audits", this.findings.firstOlder(audit, ROWS, HOLDERS),
				movement.open() - movement.newOrReopened(), text);
	}

	private static void add(String heading, List<OpenFindings> first, long total, SummaryText text) {
		long more = total - first.stream().mapToLong(OpenFindings::total).sum();
		text.list(heading, first, (more > 0) ? DisplayText.count(more, "more finding") + ": see findings.csv" : "",
				(found) -> add(found, text));
	}

	private static void add(OpenFindings found, SummaryText text) {
		if (!found.users().isEmpty()) {
			addUsers(found, text);
			return;
		}
		text.line("  " + SummaryNames.object(found.namespace(), found.repository()));
		text.detail(creator(found) + "; " + holders(found));
	}

	private static void addUsers(OpenFindings found, SummaryText text) {
		found.users().forEach((finding) -> text.row(user(finding)));
		long more = found.total() - found.named();
		if (more > 0) {
			text.row("and " + DisplayText.count(more, "more finding") + " on users");
		}
	}

	private static String user(OpenUserFinding finding) {
		String person = (finding.person() != null)
				? " (" + UntrustedText.escape(finding.person(), SummaryNames.ACCOUNT) + ")" : "";
		return "user: " + SummaryNames.account(finding.userName(), finding.userId()) + person + ": " + finding.rule()
				+ ", up to " + finding.permission() + " on " + DisplayText.count(finding.objects(), "object")
				+ (finding.verified() ? "" : " [" + Reasons.NOT_VERIFIED + "]");
	}

	private static String creator(OpenFindings found) {
		return "creator " + UntrustedText.escape(
				AccountLabel.ofCreator(found.repository().isEmpty(), found.creatorId(), found.creatorName()).name(),
				SummaryNames.ACCOUNT);
	}

	private static String holders(OpenFindings found) {
		String named = found.holders()
			.stream()
			.map((holder) -> holderText(holder, found.creatorName()))
			.collect(Collectors.joining(", "));
		long more = found.total() - found.named();
		return named + ((more > 0) ? " and " + more + " more" : "");
	}

	/** Adds the id where the creator has the same name. */
	private static String holderText(ReportedHolder holder, @Nullable String creator) {
		boolean namesake = holder.userName() != null && holder.userName().equals(creator);
		return SummaryNames.account(holder.userName(), holder.userId())
				+ (namesake ? " (" + UntrustedText.escape(holder.userId(), SummaryNames.ACCOUNT) + ")" : "")
				+ (holder.self() ? " [" + Reasons.AUDITING_ACCOUNT + "]" : "") + " holds " + holder.permission()
				+ (holder.verified() ? "" : " [" + Reasons.NOT_VERIFIED + "]");
	}

}
