package dev.swraudit.acceptance;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	static final String RULE = "rule";

	static final String NAMESPACE = "namespace";

	static final String REPOSITORY = "repository";

	static final String USER_ID = "user_id";

	/** Required columns in the documented order. */
	static final List<String> COLUMNS = List.of("exception_id", RULE, NAMESPACE, REPOSITORY, USER_ID, "reason",
			"approver", "approved_on", "expires");

	private static final String USER_NAME = "user_name";

	private static final KnownColumns KNOWN = new KnownColumns(
			Stream.concat(COLUMNS.stream(), Stream.of(USER_NAME)).collect(Collectors.toUnmodifiableSet()),
			"its columns are " + String.join(",", COLUMNS) + " and, optionally, " + USER_NAME);

	private final String name;

	private final CsvHeader header;

	private final Map<String, Integer> columns = new HashMap<>();

	private final Map<String, Long> linesById = new HashMap<>();

	private ExceptionsFile(String name, CsvHeader header) {
		this.name = name;
		this.header = header;
		COLUMNS.forEach((column) -> this.columns.put(column, header.column(column)));
		header.optionalColumn(USER_NAME).ifPresent((column) -> this.columns.put(USER_NAME, column));
		header.requireDistinct();
	}

	/**
	 * Reads a file.
	 * @param name name of the file in messages
	 * @throws InputFileException if the file has an error
	 */
	static List<AcceptedException> read(Path file, String name) {
		return read(file, name, (bad) -> {
			throw bad;
		});
	}

	/**
	 * Reads a file once, because it may be a pipe.
	 * @param name name of the file in messages
	 * @param onBadRow receives what is wrong with a bad row; can throw it
	 * @throws InputFileException if the file as a whole has an error
	 */
	static List<AcceptedException> read(Path file, String name, Consumer<InputFileException> onBadRow) {
		List<AcceptedException> exceptions = new ArrayList<>();
		try (CsvFile csv = CsvFile.open(file, name, KNOWN)) {
			ExceptionsFile reader = new ExceptionsFile(name, csv.header());
			for (CsvRow row = csv.next(); row != null; row = csv.next()) {
				try {
					exceptions.add(reader.exception(row));
				}
				catch (InputFileException ex) {
					onBadRow.accept(ex);
				}
			}
		}
		return exceptions;
	}

	private AcceptedException exception(CsvRow row) {
		if (row.problem() != null) {
			throw problem(row, row.problem());
		}
		this.header.requireNoSurplus(row);
		requireWhole(row);
		String id = id(row);
		String rule = rule(row);
		LocalDate approvedOn = Objects.requireNonNull(date(row, "approved_on", required(row, "approved_on")));
		LocalDate expires = date(row, "expires", cell(row, "expires"));
		if (expires != null && expires.isBefore(approvedOn)) {
			throw problem(row, "expires " + expires + " is before approved_on " + approvedOn + "; use a later date");
		}
		String userId = cell(row, USER_ID);
		AcceptedException exception = new AcceptedException(id, rule, new Glob(cell(row, NAMESPACE)),
				new Glob(cell(row, REPOSITORY)), userId, userId.isEmpty() ? userName(row) : null,
				required(row, "reason"), required(row, "approver"), approvedOn, expires);
		if (exception.isGap()) {
			requireNarrow(row, exception);
		}
		return exception;
	}

	/** Reads the name of a user whose id is empty. */
	private String userName(CsvRow row) {
		String userName = this.columns.containsKey(USER_NAME) ? cell(row, USER_NAME) : "";
		if (userName.isEmpty()) {
			throw problem(row, "user_id is missing; use an id, or * for any user, or give a name in column user_name");
		}
		return userName;
	}

	/**
	 * Rejects a gap in coverage of several organizations or without an end, because an
	 * audit would count as complete although it reads nothing.
	 */
	private void requireNarrow(CsvRow row, AcceptedException gap) {
		String namespace = gap.namespace().text();
		if (namespace.isEmpty() || !gap.namespace().isLiteral()) {
			throw problem(row, "namespace of " + AcceptedException.ACCEPTED_GAP + " is '" + namespace
					+ "'; name one organization, without a wildcard");
		}
		if (!gap.userId().equals(AcceptedException.ANY)) {
			throw problem(row, "user_id of " + AcceptedException.ACCEPTED_GAP + " is '" + gap.userId() + "'; use *");
		}
		if (gap.expires() == null) {
			throw problem(row, "expires of " + AcceptedException.ACCEPTED_GAP + " is missing; use a date");
		}
	}

	/**
	 * Rejects a row with too few cells if the file has the column {@code user_name}: a
	 * row that was copied from the report page lacks it, so that other cells are shifted.
	 */
	private void requireWhole(CsvRow row) {
		if (this.columns.containsKey(USER_NAME) && row.cells().size() < this.header.size()) {
			throw problem(row, row.cells().size() + " cells, but the header has " + this.header.size()
					+ " columns; add the missing cells, such as an empty user_name");
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
		String rule = required(row, RULE);
		if (rule.equals(AcceptedException.ANY) || rule.equals(AcceptedException.ACCEPTED_GAP) || Rule.isName(rule)) {
			return rule;
		}
		throw problem(row, "unknown rule '" + rule + "'; use *, " + AcceptedException.ACCEPTED_GAP + " or one of "
				+ String.join(", ", Rule.names()));
	}

	private String required(CsvRow row, String column) {
		String cell = cell(row, column);
		if (cell.isEmpty()) {
			throw problem(row, column
					+ " is missing; only namespace, repository, expires and, with a user_name, user_id may be empty");
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
