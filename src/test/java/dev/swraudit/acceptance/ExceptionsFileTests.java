package dev.swraudit.acceptance;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import dev.swraudit.finding.Rule;
import dev.swraudit.input.InputFileException;
import dev.swraudit.target.Glob;
import dev.swraudit.target.RepositoryName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of valid and invalid exceptions files.
 */
class ExceptionsFileTests {

	private static final String HEADER = "exception_id,rule,namespace,repository,user_id,reason,approver,approved_on,expires\n";

	private static final String ROW = "EX-1,*,team,app*,u1,why,ciso,2026-01-01,2026-12-31";

	private static final AcceptedException EXCEPTION = new AcceptedException("EX-1", "*", new Glob("team"),
			new Glob("app*"), "u1", null, "why", "ciso", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));

	private static final String COLUMNS = "; its columns are " + HEADER.strip() + " and, optionally, user_name";

	private final Path file;

	ExceptionsFileTests(@TempDir Path directory) {
		this.file = directory.resolve("exceptions.csv");
	}

	@ParameterizedTest
	@ValueSource(strings = { HEADER + ROW, "sep=,\n" + HEADER + ROW, "#TYPE x\n" + HEADER + ROW + "\n\n,,,,,,,,\n",
			"\uFEFF\uFEFF" + HEADER + "\u00A0EX-1\u00A0, \"*\" ,team,app*,u1,why,ciso,2026-01-01,\uFEFF2026-12-31\n",
			"note," + HEADER + "x," + ROW, "Exception_ID,RULE,namespace,repository,user_id,reason,approver,approved_on,"
					+ "expires,,\n" + ROW + ",,\n" + "" })
	void sameExceptionInAnotherShape(String csv) throws IOException {
		assertThat(read(csv)).containsExactly(EXCEPTION);
	}

	@ParameterizedTest
	@CsvSource({ "';',UTF-8", "'\t',UTF-16LE", "';',UTF-16BE" })
	void sameExceptionInAnotherSeparatorAndEncoding(String separator, String encoding) throws IOException {
		Files.writeString(this.file, ("\uFEFF" + HEADER + ROW).replace(",", separator), Charset.forName(encoding));
		assertThat(ExceptionsFile.read(this.file, "exceptions.csv")).containsExactly(EXCEPTION);
	}

	@Test
	void unreadableByteOfAnotherColumnIsIgnored() throws IOException {
		Files.write(this.file, ("h\u00e9," + HEADER + "\u00e9," + ROW).getBytes(StandardCharsets.ISO_8859_1));
		assertThat(ExceptionsFile.read(this.file, "exceptions.csv")).containsExactly(EXCEPTION);
	}

	@Test
	void namespaceRepositoryAndExpiresMayBeEmpty() throws IOException {
		List<AcceptedException> exceptions = read(HEADER + "EX-1,*,,,u1,why,ciso,2026-01-01,\n");
		assertThat(exceptions).containsExactly(new AcceptedException("EX-1", "*", new Glob(""), new Glob(""), "u1",
				null, "why", "ciso", LocalDate.of(2026, 1, 1), null));
		assertThat(exceptions.get(0).covers(new RepositoryName("team", "app"), Rule.NON_CREATOR_MANAGE, "u1"))
			.isFalse();
	}

	@Test
	void formulaGuardIsRemoved() throws IOException {
		assertThat(read(HEADER + "EX-1,*,*,*,'-1,'=why,''ciso,2026-01-01,\n"))
			.extracting(AcceptedException::userId, AcceptedException::reason, AcceptedException::approver)
			.containsExactly(tuple("-1", "=why", "'ciso"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 5, 6, 7 })
	void otherCellsAreRequired(int column) throws IOException {
		String[] cells = ROW.split(",", -1);
		cells[column] = " ";
		String name = HEADER.strip().split(",", -1)[column];
		assertRefused(HEADER + String.join(",", cells), "line 2: " + name
				+ " is missing; only namespace, repository, expires and, with a user_name, user_id may be" + " empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { HEADER + "EX-1,*,team,app*,,why,ciso,2026-01-01,",
			"user_name," + HEADER + ",EX-1,*,team,app*, ,why,ciso,2026-01-01," })
	void userIdOrUserNameIsRequired(String csv) throws IOException {
		assertRefused(csv,
				"line 2: user_id is missing; use an id, or * for any user, or give a name in column user_name");
	}

	@Test
	void userNameIsReadOnlyWithoutUserId() throws IOException {
		assertThat(read("USER_NAME," + HEADER + """
				'=jane,EX-1,*,team,*,,why,ciso,2026-01-01,
				jane,EX-2,*,team,*,u1,why,ciso,2026-01-01,
				,EX-3,*,team,*,u1,why,ciso,2026-01-01,
				""")).extracting(AcceptedException::userId, AcceptedException::userName)
			.containsExactly(tuple("", "=jane"), tuple("u1", null), tuple("u1", null));
	}

	@Test
	void onlyUserNameThatIsReadMustBeReadable() throws IOException {
		Files.write(this.file, ("user_name," + HEADER + "\u00e9," + ROW).getBytes(StandardCharsets.ISO_8859_1));
		assertThat(ExceptionsFile.read(this.file, "exceptions.csv")).containsExactly(EXCEPTION);
		Files.write(this.file,
				("user_name," + HEADER + "\u00e9," + ROW.replace("u1", "")).getBytes(StandardCharsets.ISO_8859_1));
		assertRefused(
				"line 2: user_name is not valid UTF-8; save the file as UTF-8, or as UTF-16 with a byte order mark");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*", "app", "app/?" })
	void acceptedGapMayHaveAnyRepository(String repository) throws IOException {
		assertThat(read(HEADER + "EX-1,accepted-gap,team," + repository + ",*,why,ciso,2026-01-01,2026-12-31\n"))
			.singleElement()
			.satisfies((exception) -> assertThat(exception.isGap()).isTrue())
			.extracting(AcceptedException::repository)
			.isEqualTo(new Glob(repository));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					EX-1,accepted-gap,,b,*,why,ciso,2026-01-01,2026-12-31,     | `namespace of accepted-gap is ''; name one organization, without a wildcard`
					EX-1,accepted-gap,*,b,*,why,ciso,2026-01-01,2026-12-31,    | `namespace of accepted-gap is '*'; name one organization, without a wildcard`
					EX-1,accepted-gap,tea?,b,*,why,ciso,2026-01-01,2026-12-31, | `namespace of accepted-gap is 'tea?'; name one organization, without a wildcard`
					EX-1,accepted-gap,a,b,u1,why,ciso,2026-01-01,2026-12-31,   | `user_id of accepted-gap is 'u1'; use *`
					EX-1,accepted-gap,a,b,,why,ciso,2026-01-01,2026-12-31,jane | `user_id of accepted-gap is ''; use *`
					EX-1,accepted-gap,a,b,*,why,ciso,2026-01-01,,              | `expires of accepted-gap is missing; use a date`
					EX-1,Accepted-Gap,a,b,*,why,ciso,2026-01-01,2026-12-31,    | `unknown rule 'Accepted-Gap'; use *, accepted-gap or one of inactive-user, non-creator-manage, organization-manage, organization-write, public-repository, shared-repository, unknown-user, unrecognised-permission`
					""")
	void invalidAcceptedGapIsRejected(String row, String problem) throws IOException {
		assertRefused(HEADER.strip() + ",user_name\n" + row + "\n", "line 2: " + problem);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			non-creator-manage | team | app/x | u1      | ,non-creator-manage,team,app/x,u1,,,,
			inactive-user      | ``   | ``    | =1+1    | ,inactive-user,,,'=1+1,,,,
			public-repository  | team | app   | *       | ,public-repository,team,app,*,,,,
			organization-write | team | ``    | a,"b;-c | `,organization-write,team,,"a,""b;'-c",,,,`
			""")
	void rowTextHasTheCellsOfAFinding(String rule, String namespace, String repository, String userId, String text) {
		assertThat(ExceptionRowText.of(rule, namespace, repository, userId)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "u1", "=1+1", "'u1", "a,b", "a\"b", "account:a;=b", "u\n-1" })
	void completedRowTextIsReadWithTheSameUserId(String userId) throws IOException {
		String text = ExceptionRowText.of("shared-repository", "team", "app", userId);
		assertThat(text).endsWith(",,,,");
		assertThat(read(HEADER + "EX-1" + text.substring(0, text.length() - 4) + ",why,ciso,2026-01-01,\n"))
			.containsExactly(new AcceptedException("EX-1", "shared-repository", new Glob("team"), new Glob("app"),
					userId, null, "why", "ciso", LocalDate.of(2026, 1, 1), null));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					EX-1,*,a,b,u1,why,ciso,2026-01-01,2026-12-31,x  | `cell 10 'x' has no column; quote cells that contain the separator`
					EX-1,*,a,b,u1,why,ciso,2026-01-01,2026-12-31,   | `cell 10 '' has no column; quote cells that contain the separator`
					EX-1,*,a,b,u1,why,ciso,2026-01-01,,,            | `cell 10 '' has no column; quote cells that contain the separator`
					EX-1,none,a,b,u1,why,ciso,2026-01-01,           | `unknown rule 'none'; use *, accepted-gap or one of inactive-user, non-creator-manage, organization-manage, organization-write, public-repository, shared-repository, unknown-user, unrecognised-permission`
					EX-1,*,a,b,u1,why,ciso,01.02.2026,              | `approved_on '01.02.2026' is not a date; use the form 2026-12-31`
					EX-1,*,a,b,u1,why,ciso,2026-02-30,              | `approved_on '2026-02-30' is not a date; use the form 2026-12-31`
					EX-1,*,a,b,u1,why,ciso,2026-01-01,+12026-01-01  | `expires '+12026-01-01' is not a date; use the form 2026-12-31`
					EX-1,*,a,b,u1,why,ciso,0001-01-01,              | `approved_on '0001-01-01' is not a date; use the form 2026-12-31`
					EX-1,*,a,b,u1,why,ciso,2026-01-02,2026-01-01    | `expires 2026-01-01 is before approved_on 2026-01-02; use a later date`
					EX-0,*,a,b,u1,why,ciso,2026-01-01,              | `exception_id 'EX-0' is already on line 2; use another id`
					EX-1,*,a,b,u"1,why,ciso,2026-01-01,             | `quote inside an unquoted cell; quote the whole cell and double the quotes in it`
					""")
	void invalidRowIsRejected(String row, String problem) throws IOException {
		assertRefused(HEADER + "EX-0,*,a,b,u1,why,ciso,2026-01-01,\n" + row + "\n", "line 3: " + problem);
	}

	@Test
	void rowWithoutTheCellOfTheNameIsRejected() throws IOException {
		assertRefused("""
				exception_id,rule,namespace,repository,user_id,user_name,reason,approver,approved_on,expires
				EX-1,*,a,b,u1,why,ciso,2026-01-01,2027-01-01
				""",
				"line 2: 9 cells, but the header has 10 columns; add the missing cells, such as an empty user_name");
	}

	@Test
	void cellInColumnWithoutNameIsSurplus() throws IOException {
		assertRefused(HEADER.strip() + ",\n" + ROW + ",x\n",
				"line 2: cell 10 'x' has no column; quote cells that contain the separator");
	}

	@Test
	void unreadableCellIsRejected() throws IOException {
		Files.write(this.file, (HEADER + ROW.replace("why", "\u00e9")).getBytes(StandardCharsets.ISO_8859_1));
		assertRefused("line 2: reason is not valid UTF-8; save the file as UTF-8, or as UTF-16 with a byte order mark");
		Files.writeString(this.file, HEADER + ROW.replace("u1", "u\0"));
		assertRefused("line 2: user_id contains U+0000; save the file as UTF-8, or as UTF-16 with a byte order mark");
	}

	@Test
	void invalidHeaderIsRejected() throws IOException {
		assertRefused("", "no header" + COLUMNS);
		assertRefused(HEADER.replace("reason,", ""), "line 1: the header has no column reason" + COLUMNS);
		assertRefused(HEADER.replace("reason", "rule"), "line 1: the header has 2 columns rule" + COLUMNS);
		assertRefused(HEADER.strip() + ",Note,note\n", "line 1: the header has 2 columns note" + COLUMNS);
		assertRefused("user_name," + HEADER.strip() + ",User_Name\n",
				"line 1: the header has 2 columns user_name" + COLUMNS);
		assertRefused(HEADER.replace(",", "|"), "line 1: the header has no column exception_id: the separator is"
				+ " '|'; use comma, semicolon or tab");
		Files.writeString(this.file, HEADER, StandardCharsets.UTF_16LE);
		assertRefused(
				"line 1: the header has no column exception_id: the line contains U+0000; save the file as UTF-8, or"
						+ " as UTF-16 with a byte order mark");
	}

	private List<AcceptedException> read(String csv) throws IOException {
		Files.writeString(this.file, csv);
		return ExceptionsFile.read(this.file, "exceptions.csv");
	}

	private void assertRefused(String csv, String what) throws IOException {
		Files.writeString(this.file, csv);
		assertRefused(what);
	}

	private void assertRefused(String what) {
		assertThatExceptionOfType(InputFileException.class)
			.isThrownBy(() -> ExceptionsFile.read(this.file, "exceptions.csv"))
			.withMessage("exceptions.csv: " + what);
	}

}
