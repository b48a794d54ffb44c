package dev.swraudit.target;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

import dev.swraudit.input.InputFileException;
import dev.swraudit.input.PhysicalLines;
import dev.swraudit.input.QuotedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Input files that end the run, and their messages.
 */
class UnusableInputFileTests {

	private static final String NEEDED = "; the columns namespace and repository (or repo) are required, each once";

	private static final String NEVER_CLOSED = "a quoted cell starts here and is never closed";

	private static final String SAVE = "; save the file as UTF-8, or as UTF-16 with a byte order mark";

	private static final String HEADER = "namespace,repository,note\n";

	private final Path file;

	UnusableInputFileTests(@TempDir Path directory) {
		this.file = directory.resolve("copy.csv");
	}

	@Test
	void missing() {
		assertRefused("no such file; name a CSV file");
	}

	@Test
	void directory() throws IOException {
		Files.createDirectory(this.file);
		assertRefused("is a directory; name a CSV file");
	}

	@Test
	void unreadable() throws IOException {
		Files.writeString(this.file, HEADER);
		Files.setPosixFilePermissions(this.file, PosixFilePermissions.fromString("---------"));
		assumeThat(Files.isReadable(this.file)).isFalse();
		assertRefused("permission denied; make the file readable");
	}

	@Test
	void empty() throws IOException {
		for (String csv : new String[] { "", "\uFEFF", "\n \r\n", ",;,\n", "sep=;\n" }) {
			assertRefused(csv, "no header" + NEEDED);
		}
	}

	@Test
	void noHeader() throws IOException {
		assertRefused("\n\nteam,app\n", "line 3: the header has no column namespace" + NEEDED);
	}

	@Test
	void columnIsMissing() throws IOException {
		assertRefused("name,repository\n", "line 1: the header has no column namespace" + NEEDED);
		assertRefused("namespace,image\n", "line 1: the header has no column repository" + NEEDED);
	}

	@Test
	void columnIsRepeated() throws IOException {
		assertRefused("namespace,repo,Repository\n", "line 1: the header has 2 columns repository" + NEEDED);
		assertRefused("namespace,repo,NAMESPACE\n", "line 1: the header has 2 columns namespace" + NEEDED);
	}

	@Test
	void headerHasAnotherSeparator() throws IOException {
		for (String separator : new String[] { "|", ":", " ", "^" }) {
			assertRefused(String.join(separator, "id", "namespace", "repo") + "\n",
					"line 1: the header has no column namespace: the separator is '" + separator
							+ "'; use comma, semicolon or tab");
		}
		assertRefused("\"namespace\"|\"repository\"\n\"team\"|\"app\"\n",
				"line 1: the header has no column namespace: the separator is '|'; use comma, semicolon or tab");
		assertRefused("sep=|\nnamespace|repository\n",
				"line 1: the header has no column namespace: the separator is '|'; use comma, semicolon or tab");
		assertRefused("namespace,id;repository\n",
				"line 1: the header has no column repository: the separator is ';'; use comma, semicolon or tab");
	}

	@Test
	void headerHasAnotherEncoding() throws IOException {
		assertRefused("\nn\u00e4mespace,repository\n".getBytes(StandardCharsets.ISO_8859_1),
				"line 2: the header has no column namespace: the line is not valid UTF-8" + SAVE);
		assertRefused(new byte[] { (byte) 0xFE, (byte) 0xFF, 0, 'n', (byte) 0xDC, 0, 0, 'x' },
				"line 1: the header has no column namespace: the line is not valid UTF-16" + SAVE);
		for (String encoding : new String[] { "UTF-16LE", "UTF-16BE", "UTF-32BE", "UTF-32LE" }) {
			assertRefused(HEADER.getBytes(Charset.forName(encoding)),
					"line 1: the header has no column namespace: the line contains U+0000" + SAVE);
		}
		assertRefused(("\uFEFF" + HEADER).getBytes(Charset.forName("UTF-32LE")),
				"line 1: the header has no column namespace: the line contains U+0000" + SAVE);
		assertRefused(("\uFEFF" + HEADER).getBytes(Charset.forName("UTF-32BE")),
				"line 1: the header has no column namespace: the line is not valid UTF-8" + SAVE);
		assertRefused(new byte[] { 'P', 'K', 3, 4, 20, 0, 6, 0, (byte) 0xD0, 7 },
				"line 1: the header has no column namespace: the line is not valid UTF-8" + SAVE);
	}

	@Test
	void headerIsTooLong() throws IOException {
		assertRefused(HEADER.strip() + "x".repeat(PhysicalLines.MAX_BYTES) + "\n",
				"line 1: the line is too long; at most 65536 bytes are allowed");
	}

	@Test
	void linesEndWithCarriageReturnsAlone() throws IOException {
		assertRefused("namespace,repository\rteam,repo\r",
				"line 1: a carriage return inside the header; lines end with LF or CRLF");
	}

	@Test
	void quoteIsNeverClosed() throws IOException {
		assertRefused("\"namespace,repository\nteam,app\n", "line 1: " + NEVER_CLOSED);
		assertRefused(HEADER + "team,app,\"a\nb\"\nteam,\"web\nteam,api\n", "line 4: " + NEVER_CLOSED);
		assertRefused(HEADER + "team,app,\"x\n\"\"", "line 2: " + NEVER_CLOSED);
		assertRefused(HEADER + "team,app,\"", "line 2: " + NEVER_CLOSED);
		assertRefused(HEADER + "team,app,\"a\nb\",\"c\n", "line 3: " + NEVER_CLOSED);
		assertRefused("namespace;repository\nteam;app\nteam;\"web\n", "line 3: " + NEVER_CLOSED);
		assertRefused("sep=,\nnamespace,repository\nteam,\"web\n", "line 3: " + NEVER_CLOSED);
	}

	@Test
	void quoteIsNotClosedForManyLines() throws IOException {
		assertRefused(HEADER + "team,app,\"note\n" + "team,app\n".repeat(5000) + "team,app,note\"\n",
				"line 2: " + NEVER_CLOSED + " within 1000 lines and 65536 characters");
	}

	@Test
	void quoteIsNotClosedForManyCharacters() throws IOException {
		String characters = "x".repeat(QuotedRow.MAX_CHARACTERS / 2);
		assertRefused(HEADER + "team,app,\"" + characters + "\n" + characters + "\nnote\"\n",
				"line 2: " + NEVER_CLOSED + " within 1000 lines and 65536 characters");
		assertRefused(HEADER + "team,app,\"" + characters + characters + characters + "\"\nteam,web\n",
				"line 2: " + NEVER_CLOSED + " within 1000 lines and 65536 characters");
	}

	@Test
	void quoteOfALaterCellLooksLikeTheClosingOne() throws IOException {
		assertRefused(HEADER + "team,app,x\nteam,\"app,y\nteam,web,z\nteam,\"api\",z\n",
				"line 3: " + NEVER_CLOSED + ": neither a comma nor a line end follows the next quote, on line 5");
		assertRefused("namespace;repository\nteam;\"app\nteam;\"api\";z\n",
				"line 2: " + NEVER_CLOSED + ": neither a semicolon nor a line end follows the next quote, on line 3");
	}

	@Test
	void textFollowsAClosingQuote() throws IOException {
		String twice = "line 2: " + NEVER_CLOSED + ": neither a comma nor a line end follows the next quote, on line 2";
		assertRefused(HEADER + "\"te\"am,app\n", twice);
		assertRefused(HEADER + "\"team\" \"x\",app\n", twice);
	}

	private void assertRefused(String csv, String what) throws IOException {
		Files.writeString(this.file, csv);
		assertRefused(what);
	}

	private void assertRefused(byte[] csv, String what) throws IOException {
		Files.write(this.file, csv);
		assertRefused(what);
	}

	private void assertRefused(String what) {
		assertThatExceptionOfType(InputFileException.class).isThrownBy(this::readAll)
			.withMessage("in/repositories.csv: " + what);
	}

	private void readAll() {
		try (Stream<InputRecord> records = new RepositoryCsv(this.file, "in/repositories.csv").records()) {
			records.forEach((record) -> {
			});
		}
	}

}
