package dev.swraudit.report.html;

import java.util.List;

import dev.swraudit.report.data.Legible;
import dev.swraudit.report.data.ListedException;
import dev.swraudit.report.data.Markup;

/**
 * A row of the exceptions file, as the page tells it.
 *
 * @param id what the file calls it
 * @param path glob of the repositories that it covers, cut behind each slash
 * @param holder whom it covers, and by which rule
 * @param reason why
 * @param approval who accepted it, and since when
 * @param expires ISO date of its last day, or {@code never}
 * @param standing what has become of it
 * @param due whether somebody should do something about it
 * @param uses how many findings it covers
 */
record ExceptionRow(String id, List<String> path, String holder, String reason, String approval, String expires,
		String standing, boolean due, long uses) implements TruncatedList.Row {

	private static final int TEXT = 200;

	private static final int REASON = 500;

	private static final int TAGS = 600;

	static ExceptionRow of(ListedException exception) {
		ListedException.Standing standing = exception.standing();
		return new ExceptionRow(Legible.of(exception.id(), TEXT),
				Markup.path(exception.namespace() + "/" + exception.repository()),
				Legible.of(exception.userId(), TEXT) + ", rule " + exception.rule(),
				Legible.of(exception.reason(), REASON),
				Legible.of(exception.approver(), TEXT) + ", " + exception.approvedOn(),
				(exception.expires() != null) ? exception.expires().toString() : "never", standing.text(),
				standing.isDue(), exception.uses());
	}

	@Override
	public int bytes() {
		return TAGS + Markup.bytes(this.path) + Markup.bytes(this.id, this.holder, this.reason, this.approval);
	}

}
