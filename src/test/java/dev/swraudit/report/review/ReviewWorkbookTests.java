package dev.swraudit.report.review;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import dev.swraudit.report.csv.ExportedRows;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.support.AuditDatabase;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ReviewWorkbookTests {

	private static final String HEADER = "rule,certainty,change,state,namespace,repository,creator_name,user_id,user_name,"
			+ "person,department,permission,grant_source,object_count,first_seen,exception_id,decision,decided_by,"
			+ "decided_on,reason,keep_until,revoke_by,fingerprint";

	private final AuditDatabase database = new AuditDatabase();

	private final AuditStatistics statistics = ReviewAudit.create(this.database);

	private final Path directory;

	private long rows;

	ReviewWorkbookTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 1000 })
	void findingsThatAreNotClosedHaveARowEach(int pageRows) throws IOException {
		List<Row> review = sheet("Review", write(pageRows, 100, ExportFilter.ALL));
		assertThat(this.rows).isEqualTo(6);
		assertThat(texts(review.get(0))).containsExactly(HEADER.split(",", -1));
		assertThat(review).hasSize(7);
		assertThat(texts(review.get(2))).startsWith("non-creator-manage", "CERTAIN", "NEW", "ACCEPTED", "team", "app",
				"alice", "0b2", "bob\uFFFD[2Jby\u202Eeve", "Bob Builder", "R&D", "Manage", "repository");
		assertThat(review.stream().skip(1).map((row) -> row.getCellText(3))).doesNotContain("CLOSED");
		assertThat(texts(review.get(1))).startsWith("inactive-user", "CERTAIN", "NEW", "OPEN", "", "", "", "0b2");
	}

	@Test
	void rowsAreInTheOrderOfFindingsCsv() throws IOException {
		List<String> expected = this.database.jdbc()
			.sql("select fingerprint from stored_findings where state <> 'CLOSED' order by finding_id")
			.query(String.class)
			.list();
		assertThat(sheet("Review", write()).stream().skip(1).map((row) -> row.getCellText(22)))
			.containsExactlyElementsOf(expected);
	}

	@Test
	void datesAreDatesAndNumbersAreNumbers() throws IOException {
		List<Row> review = sheet("Review", write());
		Row onUser = review.get(1);
		assertThat(onUser.getCell(13).getType()).isEqualTo(CellType.NUMBER);
		assertThat(onUser.getCell(13).asNumber()).isEqualByComparingTo("12");
		Row kept = review.get(2);
		assertThat(kept.getCell(13).getType()).isEqualTo(CellType.EMPTY);
		assertThat(Stream.of(14, 18, 20).map((column) -> date(kept.getCell(column)))).containsExactly(
				LocalDate.parse("2026-11-21"), LocalDate.parse("2026-11-20"), LocalDate.parse("2026-12-31"));
		assertThat(Stream.of(16, 17, 19, 21).map(kept::getCellText)).containsExactly("keep", "carol", "keep until then",
				"");
		assertThat(date(review.get(4).getCell(21))).isEqualTo("2026-12-01");
		assertThat(review.get(4).getCellText(16)).isEqualTo("revoke");
	}

	@Test
	void emptyCellsToFillInAreColouredAndDates() throws IOException {
		Map<String, String> parts = parts(write());
		String style = styleOf("S2", parts);
		assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("<c r=\"S2\" s=\"" + style + "\"></c>");
		assertThat(cellFormat(style, parts)).contains(numberFormat("yyyy-mm-dd", parts))
			.contains("fillId=\"" + fill("FFFFF2CC", parts) + "\"");
		assertThat(cellFormat(styleOf("T2", parts), parts)).contains(numberFormat("@", parts))
			.contains("fillId=\"" + fill("FFFFF2CC", parts) + "\"");
		assertThat(cellFormat(styleOf("I2", parts), parts)).contains(numberFormat("@", parts)).contains("fillId=\"0\"");
	}

	@Test
	void sheetHasFrozenHeaderFilterAndDropDown() throws IOException {
		String sheet = part("xl/worksheets/sheet2.xml", write());
		assertThat(sheet).contains("ySplit=\"1\"", "state=\"frozen\"", "<autoFilter ref=\"A1:W7\">",
				"<dataValidation sqref=\"Q2:Q7\" type=\"list\"", "<formula1>\"keep,revoke\"</formula1>");
		assertThat(sheet.indexOf("<sheetData>")).isLessThan(sheet.indexOf("<autoFilter"));
		assertThat(sheet.indexOf("<autoFilter")).isLessThan(sheet.indexOf("<dataValidations"));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			`=1+1`             | `=1+1`
			`@x`               | `@x`
			`+x`               | `+x`
			`-2`               | `-2`
			`'x`               | `'x`
			`''`               | `'''`
			`'=1`              | `''=1`
			`007`              | `007`
			`2026-01-01`       | `2026-01-01`
			`  =1 `            | `  =1 `
			`a\\nb`            | `a\\nb`
			`\\ta\\r`          | `\\ta\\r`
			`<a>&"`            | `<a>&"`
			`a\\u0000b\\u0001` | `a\uFFFDb\uFFFD`
			`\\uD83Da`         | `\uFFFDa`
			`\\uDE00`          | `\uFFFD`
			`\\uFFFF`          | `\uFFFD`
			`\uD83D\uDE00`     | `\uD83D\uDE00`
			`_x0041_`          | `_x005F_x0041_`
			`_x004_`           | `_x004_`
			""")
	void textsAreRawAndNeverFormulas(String name, String cell) throws IOException {
		ReviewAudit.addHolder(this.database, 20, unescape(name));
		byte[] workbook = write();
		Cell read = sheet("Review", workbook).get(7).getCell(8);
		assertThat(read.getType()).isEqualTo(CellType.STRING);
		assertThat(read.asString()).isEqualTo(cell.translateEscapes());
		assertThat(part("xl/worksheets/sheet2.xml", workbook)).doesNotContain("<f>", "<f ");
	}

	private static String unescape(String text) {
		return Pattern.compile("\\\\u(....)")
			.matcher(text.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r"))
			.replaceAll((match) -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
	}

	@Test
	void textThatIsTooLongIsCut() throws IOException {
		this.database.update("update decision set reason = ? where id = 1", "\uD83D\uDE00".repeat(16_383) + "a");
		this.database.update("update decision set reason = ? where id = 2", "\uD83D\uDE00".repeat(20_000));
		List<Row> review = sheet("Review", write());
		assertThat(review.get(2).getCellText(19)).hasSize(32_767).endsWith("\uDE00a");
		assertThat(review.get(4).getCellText(19)).hasSizeBetween(32_765, 32_767).endsWith("\uDE00… (cut)");
	}

	@Test
	void dateThatSpreadsheetsDoNotHaveIsText() throws IOException {
		this.database.update("update decision set decided_on = date '0026-11-20' where id = 1");
		assertThat(sheet("Review", write()).get(2).getCellText(18)).isEqualTo("0026-11-20");
	}

	@Test
	void sameContentGivesTheSameBytes() throws IOException {
		byte[] first = write();
		assertThat(part("docProps/core.xml", first)).contains(">2026-11-21T02:00:07.400Z</dcterms:created>");
		assertThat(write(2, 100, ExportFilter.ALL)).isEqualTo(first);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 1000", "5, 2" })
	void summarySaysHowManyRowsAreLeftOut(int maxRows, int pageRows) throws IOException {
		byte[] workbook = write(pageRows, maxRows, ExportFilter.ALL);
		assertThat(this.rows).isEqualTo(maxRows);
		assertThat(sheet("Review", workbook)).hasSize(maxRows + 1);
		assertThat(summary(workbook)).containsEntry("rows to review", "6")
			.containsEntry("not in this file", (6 - maxRows) + " of them, because a sheet has room for " + maxRows
					+ " only; review.csv has them all");
	}

	@Test
	void summaryNamesTheAudit() throws IOException {
		assertThat(summary(write())).containsEntry("scope", "default")
			.containsEntry("audit date", "2026-11-21")
			.containsEntry("revision", "1")
			.containsEntry("result", this.statistics.headline())
			.containsEntry("rows to review", "6")
			.doesNotContainKeys("not in this file", "filter")
			.containsKeys("how to fill in", "where the rest is");
	}

	@Test
	void filterIsThatOfFindingsCsv() throws IOException {
		byte[] workbook = write(2, 100, new ExportFilter("t*", "app", "0b2", null));
		assertThat(this.rows).isEqualTo(1);
		assertThat(sheet("Review", workbook).get(1).getCellText(7)).isEqualTo("0b2");
		assertThat(summary(workbook)).containsEntry("filter", "namespace=t*, repository=app, user=0b2");
	}

	@Test
	void auditWithoutFindingsHasOnlyTheHeader() throws IOException {
		this.database.update("delete from finding");
		byte[] workbook = write();
		assertThat(this.rows).isZero();
		assertThat(sheet("Review", workbook)).hasSize(1);
		assertThat(part("xl/worksheets/sheet2.xml", workbook)).contains("<autoFilter ref=\"A1:W1\">");
	}

	@Test
	void exceptionBeforeAPageIsPropagated() {
		assertThatIllegalStateException().isThrownBy(() -> new ReviewWorkbook(this.database.jdbc())
			.write(new ByteArrayOutputStream(), this.statistics, new ExportedRows(ExportFilter.ALL), () -> {
				throw new IllegalStateException("stopped");
			})).withMessage("stopped");
	}

	private byte[] write() throws IOException {
		return write(1000, 1000, ExportFilter.ALL);
	}

	private byte[] write(int pageRows, int maxRows, ExportFilter filter) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.rows = new ReviewWorkbook(this.database.jdbc(), pageRows, maxRows).write(out, this.statistics,
				new ExportedRows(filter), () -> {
				});
		return out.toByteArray();
	}

	private static Map<String, String> summary(byte[] workbook) throws IOException {
		Map<String, String> summary = new LinkedHashMap<>();
		sheet("Summary", workbook).forEach((row) -> summary.put(row.getCellText(0), row.getCellText(1)));
		return summary;
	}

	private static List<Row> sheet(String name, byte[] workbook) throws IOException {
		try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
			return read.findSheet(name).orElseThrow().read();
		}
	}

	private static List<String> texts(Row row) {
		return row.stream().map((cell) -> (cell != null) ? cell.getText() : "").toList();
	}

	private static LocalDate date(Cell cell) {
		assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
		return cell.asDate().toLocalDate();
	}

	private static String styleOf(String cell, Map<String, String> parts) {
		return find("<c r=\"" + cell + "\" s=\"(\\d+)\"", parts.getOrDefault("xl/worksheets/sheet2.xml", ""));
	}

	private static String cellFormat(String style, Map<String, String> parts) {
		String formats = find("<cellXfs count=\"\\d+\">(.*)</cellXfs>", parts.getOrDefault("xl/styles.xml", ""));
		return formats.split("(?=<xf )", -1)[Integer.parseInt(style)];
	}

	private static String numberFormat(String code, Map<String, String> parts) {
		return "numFmtId=\""
				+ find("numFmtId=\"(\\d+)\" formatCode=\"" + code + "\"", parts.getOrDefault("xl/styles.xml", ""))
				+ "\"";
	}

	private static int fill(String color, Map<String, String> parts) {
		String fills = find("<fills count=\"\\d+\">(.*)</fills>", parts.getOrDefault("xl/styles.xml", ""));
		List<String> each = List.of(fills.split("(?=<fill>)", -1));
		return each.indexOf(each.stream().filter((fill) -> fill.contains(color)).findFirst().orElseThrow());
	}

	private static String find(String pattern, String text) {
		return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow().group(1);
	}

	private String part(String name, byte[] workbook) throws IOException {
		return parts(workbook).getOrDefault(name, "");
	}

	/**
	 * Reads a copy by way of its directory, because Java cannot read such an entry as a
	 * stream.
	 */
	private Map<String, String> parts(byte[] workbook) throws IOException {
		Path file = Files.write(this.directory.resolve("review.xlsx"), workbook);
		Map<String, String> parts = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (ZipEntry entry : Collections.list(zip.entries())) {
				parts.put(entry.getName(),
						new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return parts;
	}

}
