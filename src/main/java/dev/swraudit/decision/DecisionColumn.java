package dev.swraudit.decision;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Column that is read from a decisions file, in the order of {@code decisions.csv}.
 */
enum DecisionColumn {

	PERMISSION("permission", false, false),

	DECISION("decision", true, false),

	DECIDED_BY("decided_by", true, false),

	DECIDED_ON("decided_on", true, true),

	REASON("reason", true, false),

	KEEP_UNTIL("keep_until", false, true),

	REVOKE_BY("revoke_by", false, true),

	FINGERPRINT("fingerprint", true, false);

	/** End of the messages about a header. */
	static final String NEEDED = "a decisions file has the columns " + Arrays.stream(values())
		.filter(DecisionColumn::isRequired)
		.map(DecisionColumn::text)
		.collect(Collectors.joining(",")) + " of review.csv";

	private final String text;

	private final boolean required;

	private final boolean date;

	DecisionColumn(String text, boolean required, boolean date) {
		this.text = text;
		this.required = required;
		this.date = date;
	}

	/** Returns the name in the header. */
	String text() {
		return this.text;
	}

	/** Returns whether the header must have the column. */
	boolean isRequired() {
		return this.required;
	}

	/** Returns whether a number in a workbook is a date. */
	boolean isDate() {
		return this.date;
	}

	/** Returns the names of all columns. */
	static List<String> names() {
		return Arrays.stream(values()).map(DecisionColumn::text).toList();
	}

}
