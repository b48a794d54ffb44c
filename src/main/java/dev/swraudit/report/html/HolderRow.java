package dev.swraudit.report.html;

import java.util.List;

import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.Reasons;
import dev.swraudit.report.finding.ReportedHolder;

/**
 * Somebody who holds what is worth a look, as the page tells it.
 *
 * @param account who it is
 * @param permission what the account holds
 * @param since ISO date of the first audit that found it
 * @param marks what else to know
 */
public record HolderRow(AccountLabel account, String permission, String since, List<String> marks) {

	private static final int TAGS = 140;

	private static final int TAGS_OF_MARK = 30;

	static HolderRow of(ReportedHolder reportedHolder) {
		return new HolderRow(AccountLabel.of(reportedHolder.userName(), reportedHolder.userId()),
				reportedHolder.permission(), reportedHolder.firstSeen().toString(), Reasons.marks(reportedHolder));
	}

	int bytes() {
		return TAGS + this.account.bytes() + Markup.bytes(this.permission)
				+ this.marks.stream().mapToInt((mark) -> TAGS_OF_MARK + 2 * mark.length()).sum();
	}

}
