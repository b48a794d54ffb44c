package dev.swraudit.finding;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.swraudit.target.CsvFile;
import dev.swraudit.target.CsvRow;
import dev.swraudit.target.Glob;
import dev.swraudit.target.InputFileException;
import org.jspecify.annotations.Nullable;

/**
 * The file of accepted findings. One row that is not right makes the whole of it
 * unusable: what somebody meant to accept must not be guessed.
 */
final class ExceptionsFile {

	private static final List<String> COLUMNS = List.of("exception_id", "rule", "namespace", "repository", "user_id",
			"reason", "approver", "approved_on", "expires");

	private final String name;

	private final Map<String, Integer> columns = new HashMap<>();

	private ExceptionsFile(String name) {
		this.name = name;
	}

	/**
	 * Reads a file.
	 * @param name what messages call it
	 * @throws InputFileException if anything in it is not right
	 */
	static List<AcceptedException> read(Path file, String name) {
		ExceptionsFile reader = new ExceptionsFile(name);
		List<AcceptedException> exceptions = new ArrayList<>();
		try (CsvFile csv = CsvFile.open(file, name)) {
			reader.readHeader(csv.next());
			for (CsvRow row = csv.next(); row != null; row = csv.next()) {
				exceptions.add(reader.exception(row));
			}
		}
		return exceptions;
	}

	private void readHeader(@Nullable CsvRow header) {
		if (header == null) {
			throw new InputFileException(this.name, "no header; its columns are " + String.join(",", COLUMNS));
		}
		for (int i = 0; i < header.cells().size(); i++) {
			this.columns.putIfAbsent(header.cell(i).toLowerCase(Locale.ROOT), i);
		}
		for (String column : COLUMNS) {
			if (!this.columns.containsKey(column)) {
				throw new InputFileException(this.name, header.line(),
						"the header has no column " + column + "; its columns are " + String.join(",", COLUMNS));
			}
		}
	}

	private AcceptedException exception(CsvRow row) {
		if (row.problem() != null) {
			throw new InputFileException(this.name, row.line(), row.problem());
		}
		String rule = required(row, "rule");
		if (!rule.equals("*") && !Rule.isName(rule)) {
			throw new InputFileException(this.name, row.line(),
					"rule '" + rule + "' does not exist; it is * or one of " + String.join(", ", Rule.names()));
		}
		LocalDate approvedOn = Objects.requireNonNull(date(row, "approved_on", required(row, "approved_on")));
		LocalDate expires = date(row, "expires", cell(row, "expires"));
		if (expires != null && expires.isBefore(approvedOn)) {
			throw new InputFileException(this.name, row.line(),
					"expires " + expires + " is before approved_on " + approvedOn);
		}
		return new AcceptedException(required(row, "exception_id"), rule,
				new Glob(required(row, "namespace")),
				new Glob(required(row, "repository")), required(row, "user_id"),
				required(row, "reason"), required(row, "approver"), approvedOn, expires);
	}

	private String required(CsvRow row, String column) {
		String cell = cell(row, column);
		if (cell.isEmpty()) {
			throw new InputFileException(this.name, row.line(), column + " is missing; only expires may be empty");
		}
		return cell;
	}

	private @Nullable LocalDate date(CsvRow row, String column, String text) {
		try {
			return text.isEmpty() ? null : LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw new InputFileException(this.name, row.line(),
					column + " '" + text + "' is not a date such as 2026-12-31");
		}
	}

	private String cell(CsvRow row, String column) {
		return row.cell(Objects.requireNonNull(this.columns.get(column)));
	}

}
