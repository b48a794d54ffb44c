package dev.swraudit.target;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records that can't be read as a target, and don't keep their neighbours from it.
 */
class InvalidRecordTests {

	private static final String NOT_UTF_8 = "the line is not valid UTF-8";

	private static final String STRAY_QUOTE = "a quote inside an unquoted cell; quote the whole cell and double the quotes in it";

	private static final String TOO_LONG = "the line is longer than 65536 bytes";

	private final Path file;

	InvalidRecordTests(@TempDir Path directory) {
		this.file = directory.resolve("repositories.csv");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			team        | team | ``  | repository
			team,       | team | ``  | repository
			team,""     | team | ``  | repository
			,app        | ``   | app | namespace
			`"  ", app` | ``   | app | namespace
			`,`         | ``   | ``  | namespace
			""          | ``   | ``  | namespace
			""")
	void cellIsMissing(String row, String namespace, String repository, String missing) throws IOException {
		assertThat(between(row)).isEqualTo(new InputRecord(3, namespace, repository,
				missing + " is missing; a record needs a namespace and a repository"));
	}

	@Test
	void nameIsImpossible() throws IOException {
		assertThat(between("Team,app")).isEqualTo(new InputRecord(3, "Team", "app",
				"namespace holds U+0054 'T'; allowed are a-z, 0-9, '.', '_' and '-'"));
		assertThat(between("namespace,repository").problem()).isNull();
	}

	@Test
	void lineBreakInANameIsKept() throws IOException {
		assertThat(between("team,\"a\r\nb\"")).isEqualTo(new InputRecord(3, "team", "a\r\nb",
				"repository holds U+000D; allowed are a-z, 0-9, '.', '_', '-' and '/'"));
	}

	@Test
	void quoteInsideAnUnquotedCell() throws IOException {
		assertThat(between("team,ap\"p")).isEqualTo(new InputRecord(3, "team", "ap\"p", STRAY_QUOTE));
		assertThat(between("team, \"app\"")).isEqualTo(new InputRecord(3, "team", "\"app\"", STRAY_QUOTE));
		assertThat(between("team,app,5\" disk")).isEqualTo(new InputRecord(3, "team", "app", STRAY_QUOTE));
	}

	@Test
	void whatIsNotUtf8IsReplaced() throws IOException {
		assertThat(between(latin1("t\u00e9am,app"))).isEqualTo(new InputRecord(3, "t\uFFFDam", "app", NOT_UTF_8));
		assertThat(between(latin1("team,app,\u00e9"))).isEqualTo(new InputRecord(3, "team", "app", NOT_UTF_8));
		assertThat(between(latin1("team,app,\"\n\u00ed\u00a0\u0080\"")))
			.isEqualTo(new InputRecord(3, "team", "app", NOT_UTF_8));
	}

	@Test
	void replacementCharacterOfTheFileItselfIsValidUtf8() throws IOException {
		assertThat(between("team,app,\uFFFD")).isEqualTo(new InputRecord(3, "team", "app", null));
	}

	@Test
	void nulIsReplaced() throws IOException {
		assertThat(between("te\0am,app")).isEqualTo(new InputRecord(3, "te\uFFFDam", "app", "the line holds U+0000"));
		assertThat(between("team,app,\0")).isEqualTo(new InputRecord(3, "team", "app", "the line holds U+0000"));
	}

	@Test
	void cellsAreCutAtTwoHundredCharacters() throws IOException {
		InputRecord record = between("team," + "😀".repeat(201));
		assertThat(record.repository()).isEqualTo("😀".repeat(200));
		assertThat(record.problem()).isEqualTo("repository has 201 characters; at most 128 are allowed");
	}

	@Test
	void lineIsTooLong() throws IOException {
		String tooLong = "team,app," + "x".repeat(PhysicalLines.MAX_BYTES - "team,app,".length() + 1);
		assertThat(between(tooLong)).isEqualTo(new InputRecord(3, "team", "app", TOO_LONG));
		assertThat(between(" ".repeat(PhysicalLines.MAX_BYTES + 1))).isEqualTo(new InputRecord(3, "", "", TOO_LONG));
	}

	@Test
	void lineOfHundredMegabytesIsPassedOver() throws IOException {
		try (RandomAccessFile sparse = new RandomAccessFile(this.file.toFile(), "rw")) {
			sparse.writeBytes("namespace,repository\nteam,app,");
			sparse.seek(100_000_000);
			sparse.writeBytes("\nteam,web\n");
		}
		assertThat(records()).containsExactly(new InputRecord(2, "team", "app", TOO_LONG),
				new InputRecord(3, "team", "web", null));
	}

	private InputRecord between(String row) throws IOException {
		return between(row.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The record of a row that stands between two good ones, from line 3 on.
	 */
	private InputRecord between(byte[] row) throws IOException {
		Files.writeString(this.file, "namespace,repository\nfirst,app\n");
		Files.write(this.file, row, StandardOpenOption.APPEND);
		Files.writeString(this.file, "\nlast,app\n", StandardOpenOption.APPEND);
		List<InputRecord> records = records();
		assertThat(records).extracting(InputRecord::namespace).hasSize(3).startsWith("first").endsWith("last");
		return records.get(1);
	}

	private List<InputRecord> records() {
		try (Stream<InputRecord> records = new RepositoryCsv(this.file, "repositories.csv").records()) {
			return records.toList();
		}
	}

	private static byte[] latin1(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
