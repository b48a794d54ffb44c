package dev.swraudit.target;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.swraudit.input.CsvHeader;
import dev.swraudit.input.CsvRow;
import dev.swraudit.input.InputFileException;
import dev.swraudit.input.KnownColumns;
import dev.swraudit.input.Separator;
import org.jspecify.annotations.Nullable;

/**
 * Positions of the columns namespace and repository.
 */
record RepositoryColumns(int namespace, int repository, Separator separator) {

	private static final String NAMESPACE = "namespace";

	private static final List<String> REPOSITORY = List.of("repository", "repo");

	static final KnownColumns KNOWN = new KnownColumns(Set.of(NAMESPACE, "repository", "repo"),
			"the columns namespace and repository (or repo) are required, each once");

	/**
	 * Finds the columns in a header.
	 * @throws InputFileException if the header does not have each of them exactly once
	 */
	static RepositoryColumns of(CsvHeader header) {
		return new RepositoryColumns(header.column(NAMESPACE), header.column(REPOSITORY.toArray(String[]::new)),
				header.separator());
	}

	InputRecord record(CsvRow row) {
		TargetName name = new TargetName(row.cell(this.namespace), row.cell(this.repository));
		return InputRecord.of(row.line(), name.namespace(), name.repository(), problem(row, name));
	}

	private @Nullable String problem(CsvRow row, TargetName name) {
		if (row.problem() != null) {
			return row.problem();
		}
		if (isHeader(name.namespace(), name.repository()) || isHeader(name.repository(), name.namespace())) {
			return "the record repeats the header; remove the line";
		}
		String unreadable = row.problem(this.namespace, NAMESPACE);
		unreadable = (unreadable != null) ? unreadable : row.problem(this.repository, REPOSITORY.get(0));
		if (unreadable != null) {
			return unreadable;
		}
		String problem = name.problem();
		String cause = (problem != null) ? otherSeparator(row) : null;
		return (cause != null) ? cause : problem;
	}

	private static boolean isHeader(String namespace, String repository) {
		return namespace.equalsIgnoreCase(NAMESPACE) && REPOSITORY.contains(repository.toLowerCase(Locale.ROOT));
	}

	/** Returns a message if a wrong separator is the reason for a bad name, or null. */
	private @Nullable String otherSeparator(CsvRow row) {
		List<String> cells = (row.cells().size() == 1) ? row.cells()
				: List.of(row.cell(this.namespace), row.cell(this.repository));
		return Arrays.stream(Separator.values())
			.filter((other) -> cells.stream().anyMatch((cell) -> cell.indexOf(other.character()) >= 0))
			.findFirst()
			.map((other) -> (other == this.separator)
					? "a cell contains the separator " + other.quoted() + "; quote each cell separately"
					: "a cell contains " + other.quoted() + ", but the header is separated by "
							+ this.separator.quoted() + "; use one separator throughout")
			.orElse(null);
	}

}
