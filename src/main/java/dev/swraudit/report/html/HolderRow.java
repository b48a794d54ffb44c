package dev.swraudit.report.html;

import java.util.List;

import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.Reasons;
import dev.swraudit.report.finding.ReportedHolder;

/**
 * Holder of a finding, as the page shows it.
 *
 * @param account the account
 * @param permission the permission
 * @param since ISO date of the first audit that found it
 * @param marks labels such as {@code new}
 */
record HolderRow(AccountLabel account, String permission, String since, List<String> marks) {

	private static final int TAGS = 140;

	private static final int TAGS_OF_MARK = 30;

	static HolderRow of(ReportedHolder holder) {
		return new HolderRow(AccountLabel.of(holder.userName(), holder.userId()), holder.permission(),
				holder.firstSeen().toString(), Reasons.marks(holder));
	}

	int bytes() {
		return TAGS + this.account.bytes() + Markup.bytes(this.permission)
				+ this.marks.stream().mapToInt((mark) -> TAGS_OF_MARK + 2 * mark.length()).sum();
	}

}
