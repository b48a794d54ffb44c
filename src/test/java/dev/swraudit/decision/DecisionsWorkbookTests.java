package dev.swraudit.decision;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.swraudit.input.InputFileException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.swraudit.decision.DecisionRows.FINGERPRINT;
import static dev.swraudit.decision.DecisionRows.date;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of valid and invalid workbooks.
 */
class DecisionsWorkbookTests {

	private static final Object[] HEADER = { "Rule", "Permission", "decision", "Decided_By ", "decided_on", "reason",
			"keep_until", "revoke_by", "fingerprint" };

	private static final Object[] KEEP = { "r", "Manage", "Keep", "ann", date("2026-01-02"), "why", date("2026-12-31"),
			"", FINGERPRINT };

	private static final Decision DECISION = new Decision(DecisionKind.KEEP, "ann", date("2026-01-02"), "why",
			date("2026-12-31"), null);

	private static final String NEEDED = "; a decisions file has the columns"
			+ " decision,decided_by,decided_on,reason,fingerprint of review.csv";

	private static final String CURE = "; save it as an .xlsx workbook without a password";

	private static final String SHEET_PART = "xl/worksheets/sheet2.xml";

	private final Path file;

	DecisionsWorkbookTests(@TempDir Path directory) {
		this.file = directory.resolve("review.xlsx");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Review", "review", "REVIEW" })
	void textAndDateCellsAreRead(String sheet) throws IOException {
		write(sheet, HEADER, KEEP);
		assertThat(read()).containsExactly(DecisionRow.valid("review.xlsx", 2,
				new DecisionCells("Manage", "Keep", "ann", "2026-01-02", "why", "2026-12-31", "", FINGERPRINT),
				DECISION));
	}

	@Test
	void exactNameOfTheSheetIsPreferred() throws IOException {
		try (OutputStream out = Files.newOutputStream(this.file); Workbook workbook = new Workbook(out, "t", "1.0")) {
			fill(workbook.newWorksheet("REVIEW"), new Object[] { "other" });
			fill(workbook.newWorksheet("Review"), HEADER, KEEP);
		}
		assertThat(read()).hasSize(1);
	}

	@Test
	void emptyRowsAreSkippedAndRowsWithoutDecisionIgnored() throws IOException {
		write("Review", new Object[0], new Object[] { "", " " }, HEADER, new Object[0], changed(KEEP, 2, ""), KEEP);
		assertThat(read()).extracting(DecisionRow::line).containsExactly(6L);
	}

	@Test
	void otherFormsOfCellsAreRead() throws IOException {
		Object[] row = changed(KEEP, 3, 4711, 4, LocalDateTime.of(2026, 1, 2, 23, 59), 5, " '=1+1\u00A0", 6,
				"2026-12-31");
		write("Review", HEADER, row);
		assertThat(read()).extracting(DecisionRow::decision)
			.containsExactly(
					new Decision(DecisionKind.KEEP, "4711", date("2026-01-02"), "=1+1", date("2026-12-31"), null));
	}

	@Test
	void charactersThatXmlDoesNotAllowAreDecoded() throws IOException {
		write("Review", HEADER, changed(KEEP, 5, "one_x000A_two _x005F_x000A_ _xyz_"));
		assertThat(read()).extracting((row) -> row.cells().reason()).containsExactly("one\ntwo _x000A_ _xyz_");
	}

	@Test
	void richTextIsRead() throws IOException {
		write("Review", HEADER, KEEP);
		replace("xl/sharedStrings.xml", ">why</t>", "><![CDATA[w]]></t></r><r><t>hy</t></r>");
		replace("xl/sharedStrings.xml", "<si><t xml:space=\"preserve\"><![", "<si><r><t><![");
		replace("xl/sharedStrings.xml", "<si><t><![", "<si><r><t><![");
		assertThat(read()).extracting((row) -> row.cells().reason()).containsExactly("why");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "true" })
	void datesCountedFrom1904AreRead(String value) throws IOException {
		write("Review", HEADER, changed(KEEP, 4, 44562, 6, 44925));
		replace("xl/workbook.xml", "date1904=\"false\"", "date1904=\"" + value + "\"");
		assertThat(read()).extracting(DecisionRow::decision).containsExactly(DECISION);
	}

	@ParameterizedTest
	@CsvSource({ "20260102", "2958466", "60", "-1", "1e300" })
	void numberThatIsNoDateIsBad(double number) throws IOException {
		write("Review", HEADER, changed(KEEP, 4, number));
		assertThat(Objects.requireNonNull(read().get(0).problem())).startsWith("decided_on '")
			.endsWith("' is not a date; use the form 2026-12-31");
	}

	@Test
	void formulaMakesTheRowBad() throws IOException {
		try (OutputStream out = Files.newOutputStream(this.file); Workbook workbook = new Workbook(out, "t", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("Review");
			fill(sheet, HEADER, KEEP, KEEP, KEEP, changed(KEEP, 2, ""));
			sheet.formula(1, 0, "1+1");
			sheet.formula(2, 2, "T(A1)");
			sheet.formula(3, 8, "A1");
			sheet.formula(4, 5, "A1");
		}
		assertThat(read()).extracting(DecisionRow::problem)
			.containsExactly(null, "decision is a formula; type the value", "fingerprint is a formula; type the value");
	}

	@Test
	void truthValueAndErrorMakeTheRowBad() throws IOException {
		write("Review", HEADER, changed(KEEP, 2, true), changed(KEEP, 5, 4711), changed(KEEP, 5, 4712));
		replace(SHEET_PART, " t=\"n\"><v>4711<", " t=\"e\"><v>#N/A<");
		replace(SHEET_PART, "><v>4711<", " t=\"e\"><v>#N/A<");
		replace(SHEET_PART, "<v>4712<", "<v>47x<");
		assertThat(read()).extracting(DecisionRow::problem)
			.containsExactly("decision is a truth value; type the text", "reason is an error value; type the value",
					"reason is an error value; type the value");
		assertThat(read()).extracting((row) -> row.cells().decision()).first().isEqualTo("TRUE");
		assertThat(read()).extracting((row) -> row.cells().reason()).contains("#N/A");
	}

	@Test
	void badCellsAreBadAsInCsv() throws IOException {
		write("Review", HEADER, changed(KEEP, 2, "maybe"));
		assertThat(read()).extracting(DecisionRow::problem)
			.containsExactly("unknown decision 'maybe'; use keep or revoke");
	}

	@Test
	void invalidHeaderIsRefused() throws IOException {
		write("Review");
		assertRefused("no header" + NEEDED);
		write("Review", new Object[0], changed(HEADER, 5, "because"));
		assertRefused("line 2: the header has no column reason" + NEEDED);
		write("Review", changed(HEADER, 0, "REVOKE_BY"));
		assertRefused("line 1: the header has several columns revoke_by" + NEEDED);
	}

	@Test
	void workbookWithoutTheSheetIsRefused() throws IOException {
		write("Sheet1", HEADER, KEEP);
		assertRefused("no sheet Review; rename the sheet with the decisions to Review");
	}

	@Test
	void otherFileIsRefused() throws IOException {
		Files.write(this.file, HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(504)));
		assertRefused("is an old .xls workbook, or has a password" + CURE);
		Files.writeString(this.file, "<html><table></table></html>");
		assertRefused("is not an .xlsx workbook" + CURE);
		Files.write(this.file, new byte[0]);
		assertRefused("is not an .xlsx workbook" + CURE);
	}

	@Test
	void damagedWorkbookIsRefused() throws IOException {
		write("Review", HEADER, KEEP);
		byte[] bytes = Files.readAllBytes(this.file);
		Files.write(this.file, Arrays.copyOf(bytes, bytes.length / 2));
		assertUnreadable();
		write("Review", HEADER, KEEP);
		replace(SHEET_PART, "</row>", "</rox>");
		assertUnreadable();
		write("Review", HEADER, KEEP);
		replace(SHEET_PART, " t=\"s\"", " t=\"?\"");
		assertUnreadable();
		write("Review", HEADER, KEEP);
		remove("[Content_Types].xml");
		assertUnreadable();
	}

	@Test
	void externalEntityIsNotRead() throws IOException {
		write("Review", HEADER, KEEP);
		Path secret = Files.writeString(this.file.resolveSibling("secret"), "secret");
		replace("xl/sharedStrings.xml", "<sst", "<!DOCTYPE sst [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><sst");
		replace("xl/sharedStrings.xml", ">why<", ">&e;<");
		try {
			assertThat(read()).noneMatch((row) -> row.toString().contains("secret"));
		}
		catch (InputFileException ex) {
			assertThat(ex).hasMessageStartingWith("review.xlsx: cannot be read as an .xlsx workbook (");
		}
	}

	@Test
	void largeArchiveIsRefused() throws IOException {
		write("Review", HEADER, changed(KEEP, 5, "a".repeat(30_000)));
		assertThat(Files.size(this.file)).isLessThan(20_000);
		assertThatExceptionOfType(InputFileException.class)
			.isThrownBy(() -> DecisionsWorkbook.read(this.file, "review.xlsx", "review.xlsx", 20_000))
			.withMessage("review.xlsx: is too large; a workbook may have 20000 bytes when it is unpacked; split it into"
					+ " several files");
	}

	@Test
	void rowBeyondTheLastOneIsRefused() throws IOException {
		write("Review", HEADER, KEEP);
		replace(SHEET_PART, "<row r=\"2\"", "<row r=\"1048577\"");
		assertRefused("too many rows; a sheet has at most 1048576");
	}

	private List<DecisionRow> read() {
		return Decisions.read(List.of(new DecisionFile(this.file, "review.xlsx")), "review.xlsx").rows();
	}

	private void assertRefused(String what) {
		assertThatExceptionOfType(InputFileException.class).isThrownBy(this::read).withMessage("review.xlsx: " + what);
	}

	private void assertUnreadable() {
		assertThatExceptionOfType(InputFileException.class).isThrownBy(this::read)
			.withMessageMatching("review.xlsx: cannot be read as an .xlsx workbook \\(.+\\)" + CURE);
	}

	/** Writes a workbook whose second sheet has these rows. */
	private void write(String name, Object[]... rows) throws IOException {
		try (OutputStream out = Files.newOutputStream(this.file); Workbook workbook = new Workbook(out, "t", "1.0")) {
			fill(workbook.newWorksheet("Summary"), new Object[] { "Summary" });
			fill(workbook.newWorksheet(name), rows);
		}
	}

	private static void fill(Worksheet sheet, Object[]... rows) {
		for (int row = 0; row < rows.length; row++) {
			for (int column = 0; column < rows[row].length; column++) {
				fill(sheet, row, column, rows[row][column]);
			}
		}
	}

	private static void fill(Worksheet sheet, int row, int column, Object value) {
		if (value instanceof LocalDate date) {
			sheet.value(row, column, date);
			sheet.style(row, column).format("yyyy-mm-dd").set();
		}
		else if (value instanceof LocalDateTime time) {
			sheet.value(row, column, time);
		}
		else if (value instanceof Number number) {
			sheet.value(row, column, number);
		}
		else if (value instanceof Boolean truth) {
			sheet.value(row, column, truth);
		}
		else {
			sheet.value(row, column, value.toString());
		}
	}

	/** Returns a copy of a row with other cells: an index, its cell, and so on. */
	private static Object[] changed(Object[] row, Object... changes) {
		Object[] changed = row.clone();
		for (int i = 0; i < changes.length; i += 2) {
			changed[(int) changes[i]] = changes[i + 1];
		}
		return changed;
	}

	private void replace(String part, String text, String replacement) {
		inArchive((archive) -> {
			Path entry = archive.getPath(part);
			Files.writeString(entry, Files.readString(entry).replace(text, replacement));
		});
	}

	private void remove(String part) {
		inArchive((archive) -> Files.delete(archive.getPath(part)));
	}

	private void inArchive(Change change) {
		try (FileSystem archive = FileSystems.newFileSystem(URI.create("jar:" + this.file.toUri()), Map.of())) {
			change.in(archive);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@FunctionalInterface
	private interface Change {

		void in(FileSystem archive) throws IOException;

	}

}
