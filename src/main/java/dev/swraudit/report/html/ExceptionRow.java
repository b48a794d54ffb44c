package dev.swraudit.report.html;

import java.util.List;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.ListedException;
import dev.swraudit.report.data.Markup;

/**
 * Row of the page for an exception.
 *
 * @param id id of the exception
 * @param path glob of the repositories, split after each slash
 * @param holder holder and rule
 * @param reason the reason
 * @param approval approver and first day
 * @param expires ISO date of the last day, or {@code never}
 * @param status status on the audit date
 * @param due whether the exception needs attention
 * @param uses number of findings that it covers
 */
record ExceptionRow(String id, List<String> path, String holder, String reason, String approval, String expires,
		String status, boolean due, long uses) implements TruncatedList.Row {

	private static final int TEXT = 200;

	private static final int REASON = 500;

	private static final int TAGS = 600;

	static ExceptionRow of(ListedException exception) {
		ListedException.Status status = exception.status();
		return new ExceptionRow(UntrustedText.escape(exception.id(), TEXT),
				Markup.path(exception.namespace() + "/" + exception.repository()),
				UntrustedText.escape(exception.userId(), TEXT) + ", rule " + exception.rule(),
				UntrustedText.escape(exception.reason(), REASON),
				UntrustedText.escape(exception.approver(), TEXT) + ", " + exception.approvedOn(),
				(exception.expires() != null) ? exception.expires().toString() : "never", status.text(),
				status.needsAttention(), exception.uses());
	}

	@Override
	public int bytes() {
		return TAGS + Markup.bytes(this.path) + Markup.bytes(this.id, this.holder, this.reason, this.approval);
	}

}
