package dev.swraudit.report.console;

import java.util.List;
import java.util.function.Consumer;

/**
 * Text that wraps lines between words at {@value #WIDTH} characters, the width of a mail.
 */
final class SummaryText {

	private static final int WIDTH = 78;

	private static final int INDENT = 15;

	private final StringBuilder text = new StringBuilder();

	void blank() {
		this.text.append('\n');
	}

	void line(String line) {
		this.text.append(line).append('\n');
	}

	void entry(String name, String words) {
		wrap(name + " ".repeat(INDENT - name.length()), words, INDENT);
	}

	void row(String words) {
		wrap("  ", words, 6);
	}

	void detail(String words) {
		wrap("    ", words, 6);
	}

	/**
	 * Adds a heading and the first rows of a list.
	 * @param more number and place of the remaining rows; empty if there are none
	 */
	<T> void list(String heading, List<T> rows, String more, Consumer<T> row) {
		if (rows.isEmpty()) {
			return;
		}
		blank();
		line(heading);
		rows.forEach(row);
		if (!more.isEmpty()) {
			line("  and " + more);
		}
	}

	private void wrap(String start, String words, int indent) {
		StringBuilder line = new StringBuilder(start);
		boolean first = true;
		for (String word : words.split(" ", -1)) {
			if (!first && line.length() + 1 + word.length() > WIDTH) {
				line(line.toString());
				line = new StringBuilder(" ".repeat(indent));
				first = true;
			}
			line.append(first ? "" : " ").append(word);
			first = false;
		}
		line(line.toString());
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
