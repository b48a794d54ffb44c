package dev.swraudit.target;

import org.jspecify.annotations.Nullable;

/**
 * The text of one row that holds quotes, put together from its lines, and held to RFC
 * 4180 more strictly than the parser holds it.
 */
final class QuotedRow {

	/**
	 * A quoted cell that reaches further counts as never closed, so that a forgotten
	 * quote can't swallow the rest of a large file.
	 */
	static final int MAX_LINES = 1000;

	static final int MAX_CHARACTERS = 64 * 1024;

	private enum State {

		CELL_START, UNQUOTED, QUOTED, QUOTE_IN_QUOTED, SPACE_AFTER_QUOTE

	}

	private final String file;

	private final StringBuilder text = new StringBuilder();

	private State state = State.CELL_START;

	private long openedOn;

	private boolean strayQuote;

	private @Nullable String problem;

	QuotedRow(String file) {
		this.file = file;
	}

	/**
	 * Takes the row's first line, and the following ones while it is open.
	 * @throws InputFileException if a quoted cell reaches too far, or its closing quote
	 * is followed by text: that one was meant to open another cell
	 */
	void add(PhysicalLine line) {
		this.text.append(this.text.isEmpty() ? "" : "\n").append(line.text());
		this.problem = (this.problem != null) ? this.problem : line.problem();
		for (int i = 0; i < line.text().length(); i++) {
			this.state = next(line.text().charAt(i), line.number());
		}
		boolean far = line.cut() || this.text.length() > MAX_CHARACTERS || line.number() - this.openedOn >= MAX_LINES;
		if (far && isOpen()) {
			throw neverClosed(" within " + MAX_LINES + " lines and " + MAX_CHARACTERS + " characters");
		}
	}

	private State next(char c, long line) {
		return switch (this.state) {
			case CELL_START -> (c == '"') ? open(line) : unquoted(c);
			case UNQUOTED -> unquoted(c);
			case QUOTED -> (c == '"') ? State.QUOTE_IN_QUOTED : State.QUOTED;
			case QUOTE_IN_QUOTED -> afterQuote(c, line);
			case SPACE_AFTER_QUOTE -> spaceAfterQuote(c, line);
		};
	}

	private State open(long line) {
		this.openedOn = line;
		return State.QUOTED;
	}

	private State unquoted(char c) {
		this.strayQuote |= c == '"';
		return (c == ',') ? State.CELL_START : State.UNQUOTED;
	}

	private State afterQuote(char c, long line) {
		return switch (c) {
			case '"' -> State.QUOTED;
			case ',' -> State.CELL_START;
			default -> spaceAfterQuote(c, line);
		};
	}

	private State spaceAfterQuote(char c, long line) {
		if (Character.isWhitespace(c)) {
			return State.SPACE_AFTER_QUOTE;
		}
		throw neverClosed(": the next quote, on line " + line + ", is followed by neither a comma nor the line's end");
	}

	boolean isOpen() {
		return this.state == State.QUOTED;
	}

	InputFileException neverClosed(String detail) {
		return new InputFileException(this.file, this.openedOn,
				"a quoted cell opens here and is never closed" + detail);
	}

	String text() {
		return this.text.toString();
	}

	@Nullable String problem() {
		if (this.problem == null && this.strayQuote) {
			return "a quote inside an unquoted cell; quote the whole cell and double the quotes in it";
		}
		return this.problem;
	}

}
