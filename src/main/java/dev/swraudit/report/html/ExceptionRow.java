package dev.swraudit.report.html;

import java.time.LocalDate;
import java.util.List;

import dev.swraudit.acceptance.AcceptedException;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.ListedException;
import dev.swraudit.report.data.Markup;
import org.jspecify.annotations.Nullable;

/**
 * Row of the page for an exception.
 *
 * @param id id of the exception
 * @param path glob of the repositories, split after each slash, or the objects in words
 * @param holder name or id of the holder, or {@code *}
 * @param holderId id of the holder if the name is known; else empty
 * @param rule name of a rule, or {@code *}
 * @param reason the reason
 * @param approval approver and first day
 * @param expires ISO date of the last day, or {@code never}
 * @param ends days until its last day in words; empty if it has none or it has passed
 * @param status status on the audit date
 * @param due whether the exception needs attention
 * @param uses number of findings, or of gaps in coverage, that it covers, and of findings
 * that its end has reopened
 */
record ExceptionRow(String id, List<String> path, String holder, String holderId, String rule, String reason,
		String approval, String expires, String ends, String status, boolean due,
		String uses) implements TruncatedList.Row {

	private static final int TEXT = 200;

	private static final int REASON = 500;

	private static final int TAGS = 700;

	/**
	 * Returns the row of an exception.
	 * @param day the audit date
	 * @param userName name of the holder; null if it is not known
	 * @param reopened number of findings that the end of the exception has reopened
	 */
	static ExceptionRow of(ListedException exception, LocalDate day, @Nullable String userName, long reopened) {
		boolean ending = isEnding(exception, day);
		ListedException.Status status = exception.status();
		return new ExceptionRow(UntrustedText.escape(exception.id(), TEXT), Markup.path(objects(exception)),
				holder(exception, userName), (userName != null) ? UntrustedText.escape(exception.userId(), TEXT) : "",
				exception.rule(), UntrustedText.escape(exception.reason(), REASON),
				UntrustedText.escape(exception.approver(), TEXT) + ", " + exception.approvedOn(),
				(exception.expires() != null) ? exception.expires().toString() : "never", exception.endsIn(day),
				status(exception, ending), ending || status.needsAttention(), uses(exception, reopened));
	}

	private static String status(ListedException exception, boolean ending) {
		ListedException.Status status = exception.status();
		String text = status.text() + exception.unmatchedName().map((why) -> ", because " + why).orElse("");
		return (ending && status != ListedException.Status.ENDING_SOON)
				? text + ", ends within " + AcceptedException.SOON_DAYS + " days" : text;
	}

	/** Returns whether the last day has not passed, and is within the next days. */
	private static boolean isEnding(ListedException exception, LocalDate day) {
		LocalDate expires = exception.expires();
		return expires != null && !expires.isBefore(day) && !expires.isAfter(day.plusDays(AcceptedException.SOON_DAYS));
	}

	private static String objects(ListedException exception) {
		if (exception.repository().isEmpty()) {
			return exception.namespace().isEmpty() ? "findings per user" : exception.namespace() + " (organization)";
		}
		return exception.namespace() + "/" + exception.repository();
	}

	private static String holder(ListedException exception, @Nullable String userName) {
		String given = exception.userName();
		if (given != null) {
			return "user named " + UntrustedText.escape(given, TEXT);
		}
		return UntrustedText.escape((userName != null) ? userName : exception.userId(), TEXT);
	}

	private static String uses(ListedException exception, long reopened) {
		return DisplayText.number(exception.uses())
				+ ((reopened > 0) ? ", reopened " + DisplayText.number(reopened) : "");
	}

	@Override
	public int bytes() {
		return TAGS + Markup.bytes(this.path)
				+ Markup.bytes(this.id, this.holder, this.holderId, this.reason, this.approval, this.status);
	}

}
