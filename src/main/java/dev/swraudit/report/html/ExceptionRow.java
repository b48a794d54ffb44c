package dev.swraudit.report.html;

import java.time.LocalDate;
import java.util.List;

import dev.swraudit.acceptance.AcceptedException;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.ListedException;
import dev.swraudit.report.data.Markup;

/**
 * Row of the page for an exception.
 *
 * @param id id of the exception
 * @param path glob of the repositories, split after each slash, or the objects in words
 * @param holder holder and rule
 * @param reason the reason
 * @param approval approver and first day
 * @param expires ISO date of the last day, or {@code never}
 * @param status status on the audit date
 * @param due whether the exception needs attention
 * @param uses number of findings, or of gaps in coverage, that it covers
 */
record ExceptionRow(String id, List<String> path, String holder, String reason, String approval, String expires,
		String status, boolean due, long uses) implements TruncatedList.Row {

	private static final int TEXT = 200;

	private static final int REASON = 500;

	private static final int TAGS = 600;

	/**
	 * Returns the row of an exception.
	 * @param day the audit date
	 */
	static ExceptionRow of(ListedException exception, LocalDate day) {
		boolean ending = isEnding(exception, day);
		ListedException.Status status = exception.status();
		return new ExceptionRow(UntrustedText.escape(exception.id(), TEXT), Markup.path(objects(exception)),
				holder(exception) + ", rule " + exception.rule(), UntrustedText.escape(exception.reason(), REASON),
				UntrustedText.escape(exception.approver(), TEXT) + ", " + exception.approvedOn(),
				(exception.expires() != null) ? exception.expires().toString() : "never", status(exception, ending),
				ending || status.needsAttention(), exception.uses());
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

	private static String holder(ListedException exception) {
		String userName = exception.userName();
		return (userName != null) ? "user named " + UntrustedText.escape(userName, TEXT)
				: UntrustedText.escape(exception.userId(), TEXT);
	}

	@Override
	public int bytes() {
		return TAGS + Markup.bytes(this.path) + Markup.bytes(this.id, this.holder, this.reason, this.approval);
	}

}
