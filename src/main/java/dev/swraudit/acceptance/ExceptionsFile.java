package dev.swraudit.acceptance;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.swraudit.finding.Rule;
import dev.swraudit.input.CsvDate;
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
		this.header.requireNoSurplus(row);
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
		if (text.isEmpty()) {
			return null;
		}
		return CsvDate.parse(text).orElseThrow(() -> problem(row, CsvDate.problem(column, text)));
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
