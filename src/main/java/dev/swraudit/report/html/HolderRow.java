package dev.swraudit.report.html;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.Reasons;
import dev.swraudit.report.finding.ReportedDecision;
import dev.swraudit.report.finding.ReportedHolder;

/**
 * Holder of a finding, as the page shows it.
 *
 * @param account the account
 * @param person person and department; empty if they are not known
 * @param permission the permission
 * @param since ISO date of the first audit that found it
 * @param marks labels such as {@code new}
 * @param decisions decisions in words
 * @param exceptionRows rows of the exceptions file to copy, one for each rule
 */
record HolderRow(AccountLabel account, String person, String permission, String since, List<String> marks,
		List<String> decisions, List<String> exceptionRows) {

	private static final int TEXT = 200;

	private static final int TAGS = 225;

	private static final int TAGS_OF_MARK = 30;

	private static final int TAGS_OF_DECISION = 50;

	/**
	 * Returns the row of a holder.
	 * @param namespace the organization; empty for a finding on a user
	 * @param repository the repository; empty for a finding on an organization or a user
	 */
	static HolderRow of(ReportedHolder holder, String namespace, String repository) {
		return new HolderRow(AccountLabel.of(holder.userName(), holder.userId()), person(holder), holder.permission(),
				holder.firstSeen().toString(), Reasons.marks(holder),
				holder.decisions().stream().map(ReportedDecision::text).toList(),
				holder.rules()
					.stream()
					.map((rule) -> ExceptionRowLine.of(rule, namespace, repository, holder.userId()))
					.toList());
	}

	private static String person(ReportedHolder holder) {
		return Stream.of(holder.person(), holder.department())
			.flatMap(Stream::ofNullable)
			.map((text) -> UntrustedText.escape(text, TEXT))
			.collect(Collectors.joining(", "));
	}

	int bytes() {
		return TAGS + this.account.bytes() + Markup.bytes(this.person, this.permission)
				+ this.marks.stream().mapToInt((mark) -> TAGS_OF_MARK + 2 * mark.length()).sum()
				+ this.decisions.stream().mapToInt((decision) -> TAGS_OF_DECISION + Markup.bytes(decision)).sum()
				+ this.exceptionRows.stream().mapToInt(ExceptionRowLine::bytes).sum();
	}

}
