package dev.swraudit.target;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.input.PhysicalLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records that cannot be targets and do not affect the records around them.
 */
class InvalidRecordTests {

	private static final String SAVE = "; save the file as UTF-8, or as UTF-16 with a byte order mark";

	private static final String STRAY_QUOTE = "quote inside an unquoted cell; quote the whole cell and double the quotes in it";

	private static final String TOO_LONG = "the line is too long; at most 65536 bytes are allowed";

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
			`,,x`       | ``   | ``  | namespace
			""")
	void cellIsMissing(String row, String namespace, String repository, String missing) throws IOException {
		assertThat(between(row)).isEqualTo(new InputRecord(3, namespace, repository,
				missing + " is missing; a record needs a namespace and a repository"));
	}

	@Test
	void nameIsImpossible() throws IOException {
		assertThat(between("Team,app")).isEqualTo(new InputRecord(3, "Team", "app",
				"upper-case 'T' is not allowed in a namespace name; allowed are a-z, 0-9, '.', '_' and '-'"));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			team,app:1.2          | repository contains the tag ':1.2'; remove it
			team,app@sha256:0f    | repository contains the digest '@sha256:0f'; remove it
			eu.example.com/team,a | namespace contains the registry host 'eu.example.com/'; remove it
			""")
	void nameIsAnImageReference(String row, String problem) throws IOException {
		assertThat(between(row)).extracting(InputRecord::problem).isEqualTo(problem);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
			namespace,repository       | namespace  | repository
			` Namespace , REPO ,note`  | Namespace  | REPO
			"namespace","repository"   | namespace  | repository
			﻿namespace,repository | namespace  | repository
			repository,namespace       | repository | namespace
			""")
	void headerIsRepeated(String row, String namespace, String repository) throws IOException {
		assertThat(between(row))
			.isEqualTo(new InputRecord(3, namespace, repository, "the record repeats the header; remove the line"));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			textBlock = """
					team;app        | team;app   | ``    | `a cell contains ';', but the header is separated by ','; use one separator throughout`
					team;app;x,y    | team;app;x | y     | `a cell contains ';', but the header is separated by ','; use one separator throughout`
					`team	app`      | `team	app` | ``    | `a cell contains a tab, but the header is separated by ','; use one separator throughout`
					"team,app"      | `team,app` | ``    | `a cell contains the separator ','; quote each cell separately`
					""")
	void rowHasAnotherSeparatorThanTheHeader(String row, String namespace, String repository, String problem)
			throws IOException {
		assertThat(between(row)).isEqualTo(new InputRecord(3, namespace, repository, problem));
	}

	@Test
	void otherCellsMayContainAnySeparator() throws IOException {
		assertThat(between("team,app,a;b\tc")).isEqualTo(new InputRecord(3, "team", "app", null));
	}

	@Test
	void lineBreakInANameIsKept() throws IOException {
		assertThat(between("team,\"a\r\nb\"")).isEqualTo(new InputRecord(3, "team", "a\r\nb",
				"U+000D is not allowed in a repository name; allowed are a-z, 0-9, '.', '_', '-' and '/'"));
	}

	@Test
	void quoteInsideAnUnquotedCell() throws IOException {
		assertThat(between("team,ap\"p")).isEqualTo(new InputRecord(3, "team", "ap\"p", STRAY_QUOTE));
		assertThat(between("team,app,5\" disk")).isEqualTo(new InputRecord(3, "team", "app", STRAY_QUOTE));
	}

	@Test
	void invalidUtf8IsReplaced() throws IOException {
		assertThat(between(latin1("t\u00e9am,app")))
			.isEqualTo(new InputRecord(3, "t\uFFFDam", "app", "namespace is not valid UTF-8" + SAVE));
		assertThat(between(latin1("team,\"\u00ed\u00a0\u0080\"")))
			.isEqualTo(new InputRecord(3, "team", "\uFFFD", "repository is not valid UTF-8" + SAVE));
	}

	@Test
	void unreadableByteOfAnotherColumnIsIgnored() throws IOException {
		assertThat(between(latin1("team,app,\u00e9"))).isEqualTo(new InputRecord(3, "team", "app", null));
		assertThat(between(latin1("team,app,\"\n\u00ed\u00a0\u0080\"")))
			.isEqualTo(new InputRecord(3, "team", "app", null));
		assertThat(between(latin1("team,app,\u00e9\0"))).isEqualTo(new InputRecord(3, "team", "app", null));
		assertThat(between("team,app,\0")).isEqualTo(new InputRecord(3, "team", "app", null));
	}

	@Test
	void unpairedSurrogateAndHalfAUnitAreNotUtf16() throws IOException {
		Files.write(this.file, "\uFEFFnamespace,repository\nteam,a".getBytes(StandardCharsets.UTF_16LE));
		Files.write(this.file, new byte[] { 0x00, (byte) 0xD8, '\n', 0, 'x', 0, ',', 0, 'y' },
				StandardOpenOption.APPEND);
		assertThat(records()).containsExactly(
				new InputRecord(2, "team", "a\uFFFD", "repository is not valid UTF-16" + SAVE),
				new InputRecord(3, "x", "\uFFFD", "repository is not valid UTF-16" + SAVE));
	}

	@Test
	void replacementCharacterOfTheFileItselfIsValidUtf8() throws IOException {
		assertThat(between("team,app,\uFFFD")).isEqualTo(new InputRecord(3, "team", "app", null));
	}

	@Test
	void nulIsReplaced() throws IOException {
		assertThat(between("te\0am,app"))
			.isEqualTo(new InputRecord(3, "te\uFFFDam", "app", "namespace contains U+0000" + SAVE));
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
	void lineOfHundredMegabytesIsSkipped() throws IOException {
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
