package dev.swraudit.decision;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.swraudit.input.InputFileException;
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
 * Tests of valid and invalid decisions files in CSV.
 */
class DecisionsCsvTests {

	private static final String HEADER = "permission,decision,decided_by,decided_on,reason,keep_until,revoke_by,fingerprint\n";

	private static final String KEEP = "Manage,keep,ann,2026-01-02,why,2026-12-31,," + FINGERPRINT;

	private static final Decision DECISION = new Decision(DecisionKind.KEEP, "ann", date("2026-01-02"), "why",
			date("2026-12-31"), null);

	private static final String NEEDED = "; a decisions file has the columns"
			+ " decision,decided_by,decided_on,reason,fingerprint of review.csv";

	private final Path file;

	DecisionsCsvTests(@TempDir Path directory) {
		this.file = directory.resolve("review.csv");
	}

	@ParameterizedTest
	@ValueSource(strings = { HEADER + KEEP, "sep=,\n" + HEADER + KEEP + "\n\n,,,,,,,\n",
			"\uFEFF" + HEADER + "Manage, \"KEEP\" ,\u00A0ann,2026-01-02,why,2026-12-31,," + FINGERPRINT + "\n",
			"Permission,DECISION,decided_by,decided_on,reason,keep_until,revoke_by,fingerprint,,\n" + KEEP + ",,\n" })
	void sameDecisionInAnotherShape(String csv) throws IOException {
		assertThat(read(csv)).extracting(DecisionRow::decision).containsExactly(DECISION);
	}

	@ParameterizedTest
	@CsvSource({ "';',UTF-8", "'\t',UTF-16LE", "';',UTF-16BE" })
	void sameDecisionInAnotherSeparatorAndEncoding(String separator, String encoding) throws IOException {
		Files.writeString(this.file, ("\uFEFF" + HEADER + KEEP).replace(",", separator), Charset.forName(encoding));
		assertThat(read()).extracting(DecisionRow::decision).containsExactly(DECISION);
	}

	@Test
	void filledInReviewIsRead() throws IOException {
		List<DecisionRow> rows = read("rule,certainty,change,state,namespace,repository,creator_name,user_id,user_name,"
				+ "person,department,permission,grant_source,object_count,first_seen,exception_id,decision,decided_by,"
				+ "decided_on,reason,keep_until,revoke_by,fingerprint\n"
				+ "non-creator-manage,CERTAIN,NEW,OPEN,team,app,cr,u1,bob,Bob,IT,Manage,repository,1,2026-01-01,,"
				+ "revoke,ann,2026-01-02,\"'=why, so\",,2026-02-01," + FINGERPRINT + "\n");
		assertThat(rows).containsExactly(DecisionRow.valid("review.csv", 2,
				new DecisionCells("Manage", "revoke", "ann", "2026-01-02", "=why, so", "", "2026-02-01", FINGERPRINT),
				new Decision(DecisionKind.REVOKE, "ann", date("2026-01-02"), "=why, so", null, date("2026-02-01"))));
	}

	@Test
	void threeColumnsAreOptional() throws IOException {
		assertThat(read(
				"fingerprint,reason,decided_on,decided_by,decision\n" + FINGERPRINT + ",why,2026-01-02,ann,revoke\n"))
			.extracting(DecisionRow::cells)
			.containsExactly(new DecisionCells("", "revoke", "ann", "2026-01-02", "why", "", "", FINGERPRINT));
	}

	@Test
	void rowsWithoutDecisionAreIgnored() throws IOException {
		assertThat(read(HEADER + "Manage,,,,,,," + FINGERPRINT + "\nManage,,ann,2026-01-02,why,,," + FINGERPRINT
				+ "\nManage,,,,,,," + FINGERPRINT + ",surplus\n"))
			.isEmpty();
	}

	@Test
	void sameDecisionIsEqualWhateverTheLineEndsAndControlCharacters() throws IOException {
		String row = "Manage,keep,ann,2026-01-02,\"%s\",2026-12-31,," + FINGERPRINT + "\n";
		assertThat(read(HEADER + row.formatted("one\r\ntwo\u0001") + row.formatted("one\ntwo\uFFFD")))
			.extracting(DecisionRow::decision)
			.containsOnly(new Decision(DecisionKind.KEEP, "ann", date("2026-01-02"), "one\ntwo\uFFFD",
					date("2026-12-31"), null));
	}

	@Test
	void longTextIsRejected() throws IOException {
		assertThat(read(
				HEADER + "Manage,keep,ann,2026-01-02," + "x".repeat(32_768) + ",2026-12-31,," + FINGERPRINT + "\n"))
			.extracting(DecisionRow::problem)
			.containsExactly("a text has 32768 characters; at most 32767 are allowed");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					x,maybe,ann,2026-01-02,why,,,F                 | `unknown decision 'maybe'; use keep or revoke`
					x,keep,,2026-01-02,why,2026-02-01,,F           | `decided_by is missing; a keep needs decided_by, decided_on, reason and keep_until`
					x,keep,ann,2026-01-02,why,,,F                  | `keep_until is missing; a keep needs decided_by, decided_on, reason and keep_until`
					x,revoke,ann,,why,,,F                          | `decided_on is missing; a revoke needs decided_by, decided_on and reason`
					x,revoke,ann,2026-01-02,,,,F                   | `reason is missing; a revoke needs decided_by, decided_on and reason`
					x,revoke,ann,02.01.2026,why,,,F                | `decided_on '02.01.2026' is not a date; use the form 2026-12-31`
					x,keep,ann,2026-01-02,why,2026-02-30,,F        | `keep_until '2026-02-30' is not a date; use the form 2026-12-31`
					x,revoke,ann,2026-01-02,why,,1899-12-31,F      | `revoke_by '1899-12-31' is not a date; use the form 2026-12-31`
					x,keep,ann,2026-01-02,why,2026-02-01,2026-02-01,F | `a keep has no revoke_by; leave the cell empty`
					x,revoke,ann,2026-01-02,why,2026-02-01,,F      | `a revoke has no keep_until; leave the cell empty`
					x,revoke,ann,2026-01-02,why,,,F0               | `fingerprint 'F0' is not 64 hex digits; copy it from review.csv`
					x,revoke,ann,2026-01-02,why,,                  | `fingerprint '' is not 64 hex digits; copy it from review.csv`
					x,revoke,ann,2026-01-02,why, or,,,F            | `cell 9 'F' has no column; quote cells that contain the separator`
					x,,revoke,ann,2026-01-02,why,,,F               | `cell 9 'F' has no column; quote cells that contain the separator`
					x,revoke,a"n,2026-01-02,why,,,F                | `quote inside an unquoted cell; quote the whole cell and double the quotes in it`
					""")
	void badRowIsKeptWithItsProblem(String row, String problem) throws IOException {
		List<DecisionRow> rows = read(HEADER + KEEP + "\n" + row.replaceAll("F$", FINGERPRINT) + "\n" + KEEP + "\n");
		assertThat(rows).extracting(DecisionRow::line).containsExactly(2L, 3L, 4L);
		assertThat(rows.get(1).decision()).isNull();
		assertThat(rows.get(1).problem()).isEqualTo(problem.replace("'F'", "'" + FINGERPRINT + "'"));
		assertThat(rows.get(2).decision()).isEqualTo(DECISION);
	}

	@Test
	void controlCharactersOfACellAreEscapedInItsProblem() throws IOException {
		assertThat(read(HEADER + KEEP.replace("keep", "\"ke\n\u001Bep\""))).extracting(DecisionRow::problem)
			.containsExactly("unknown decision 'ke\\u000A\\u001Bep'; use keep or revoke");
	}

	@Test
	void fingerprintIsComparedInLowerCase() throws IOException {
		DecisionRow row = read(HEADER + KEEP.replace("abcdef", "ABCDEF")).get(0);
		assertThat(row.fingerprint()).contains(FINGERPRINT);
		assertThat(row.cells().fingerprint()).contains("ABCDEF");
	}

	@Test
	void unreadableCellMakesTheRowBad() throws IOException {
		Files.write(this.file, ("n\u00f6te," + HEADER + "\u00e9," + KEEP + "\nx," + KEEP.replace("why", "\u00e9")
				+ "\n\u00e9,,,,,,,,\n")
			.getBytes(StandardCharsets.ISO_8859_1));
		assertThat(read()).extracting(DecisionRow::problem)
			.containsExactly(null,
					"reason is not valid UTF-8; save the file as UTF-8, or as UTF-16 with a byte order mark");
	}

	@Test
	void invalidFileIsRefused() throws IOException {
		assertRefused("", "no header" + NEEDED);
		assertRefused(HEADER.replace("reason,", ""), "line 1: the header has no column reason" + NEEDED);
		assertRefused(HEADER.replace("reason", "Reason,reason"), "line 1: the header has 2 columns reason" + NEEDED);
		assertRefused(HEADER.replace("revoke_by", "keep_until"),
				"line 1: the header has 2 columns keep_until" + NEEDED);
		assertRefused(HEADER + KEEP.replace("why", "\"why"), "line 2: a quoted cell starts here and is never closed");
	}

	@Test
	void fileOfADirectoryIsNamedBelowIt() throws IOException {
		Files.writeString(this.file, "");
		DecisionFile given = new DecisionFile(this.file, "review.csv");
		assertThatExceptionOfType(InputFileException.class).isThrownBy(() -> Decisions.read(List.of(given), "in/dir/"))
			.withMessage("in/dir/review.csv: no header" + NEEDED);
		assertThatExceptionOfType(InputFileException.class)
			.isThrownBy(() -> Decisions.read(List.of(given), "in/review.csv"))
			.withMessage("in/review.csv: no header" + NEEDED);
	}

	@Test
	void rowsOfSeveralFilesAreInTheOrderOfTheFiles() throws IOException {
		Files.writeString(this.file, HEADER + KEEP + "\n" + KEEP);
		Decisions decisions = Decisions
			.read(List.of(new DecisionFile(this.file, "a.csv"), new DecisionFile(this.file, "b.CSV")), "dir");
		assertThat(decisions.rows()).extracting(DecisionRow::place)
			.containsExactly("a.csv line 2", "a.csv line 3", "b.CSV line 2", "b.CSV line 3");
		assertThat(Decisions.none().rows()).isEmpty();
		assertThat(Decisions.COLUMNS).containsExactly("permission", "decision", "decided_by", "decided_on", "reason",
				"keep_until", "revoke_by", "fingerprint", "source");
	}

	private List<DecisionRow> read(String csv) throws IOException {
		Files.writeString(this.file, csv);
		return read();
	}

	private List<DecisionRow> read() {
		return Decisions.read(List.of(new DecisionFile(this.file, "review.csv")), "review.csv").rows();
	}

	private void assertRefused(String csv, String what) throws IOException {
		Files.writeString(this.file, csv);
		assertThatExceptionOfType(InputFileException.class).isThrownBy(this::read).withMessage("review.csv: " + what);
	}

}
