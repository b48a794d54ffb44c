package dev.swraudit.report.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import dev.swraudit.input.Sha256;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.files.OutputDirectory;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvExportTests {

	private final Path directory;

	private final AuditDatabase database = new AuditDatabase();

	CsvExportTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 1000 })
	void filesDoNotDependOnThePageSize(int pageRows) throws IOException {
		SampleAudit.addPeople(this.database, SampleAudit.create(this.database));
		List<WrittenFile> files = export(1, new CsvProperties(false, true), pageRows);
		assertThat(files).extracting(WrittenFile::name)
			.containsExactly("permissions.csv", "repositories.csv", "findings.csv", "organizations.csv",
					"not-in-input.csv", "users.csv", "review.csv", "decisions.csv");
		assertThat(files).extracting(WrittenFile::rows).containsExactly(6L, 8L, 4L, 0L, 0L, 1L, 4L, 1L);
		for (WrittenFile file : files) {
			assertThat(read(file.name())).isEqualTo(expected(file.name()));
			assertThat(file.bytes()).isEqualTo(Files.size(path(file.name())));
			assertThat(file.sha256()).isEqualTo(Sha256.of(path(file.name())));
		}
	}

	@Test
	void rowsOfOtherAuditsAreExcluded() throws IOException {
		SampleAudit.addPeople(this.database, SampleAudit.create(this.database, 2, 1));
		this.database.audit(1, SampleAudit.DATE, 2);
		long before = this.database.target(1, 1, 2, 1);
		this.database.audited(before, 1, "id", 1);
		this.database.permission(before, 1, 1, 7, false, true);
		this.database.finding(1, 1, 1, 1, 1, 1, 1, 2, 7, false);
		assertThat(export(2, new CsvProperties(false, true), 2)).extracting(WrittenFile::rows)
			.containsExactly(6L, 8L, 4L, 0L, 0L, 1L, 4L, 1L);
		assertThat(export(1, new CsvProperties(false, true), 2)).extracting(WrittenFile::rows)
			.containsExactly(1L, 1L, 1L, 0L, 0L, 0L, 1L, 0L);
	}

	@Test
	void emptyAuditHasOnlyHeaders() throws IOException {
		this.database.audit(1, SampleAudit.DATE, 1);
		assertThat(export(1, new CsvProperties(false, true), 10)).extracting(WrittenFile::rows)
			.containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
		assertThat(read("findings.csv")).startsWith("fingerprint,rule,").hasLineCount(1).endsWith("\n");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			comma       | `a,b`     | `"a,b"`
			quote       | `a"b`     | `"a""b"`
			LF          | `a\\nb`   | `"a\\nb"`
			CR          | `a\\rb`   | `"a\\rb"`
			spaces      | `  a  `   | `  a  `
			apostrophe  | `'a`      | `''a`
			backslash   | `a\\\\b`  | `a\\\\b`
			=           | `=1+1`    | `'=1+1`
			+           | `+1`      | `'+1`
			-           | `-1`      | `'-1`
			@           | `@a`      | `'@a`
			tab         | `\\ta`    | `'\\ta`
			leading CR  | `\\ra`    | `"'\\ra"`
			later sign  | `a=1`     | `a=1`
			space       | ` =1`     | `' =1`
			semicolon   | `a;=1`    | `a;'=1`
			inner tab   | `a\\t-1`  | `a\\t'-1`
			inner LF    | `a\\n@1`  | `"a\\n'@1"`
			comma       | `a,=1`    | `"a,=1"`
			astral      | `\uD83D\uDE00` | `\uD83D\uDE00`
			""", delimiter = '|')
	void cellsAreQuotedAndGuarded(String what, String name, String cell) throws IOException {
		permission(name.translateEscapes());
		export(1, new CsvProperties(false, true), 10);
		assertThat(read("permissions.csv")).as(what)
			.endsWith("\ndefault,2026-11-21,team,app,0a1," + cell.translateEscapes()
					+ ",-1,Unknown(-1),repository,false,,,\n");
	}

	@Test
	void guardCanBeSwitchedOff() throws IOException {
		permission("=1+1");
		export(1, new CsvProperties(false, false), 10);
		assertThat(read("permissions.csv")).contains(",=1+1,");
	}

	@Test
	void byteOrderMarkCanBeSwitchedOn() throws IOException {
		permission("a");
		List<WrittenFile> files = export(1, new CsvProperties(true, true), 10);
		assertThat(Files.readAllBytes(path("permissions.csv"))).startsWith(0xEF, 0xBB, 0xBF, 's');
		assertThat(files.get(0).bytes()).isEqualTo(Files.size(path("permissions.csv")));
	}

	@Test
	void longestNameIsWritten() throws IOException {
		String name = "\uD83D\uDE00".repeat(1000);
		permission(name);
		export(1, new CsvProperties(false, true), 10);
		assertThat(read("permissions.csv")).contains("," + name + ",");
	}

	@Test
	void pagesSkipGapsBetweenLines() throws IOException {
		this.database.audit(1, SampleAudit.DATE, 1);
		this.database.repository(1, "team", "app");
		this.database.target(1, 1, 2, 1);
		this.database.target(1, 2, Integer.MAX_VALUE, 1);
		export(1, new CsvProperties(false, true), 1);
		assertThat(read("repositories.csv"))
			.endsWith("\n2,team,app,,,,,,,,,,,,,,,\n2147483647,team,app,,,,,,,,,,,,,,,\n");
	}

	@Test
	void pagesAreFoundAndReadByKey() {
		for (CsvTable table : List.of(CsvTable.PERMISSIONS, CsvTable.REPOSITORIES, CsvTable.FINDINGS)) {
			assertThat(plan(table.lastKey())).as(table.fileName()).contains("/* index sorted */");
			assertThat(plan(table.select(ExportFilter.ALL))).as(table.fileName())
				.containsPattern(
						"FROM \"?PUBLIC\"?\\.\"?(TARGET\"? \"?T|INPUT_RECORD\"? \"?I|FINDING F)\"?\\s+/\\* PUBLIC\\.PRIMARY_KEY"
								+ "[^/]+ID >=? [^/]+ID <= ");
		}
	}

	@Test
	void failureNamesTheFile() throws IOException {
		Path file = Files.writeString(path("file"), "");
		assertThatExceptionOfType(PublicationException.class)
			.isThrownBy(() -> OutputDirectory.fresh(file.resolve("out"), OutputMode.of("600")))
			.withMessageStartingWith(file.toString())
			.withMessageNotContaining("\n");
	}

	@ParameterizedTest
	@CsvSource({ "permissions, permission_id", "repositories, line" })
	void rowsEqualThoseOfTheView(String view, String order) throws Exception {
		int audit = SampleAudit.create(this.database);
		this.database.update("update audit set published = true where id = ?", audit);
		export(audit, new CsvProperties(false, false), 2);
		try (CSVReader csv = new CSVReaderBuilder(Files.newBufferedReader(path(view + ".csv")))
			.withCSVParser(new RFC4180Parser())
			.build()) {
			String[] header = csv.readNext();
			List<String[]> rows = this.database.jdbc()
				.sql("select " + String.join(", ", header) + " from " + view + " where audit_id = :audit order by "
						+ order)
				.param("audit", audit)
				.query((row, number) -> IntStream.rangeClosed(1, header.length)
					.mapToObj((column) -> text(row, column))
					.toArray(String[]::new))
				.list();
			assertThat(csv.readAll()).hasSizeGreaterThan(3).usingRecursiveComparison().isEqualTo(rows);
		}
	}

	private static String text(ResultSet row, int column) {
		try {
			Object value = row.getObject(column);
			return (value instanceof OffsetDateTime time) ? time.toInstant().truncatedTo(ChronoUnit.SECONDS).toString()
					: Objects.toString(value, "");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String plan(String sql) {
		return this.database.jdbc()
			.sql("explain " + sql)
			.param("audit", 1)
			.param("after", 0L)
			.param("end", 9L)
			.param("last", 9L)
			.param("size", 9)
			.query(String.class)
			.single();
	}

	/** Such a SQL pattern does not terminate in useful time on H2. */
	@ParameterizedTest
	@CsvSource({ "b, 0", "a, 1" })
	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void patternWithManyWildcardsIsFast(String last, long rows) {
		this.database.audit(1, SampleAudit.DATE, 1);
		this.database.repository(1, "team", "a".repeat(128));
		this.database.target(1, 1, 2, 1);
		ExportFilter filter = new ExportFilter("t*", "*a".repeat(12) + "*" + last, null, null);
		OutputDirectory output = OutputDirectory.fresh(this.directory.resolve("out"), OutputMode.of("600"));
		new CsvExport(this.database.jdbc(), new CsvProperties(false, true)).write(1, new ExportedRows(filter), output,
				() -> {
				});
		assertThat(output.files()).filteredOn((file) -> file.name().equals("repositories.csv"))
			.extracting(WrittenFile::rows)
			.containsExactly(rows);
	}

	private void permission(String userName) {
		this.database.audit(1, SampleAudit.DATE, 1);
		this.database.account(1, "0a1", userName);
		this.database.repository(1, "team", "app");
		long target = this.database.target(1, 1, 2, 1);
		this.database.audited(target, null, null, 1);
		this.database.permission(target, 1, 1, -1, false, null);
	}

	private List<WrittenFile> export(int audit, CsvProperties properties, int pageRows) {
		OutputDirectory output = OutputDirectory.fresh(this.directory.resolve("out"), OutputMode.of("600"));
		new CsvExport(this.database.jdbc(), properties, pageRows).write(audit, new ExportedRows(ExportFilter.ALL),
				output, () -> {
				});
		return output.files();
	}

	private Path path(String name) {
		return name.equals("file") ? this.directory.resolve(name) : this.directory.resolve("out").resolve(name);
	}

	private String read(String name) throws IOException {
		return Files.readString(path(name));
	}

	private String expected(String name) throws IOException {
		return new ClassPathResource(name, getClass()).getContentAsString(StandardCharsets.UTF_8)
			.replace("{bob}", SampleAudit.ESCAPES);
	}

}
