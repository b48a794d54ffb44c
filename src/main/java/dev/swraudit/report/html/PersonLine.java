package dev.swraudit.report.html;

import java.util.List;

import dev.swraudit.report.data.AccountText;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.Holder;
import dev.swraudit.report.finding.Reasons;

/**
 * Somebody who holds what is worth a look, as the page tells it.
 *
 * @param account who it is
 * @param permission what the account holds
 * @param since ISO date of the first audit that found it
 * @param marks what else to know
 */
public record PersonLine(AccountText account, String permission, String since, List<String> marks) {

	private static final int TAGS = 140;

	private static final int TAGS_OF_MARK = 30;

	static PersonLine of(Holder holder) {
		return new PersonLine(AccountText.of(holder.userName(), holder.userId()), holder.permission(),
				holder.firstSeen().toString(), Reasons.marks(holder));
	}

	int bytes() {
		return TAGS + this.account.bytes() + Markup.bytes(this.permission)
				+ this.marks.stream().mapToInt((mark) -> TAGS_OF_MARK + 2 * mark.length()).sum();
	}

}
