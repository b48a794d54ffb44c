package dev.swraudit.people;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import dev.swraudit.input.InputFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of valid and invalid people lists.
 */
class PeopleFileTests {

	private static final String HEADER = "user_id,user_name,person,email,department,status,kind,left_on\n";

	private static final String ROW = "u1,jane,Jane Doe,jane@example.com,IT,disabled,person,2026-12-31";

	private static final Person JANE = new Person("Jane Doe", "jane@example.com", "IT", Person.Status.DISABLED,
			Person.Kind.PERSON, LocalDate.of(2026, 12, 31));

	private static final Person UNKNOWN = new Person(null, null, null, Person.Status.ACTIVE, null, null);

	private static final String COLUMNS = "; its columns are " + HEADER.strip()
			+ ", each at most once; user_id or user_name is required, the others are not";

	private final Path file;

	PeopleFileTests(@TempDir Path directory) {
		this.file = directory.resolve("people.csv");
	}

	@ParameterizedTest
	@ValueSource(strings = { HEADER + ROW, "sep=,\n" + HEADER + ROW, "#TYPE x\n" + HEADER + ROW + "\n\n,,,,,,,\n",
			"\uFEFF" + HEADER
					+ "\u00A0u1\u00A0, \"jane\" ,Jane Doe,jane@example.com,IT,disabled,person,\uFEFF2026-12-31",
			"note,Note," + HEADER + "x,y," + ROW,
			"KIND,Left_On,status,department,email,person,USER_ID\nPERSON,2026-12-31,Disabled,IT,jane@example.com,Jane Doe,u1",
			"user_id,user_name,person,email,department,status,kind,left_on,,\n" + ROW + ",," })
	void sameEntryInAnotherShape(String csv) throws IOException {
		PeopleEntries entries = read(csv);
		assertThat(entries.withId("u1")).contains(JANE);
		assertThat(entries.size()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "';',UTF-8", "'\t',UTF-16LE", "';',UTF-16BE" })
	void sameEntryInAnotherSeparatorAndEncoding(String separator, String encoding) throws IOException {
		Files.writeString(this.file, ("\uFEFF" + HEADER + ROW).replace(",", separator), Charset.forName(encoding));
		assertThat(PeopleFile.read(this.file, "people.csv").withId("u1")).contains(JANE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "user_id\nu1", "user_id,note\nu1,x", "user_id,user_name,person,status,kind\nu1,,,,",
			"user_id,user_name,person\nu1" })
	void otherColumnsAndCellsAreOptional(String csv) throws IOException {
		assertThat(read(csv).withId("u1")).contains(UNKNOWN);
	}

	@Test
	void listWithoutRowsIsValid() throws IOException {
		assertThat(read(HEADER).size()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ ",ACTIVE", "active,ACTIVE", "Active,ACTIVE", "DISABLED,DISABLED", "disabled,DISABLED", "Left,LEFT" })
	void statusIsReadInAnyCase(String text, Person.Status status) throws IOException {
		assertThat(read("user_id,status\nu1," + ((text != null) ? text : "")).withId("u1")).get()
			.extracting(Person::status)
			.isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ ",", "person,PERSON", "Robot,ROBOT", "SHARED,SHARED" })
	void kindIsReadInAnyCase(String text, Person.Kind kind) throws IOException {
		assertThat(read("user_id,kind\nu1," + ((text != null) ? text : "")).withId("u1")).get()
			.extracting(Person::kind)
			.isEqualTo(kind);
	}

	@Test
	void entryWithIdIsNotFoundByItsName() throws IOException {
		PeopleEntries entries = read(HEADER + ROW);
		assertThat(entries.withName("jane")).isEmpty();
		assertThat(entries.names()).isEmpty();
	}

	@Test
	void entryWithoutIdIsFoundByItsName() throws IOException {
		assertThat(read(HEADER + ROW.replace("u1", "")).withName("jane")).contains(JANE);
		assertThat(read("user_name\njane").withName("jane")).contains(UNKNOWN);
	}

	@Test
	void idsAndNamesAreCaseSensitive() throws IOException {
		PeopleEntries entries = read("user_id,user_name\nu1,\nU1,\n,jane\n,Jane\n");
		assertThat(entries.size()).isEqualTo(4);
		assertThat(entries.withId("u1")).isPresent();
		assertThat(entries.withName("JANE")).isEmpty();
	}

	@Test
	void nameOfAnEntryWithIdMayRepeat() throws IOException {
		assertThat(read("user_id,user_name\nu1,jane\nu2,jane\n,jane\n").size()).isEqualTo(3);
	}

	@Test
	void formulaGuardIsRemoved() throws IOException {
		PeopleEntries entries = read("user_id,user_name,person\n'-1,,'=why\n,'@robot,''x\n");
		assertThat(entries.withId("-1")).get().extracting(Person::person).isEqualTo("=why");
		assertThat(entries.withName("@robot")).get().extracting(Person::person).isEqualTo("'x");
	}

	@Test
	void equalDepartmentsAreKeptOnce() throws IOException {
		PeopleEntries entries = read("user_id,department\nu1,IT\nu2,IT\n");
		assertThat(entries.withId("u1").orElseThrow().department())
			.isSameAs(entries.withId("u2").orElseThrow().department());
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					u2,,Doe, Jane,,,,,x            | `cell 9 'x' has no column; quote cells that contain the separator`
					u2,,,,,,,,                     | `cell 9 '' has no column; quote cells that contain the separator`
					,,Jane,,,,,                    | `user_id and user_name are missing; at least one of them is required`
					u2,,,,,gone,,                  | `unknown status 'gone'; use active, disabled, left or nothing`
					u2,,,,,,human,                 | `unknown kind 'human'; use person, robot, shared or nothing`
					u2,,,,,,"\u0007",              | `unknown kind '\\u0007'; use person, robot, shared or nothing`
					u2,,,,,,,31.12.2026            | `left_on '31.12.2026' is not a date; use the form 2026-12-31`
					u2,,,,,,,2026-02-30            | `left_on '2026-02-30' is not a date; use the form 2026-12-31`
					u2,,,,,,,0001-01-01            | `left_on '0001-01-01' is not a date; use the form 2026-12-31`
					u2,,,,,,,+12026-01-01          | `left_on '+12026-01-01' is not a date; use the form 2026-12-31`
					u0,other,,,,,,                 | `user_id 'u0' is already on line 2; use one row per user`
					,john,,,,,,                    | `user_name 'john' is already on line 3; use one row per user`
					u"2,,,,,,,                     | `quote inside an unquoted cell; quote the whole cell and double the quotes in it`
					""")
	void invalidRowIsRejected(String row, String problem) throws IOException {
		assertRefused(HEADER + "u0,,,,,,,\n,john,,,,,,\n" + row + "\n", "line 4: " + problem);
	}

	@Test
	void cellInColumnWithoutNameIsSurplus() throws IOException {
		assertRefused("user_id,\nu1,x\n", "line 2: cell 2 'x' has no column; quote cells that contain the separator");
	}

	@Test
	void rowWithoutTheOnlyUserColumnIsRejected() throws IOException {
		assertRefused("user_name,person\n,Jane\n",
				"line 2: user_id and user_name are missing; at least one of them is required");
	}

	@Test
	void longCellIsTruncatedInMessage() throws IOException {
		assertRefused("user_id,status\nu1," + "x".repeat(200),
				"line 2: unknown status '" + "x".repeat(97) + "...'; use active, disabled, left or nothing");
	}

	@Test
	void unreadableCellOfKnownColumnIsRejected() throws IOException {
		Files.write(this.file, (HEADER + ROW.replace("Doe", "\u00e9")).getBytes(StandardCharsets.ISO_8859_1));
		assertRefused("line 2: person is not valid UTF-8; save the file as UTF-8, or as UTF-16 with a byte order mark");
		Files.write(this.file, ("h\u00e9," + HEADER + "\u00e9," + ROW).getBytes(StandardCharsets.ISO_8859_1));
		assertThat(PeopleFile.read(this.file, "people.csv").withId("u1")).contains(JANE);
	}

	@Test
	void invalidHeaderIsRejected() throws IOException {
		assertRefused("", "no header" + COLUMNS);
		assertRefused("person,status\n", "line 1: the header has no column user_id or user_name" + COLUMNS);
		assertRefused("user_id,USER_ID\n", "line 1: the header has 2 columns user_id" + COLUMNS);
		assertRefused("user_id,status,person,Status\n", "line 1: the header has 2 columns status" + COLUMNS);
		assertRefused("user_name|person\n", "line 1: the header has no column user_id or user_name: the separator is"
				+ " '|'; use comma, semicolon or tab");
	}

	private PeopleEntries read(String csv) throws IOException {
		Files.writeString(this.file, csv);
		return PeopleFile.read(this.file, "people.csv");
	}

	private void assertRefused(String csv, String what) throws IOException {
		Files.writeString(this.file, csv);
		assertRefused(what);
	}

	private void assertRefused(String what) {
		assertThatExceptionOfType(InputFileException.class).isThrownBy(() -> PeopleFile.read(this.file, "people.csv"))
			.withMessage("people.csv: " + what);
	}

}
