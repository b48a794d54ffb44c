package dev.swraudit.report.console;

import dev.swraudit.acceptance.AcceptedException;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.ExceptionExcerpt;
import dev.swraudit.report.data.ExceptionsReader;
import dev.swraudit.report.data.ListedException;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lines of a console summary about the exceptions of an audit.
 */
final class ExceptionLists {

	private static final int ROWS = 20;

	private final ExceptionsReader exceptions;

	ExceptionLists(JdbcClient jdbc) {
		this.exceptions = new ExceptionsReader(jdbc);
	}

	/** Returns the exceptions by status in words; empty if there are none. */
	String counts(int auditId) {
		return this.exceptions.read(auditId, 0).sentence();
	}

	void addTo(SummaryText text, int auditId) {
		add("Exceptions that end within " + AcceptedException.SOON_DAYS + " days",
				this.exceptions.endingSoon(auditId, ROWS), text);
		add("Exceptions without effect because of their user_name", this.exceptions.unmatchedNames(auditId, ROWS),
				text);
	}

	private static void add(String heading, ExceptionExcerpt excerpt, SummaryText text) {
		long more = excerpt.total() - excerpt.first().size();
		text.list(heading, excerpt.first(), (more > 0) ? more + " more: see exceptions.csv" : "",
				(exception) -> text.row(line(exception)));
	}

	private static String line(ListedException exception) {
		String id = UntrustedText.escape(exception.id(), SummaryNames.ACCOUNT);
		return id + exception.unmatchedName()
			.map((reason) -> ": " + reason)
			.orElseGet(
					() -> " ends on " + exception.expires() + ", covers " + exception.coverage() + holder(exception));
	}

	private static String holder(ListedException exception) {
		return (exception.userName() != null) ? " of " + UntrustedText.escape(exception.holder(), SummaryNames.ACCOUNT)
				: "";
	}

}
