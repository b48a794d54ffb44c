package dev.swraudit.decision;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decisions of reviewers in the order of their files and lines.
 */
public final class Decisions {

	/** Columns of {@code decisions.csv}. */
	public static final List<String> COLUMNS = Stream.concat(DecisionColumn.names().stream(), Stream.of("source"))
		.toList();

	private final List<DecisionRow> rows;

	private Decisions(List<DecisionRow> rows) {
		this.rows = List.copyOf(rows);
	}

	/** Returns an empty list of decisions. */
	public static Decisions none() {
		return new Decisions(List.of());
	}

	/**
	 * Reads files with decisions. A bad row is kept with its problem.
	 * @param name name of the file or of its directory in messages, as the user wrote it
	 * @throws dev.swraudit.input.InputFileException if a file cannot be read
	 */
	public static Decisions read(List<DecisionFile> files, String name) {
		return new Decisions(files.stream().flatMap((file) -> read(file, nameOf(file, name)).stream()).toList());
	}

	private static List<DecisionRow> read(DecisionFile file, String name) {
		return file.isWorkbook() ? DecisionsWorkbook.read(file.path(), file.name(), name)
				: DecisionsCsv.read(file.path(), file.name(), name);
	}

	/** Returns the name in messages: the given name of the file itself, or below it. */
	private static String nameOf(DecisionFile file, String given) {
		Path path = Path.of(given);
		return path.endsWith(file.name()) ? given : path.resolve(file.name()).toString();
	}

	/** Returns every row that has a decision or is unreadable. */
	public List<DecisionRow> rows() {
		return this.rows;
	}

	/** Returns the decisions as they count on a day. */
	public DecisionBook on(LocalDate day) {
		return new DecisionBook(this.rows, day);
	}

}
