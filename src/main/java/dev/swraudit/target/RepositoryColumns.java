package dev.swraudit.target;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Where the namespace and the repository stand in a row, as the header says.
 */
record RepositoryColumns(int namespace, int repository) {

	private static final String NEEDED = "; the columns namespace and repository (or repo) are needed, each once";

	/**
	 * Reads the first row of a file, {@code null} if it has none.
	 * @throws InputFileException if that is no header, or does not name each column once
	 */
	static RepositoryColumns of(@Nullable CsvRow header, String file) {
		if (header == null) {
			throw new InputFileException(file, "no header" + NEEDED);
		}
		String problem = problem(header);
		if (problem != null) {
			throw new InputFileException(file, header.line(), problem);
		}
		return new RepositoryColumns(namespaces(header)[0], repositories(header)[0]);
	}

	private static @Nullable String problem(CsvRow header) {
		if (header.problem() != null) {
			return header.problem();
		}
		if (header.cells().stream().anyMatch((cell) -> cell.indexOf('\r') >= 0)) {
			return "a carriage return inside the header; lines end with LF or CRLF";
		}
		String problem = problem("namespace", namespaces(header));
		return (problem != null) ? problem : problem("repository", repositories(header));
	}

	private static @Nullable String problem(String name, int[] columns) {
		return switch (columns.length) {
			case 0 -> "the header has no column " + name + NEEDED;
			case 1 -> null;
			default -> "the header has " + columns.length + " columns " + name + NEEDED;
		};
	}

	private static int[] namespaces(CsvRow header) {
		return columns(header, List.of("namespace"));
	}

	private static int[] repositories(CsvRow header) {
		return columns(header, List.of("repository", "repo"));
	}

	private static int[] columns(CsvRow header, List<String> names) {
		return IntStream.range(0, header.cells().size())
			.filter((column) -> names.contains(header.cell(column).toLowerCase(Locale.ROOT)))
			.toArray();
	}

	InputRecord record(CsvRow row) {
		String namespace = row.cell(this.namespace);
		String repository = row.cell(this.repository);
		String problem = (row.problem() != null) ? row.problem() : new TargetName(namespace, repository).problem();
		return InputRecord.of(row.line(), namespace, repository, problem);
	}

}
