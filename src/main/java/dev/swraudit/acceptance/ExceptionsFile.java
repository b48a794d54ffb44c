package dev.swraudit.acceptance;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.swraudit.finding.Rule;
import dev.swraudit.input.CsvFile;
import dev.swraudit.input.CsvHeader;
import dev.swraudit.input.CsvRow;
import dev.swraudit.input.FormulaGuard;
import dev.swraudit.input.InputFileException;
import dev.swraudit.input.KnownColumns;
import dev.swraudit.target.Glob;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the exceptions file. One invalid row makes the whole file invalid, because it
 * is unclear which findings the row was meant to accept.
 */
final class ExceptionsFile {

	private static final List<String> COLUMNS = List.of("exception_id", "rule", "namespace", "repository", "user_id",
			"reason", "approver", "approved_on", "expires");

	private static final KnownColumns KNOWN = new KnownColumns(Set.copyOf(COLUMNS),
			"its columns are " + String.join(",", COLUMNS));

	private static final int EARLIEST_YEAR = 1900;

	private static final int LATEST_YEAR = 9999;

	private final String name;

	private final CsvHeader header;

	private final Map<String, Integer> columns = new HashMap<>();

	private final Map<String, Long> linesById = new HashMap<>();

	private ExceptionsFile(String name, CsvHeader header) {
		this.name = name;
		this.header = header;
		COLUMNS.forEach((column) -> this.columns.put(column, header.column(column)));
		header.requireDistinct();
	}

	/**
	 * Reads a file.
	 * @param name name of the file in messages
	 * @throws InputFileException if the file has an error
	 */
	static List<AcceptedException> read(Path file, String name) {
		List<AcceptedException> exceptions = new ArrayList<>();
		try (CsvFile csv = CsvFile.open(file, name, KNOWN)) {
			ExceptionsFile reader = new ExceptionsFile(name, csv.header());
			for (CsvRow row = csv.next(); row != null; row = csv.next()) {
				exceptions.add(reader.exception(row));
			}
		}
		return exceptions;
	}

	private AcceptedException exception(CsvRow row) {
		if (row.problem() != null) {
			throw problem(row, row.problem());
		}
		requireNoSurplus(row);
		String id = id(row);
		String rule = rule(row);
		LocalDate approvedOn = Objects.requireNonNull(date(row, "approved_on", required(row, "approved_on")));
		LocalDate expires = date(row, "expires", cell(row, "expires"));
		if (expires != null && expires.isBefore(approvedOn)) {
			throw problem(row, "expires " + expires + " is before approved_on " + approvedOn + "; use a later date");
		}
		return new AcceptedException(id, rule, new Glob(cell(row, "namespace")), new Glob(cell(row, "repository")),
				required(row, "user_id"), required(row, "reason"), required(row, "approver"), approvedOn, expires);
	}

	/** Rejects a surplus cell, because an unquoted comma shifts all cells after it. */
	private void requireNoSurplus(CsvRow row) {
		for (int column = 0; column < row.cells().size(); column++) {
			boolean unnamed = column >= this.header.size()
					|| (!this.header.isNamed(column) && !row.cell(column).isEmpty());
			if (unnamed) {
				throw problem(row, "cell " + (column + 1) + " '" + row.cell(column)
						+ "' has no column; quote cells that contain the separator");
			}
		}
	}

	private String id(CsvRow row) {
		String id = required(row, "exception_id");
		Long earlier = this.linesById.putIfAbsent(id, row.line());
		if (earlier != null) {
			throw problem(row, "exception_id '" + id + "' is already on line " + earlier + "; use another id");
		}
		return id;
	}

	private String rule(CsvRow row) {
		String rule = required(row, "rule");
		if (!rule.equals("*") && !Rule.isName(rule)) {
			throw problem(row, "unknown rule '" + rule + "'; use * or one of " + String.join(", ", Rule.names()));
		}
		return rule;
	}

	private String required(CsvRow row, String column) {
		String cell = cell(row, column);
		if (cell.isEmpty()) {
			throw problem(row, column + " is missing; only namespace, repository and expires may be empty");
		}
		return cell;
	}

	private @Nullable LocalDate date(CsvRow row, String column, String text) {
		try {
			LocalDate date = text.isEmpty() ? null : LocalDate.parse(text);
			if (date == null || (date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR)) {
				return date;
			}
		}
		catch (DateTimeException ex) {
			// rejected below
		}
		throw problem(row, column + " '" + text + "' is not a date; use the form 2026-12-31");
	}

	/**
	 * Returns a cell without its formula guard, because cells are copied from
	 * {@code findings.csv}.
	 */
	private String cell(CsvRow row, String column) {
		int index = Objects.requireNonNull(this.columns.get(column));
		String problem = row.problem(index, column);
		if (problem != null) {
			throw problem(row, problem);
		}
		return FormulaGuard.unguard(row.cell(index));
	}

	private InputFileException problem(CsvRow row, String what) {
		return new InputFileException(this.name, row.line(), what);
	}

}
