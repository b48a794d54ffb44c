package dev.swraudit.input;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Parser of a row that contains quotes, by RFC 4180. Allows white space around a quoted
 * cell. Refuses an ambiguous quote instead of guessing.
 */
public final class QuotedRow {

	/**
	 * Maximum number of lines of a quoted cell. A longer cell counts as never closed, so
	 * that a forgotten quote cannot swallow the rest of a large file.
	 */
	public static final int MAX_LINES = 1000;

	public static final int MAX_CHARACTERS = 64 * 1024;

	private enum State {

		CELL_START, UNQUOTED, QUOTED, QUOTE_IN_QUOTED, SPACE_AFTER_QUOTE

	}

	private final String file;

	private final Separator separator;

	private final List<String> cells = new ArrayList<>();

	private final StringBuilder cell = new StringBuilder();

	private State state = State.CELL_START;

	private int characters;

	private long startedOn;

	private long openedOn;

	private boolean strayQuote;

	private @Nullable String problem;

	private @Nullable String unreadable;

	QuotedRow(String file, Separator separator) {
		this.file = file;
		this.separator = separator;
	}

	/**
	 * Adds the first line of the row, and the following lines while the row is open.
	 * @throws InputFileException if a quoted cell is too long, or text follows its
	 * closing quote, because that quote was meant to open another cell
	 */
	void add(PhysicalLine line) {
		if (this.startedOn == 0) {
			this.startedOn = line.number();
		}
		else {
			this.cell.append('\n');
		}
		this.problem = (this.problem != null) ? this.problem : line.problem();
		this.unreadable = (this.unreadable != null) ? this.unreadable : line.unreadable();
		for (int i = 0; i < line.text().length(); i++) {
			this.state = next(line.text().charAt(i), line.number());
		}
		this.characters += line.text().length() + 1;
		boolean tooLong = line.cut() || this.characters > MAX_CHARACTERS + 1
				|| line.number() - this.openedOn >= MAX_LINES;
		if (tooLong && isOpen()) {
			throw neverClosed(" within " + MAX_LINES + " lines and " + MAX_CHARACTERS + " characters");
		}
	}

	private State next(char c, long line) {
		return switch (this.state) {
			case CELL_START -> cellStart(c, line);
			case UNQUOTED -> unquoted(c);
			case QUOTED -> (c == '"') ? State.QUOTE_IN_QUOTED : append(c, State.QUOTED);
			case QUOTE_IN_QUOTED -> (c == '"') ? append(c, State.QUOTED) : afterQuote(c, line);
			case SPACE_AFTER_QUOTE -> afterQuote(c, line);
		};
	}

	private State cellStart(char c, long line) {
		if (c == '"') {
			this.openedOn = line;
			this.cell.setLength(0);
			return State.QUOTED;
		}
		boolean space = c != this.separator.character() && WhiteSpace.is(c);
		return space ? append(c, State.CELL_START) : unquoted(c);
	}

	private State unquoted(char c) {
		this.strayQuote |= c == '"';
		return (c == this.separator.character()) ? endCell() : append(c, State.UNQUOTED);
	}

	private State afterQuote(char c, long line) {
		if (c == this.separator.character()) {
			return endCell();
		}
		if (WhiteSpace.is(c)) {
			return State.SPACE_AFTER_QUOTE;
		}
		throw neverClosed(
				": neither a " + this.separator.text() + " nor a line end follows the next quote, on line " + line);
	}

	private State append(char c, State next) {
		this.cell.append(c);
		return next;
	}

	private State endCell() {
		this.cells.add(WhiteSpace.strip(this.cell.toString()));
		this.cell.setLength(0);
		return State.CELL_START;
	}

	boolean isOpen() {
		return this.state == State.QUOTED;
	}

	InputFileException neverClosed(String detail) {
		return new InputFileException(this.file, this.openedOn,
				"a quoted cell starts here and is never closed" + detail);
	}

	/** Ends the row, which is not open, and returns it. */
	CsvRow end() {
		endCell();
		boolean stray = this.problem == null && this.strayQuote;
		return new CsvRow(this.startedOn, List.copyOf(this.cells), stray
				? "quote inside an unquoted cell; quote the whole cell and double the quotes in it" : this.problem,
				this.unreadable);
	}

}
