package dev.swraudit.people;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.swraudit.input.CsvDate;
import dev.swraudit.input.CsvFile;
import dev.swraudit.input.CsvHeader;
import dev.swraudit.input.CsvRow;
import dev.swraudit.input.FormulaGuard;
import dev.swraudit.input.InputFileException;
import dev.swraudit.input.KnownColumns;
import dev.swraudit.message.UntrustedText;
import org.jspecify.annotations.Nullable;

/**
 * Reader of the people list. One invalid row makes the whole file invalid, because it is
 * unclear whom the row was meant to describe.
 */
final class PeopleFile {

	private static final String USER_ID = "user_id";

	private static final String USER_NAME = "user_name";

	private static final List<String> COLUMNS = List.of(USER_ID, USER_NAME, "person", "email", "department", "status",
			"kind", "left_on");

	private static final KnownColumns KNOWN = new KnownColumns(Set.copyOf(COLUMNS), "its columns are "
			+ String.join(",", COLUMNS) + ", each at most once; user_id or user_name is required, the others are not");

	private static final int LONGEST_IN_MESSAGE = 100;

	private final String name;

	private final CsvHeader header;

	private final Map<String, Integer> columns = new HashMap<>();

	private final PeopleEntries entries = new PeopleEntries();

	/** Distinct departments, so that a million people do not keep a copy each. */
	private final Map<String, String> departments = new HashMap<>();

	private final BiConsumer<String, String> users;

	private PeopleFile(String name, CsvHeader header, BiConsumer<String, String> users) {
		this.name = name;
		this.users = users;
		this.header = header;
		header.requireAny(USER_ID, USER_NAME);
		COLUMNS
			.forEach((column) -> header.optionalColumn(column).ifPresent((index) -> this.columns.put(column, index)));
	}

	/**
	 * Reads a file.
	 * @param name name of the file in messages
	 * @throws InputFileException if the file has an error
	 */
	static PeopleEntries read(Path file, String name) {
		return read(file, name, (userId, userName) -> {
		});
	}

	/**
	 * Reads a file.
	 * @param name name of the file in messages
	 * @param users receives the user id and the user name of each row; one of them may be
	 * empty
	 * @throws InputFileException if the file has an error
	 */
	static PeopleEntries read(Path file, String name, BiConsumer<String, String> users) {
		try (CsvFile csv = CsvFile.open(file, name, KNOWN)) {
			PeopleFile reader = new PeopleFile(name, csv.header(), users);
			for (CsvRow row = csv.next(); row != null; row = csv.next()) {
				reader.add(row);
			}
			return reader.entries;
		}
	}

	private void add(CsvRow row) {
		if (row.problem() != null) {
			throw problem(row, row.problem());
		}
		this.header.requireNoSurplus(row);
		String userId = cell(row, USER_ID);
		String userName = cell(row, USER_NAME);
		Person person = person(row);
		if (!userId.isEmpty()) {
			requireFirst(row, USER_ID, userId, this.entries.addId(userId, person, row.line()));
		}
		else if (!userName.isEmpty()) {
			requireFirst(row, USER_NAME, userName, this.entries.addName(userName, person, row.line()));
		}
		else {
			throw problem(row, "user_id and user_name are missing; at least one of them is required");
		}
		this.users.accept(userId, userName);
	}

	private Person person(CsvRow row) {
		Person.Status status = constant(row, "status", Person.Status.values(), Person.Status::text);
		return new Person(text(row, "person"), text(row, "email"), department(row),
				(status != null) ? status : Person.Status.ACTIVE,
				constant(row, "kind", Person.Kind.values(), Person.Kind::text), date(row, "left_on"));
	}

	private @Nullable String department(CsvRow row) {
		String department = text(row, "department");
		return (department != null) ? this.departments.computeIfAbsent(department, Function.identity()) : null;
	}

	private <E> @Nullable E constant(CsvRow row, String column, E[] values, Function<E, String> text) {
		String cell = cell(row, column);
		if (cell.isEmpty()) {
			return null;
		}
		String wanted = cell.toLowerCase(Locale.ROOT);
		return Arrays.stream(values)
			.filter((value) -> text.apply(value).equals(wanted))
			.findFirst()
			.orElseThrow(() -> problem(row, "unknown " + column + " " + quoted(cell) + "; use "
					+ Arrays.stream(values).map(text).collect(Collectors.joining(", ")) + " or nothing"));
	}

	private @Nullable LocalDate date(CsvRow row, String column) {
		String cell = cell(row, column);
		if (cell.isEmpty()) {
			return null;
		}
		return CsvDate.parse(cell).orElseThrow(() -> problem(row, CsvDate.problem(column, shown(cell))));
	}

	private void requireFirst(CsvRow row, String column, String value, OptionalLong earlier) {
		if (earlier.isPresent()) {
			throw problem(row, column + " " + quoted(value) + " is already on line " + earlier.getAsLong()
					+ "; use one row per user");
		}
	}

	private @Nullable String text(CsvRow row, String column) {
		String cell = cell(row, column);
		return cell.isEmpty() ? null : cell;
	}

	/**
	 * Returns a cell without its formula guard, because cells are copied from
	 * {@code users.csv}; empty if the file does not have the column.
	 */
	private String cell(CsvRow row, String column) {
		Integer index = this.columns.get(column);
		if (index == null) {
			return "";
		}
		String problem = row.problem(index, column);
		if (problem != null) {
			throw problem(row, problem);
		}
		return FormulaGuard.unguard(row.cell(index));
	}

	private static String quoted(String value) {
		return "'" + shown(value) + "'";
	}

	private static String shown(String value) {
		return UntrustedText.escape(value, LONGEST_IN_MESSAGE);
	}

	private InputFileException problem(CsvRow row, String what) {
		return new InputFileException(this.name, row.line(), what);
	}

}
