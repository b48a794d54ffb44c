package dev.swraudit.report.html;

import dev.swraudit.acceptance.ExceptionRowText;
import dev.swraudit.finding.Rule;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.Markup;

/**
 * Row of the exceptions file that a person can copy from the page.
 */
final class ExceptionRowLine {

	private static final int TAGS = 30;

	private static final String INVISIBLE = "The user id has invisible characters: copy it from review.csv.";

	private ExceptionRowLine() {
	}

	/**
	 * Returns the row for a finding. An id with invisible characters is not shown,
	 * because a row with the escaped id would cover nothing.
	 */
	static String of(Rule rule, String namespace, String repository, String userId) {
		String row = ExceptionRowText.of(rule.text(), namespace, repository, userId);
		return UntrustedText.escape(row).equals(row) ? row : INVISIBLE;
	}

	/** Returns the bytes that a row takes on the page. */
	static int bytes(String row) {
		return TAGS + Markup.bytes(row);
	}

}
