package dev.swraudit.report.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that wraps lines between words at {@value #WIDTH} characters, the width of a mail.
 */
final class SummaryText {

	static final int WIDTH = 110;

	static final int INDENT = 15;

	private final StringBuilder text = new StringBuilder();

	void blank() {
		this.text.append('\n');
	}

	void line(String line) {
		this.text.append(line).append('\n');
	}

	/** Adds a label and words that wrap. */
	void entry(String label, String words) {
		lines(label, List.of(words)).forEach(this::line);
	}

	/** Returns the lines of a label with rows beside it, which wrap. */
	static List<String> lines(String label, List<String> rows) {
		List<String> lines = new ArrayList<>();
		for (String row : rows) {
			String start = lines.isEmpty() ? label : "";
			lines.addAll(wrap(start + " ".repeat(Math.max(1, INDENT - start.length())), row));
		}
		return lines;
	}

	private static List<String> wrap(String start, String words) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder(start);
		boolean first = true;
		for (String word : words.split(" ", -1)) {
			if (!first && line.length() + 1 + word.length() > WIDTH) {
				lines.add(line.toString().stripTrailing());
				line = new StringBuilder(" ".repeat(INDENT + 2));
				first = true;
			}
			line.append(first ? "" : " ").append(word);
			first = false;
		}
		lines.add(line.toString());
		return lines;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
