package dev.swraudit.decision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.swraudit.input.InputFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the files that a setting names.
 */
class DecisionFileTests {

	private static final String ALLOWED = "; name a .csv or .xlsx file, or a directory of them";

	private final Path directory;

	DecisionFileTests(@TempDir Path directory) {
		this.directory = directory;
	}

	@ParameterizedTest
	@ValueSource(strings = { "review.csv", "Review.CSV", "review.xlsx", "a.Xlsx" })
	void fileIsItself(String name) throws IOException {
		Path file = Files.createFile(this.directory.resolve(name));
		assertThat(DecisionFile.in(file)).containsExactly(new DecisionFile(file, name));
	}

	@Test
	void filesOfADirectoryAreSortedByCodePoint() throws IOException {
		for (String name : new String[] { "b.csv", "B.XLSX", "\uFF5E.csv", "\uD83D\uDE00.csv", "a.xlsx" }) {
			Files.createFile(this.directory.resolve(name));
		}
		assertThat(DecisionFile.in(this.directory)).extracting(DecisionFile::name)
			.containsExactly("B.XLSX", "a.xlsx", "b.csv", "\uFF5E.csv", "\uD83D\uDE00.csv");
	}

	@Test
	void otherFilesOfADirectoryAreLeftOut() throws IOException {
		for (String name : new String[] { "~$review.xlsx", ".~lock.review.csv#", ".hidden.csv", ".csv", "notes.txt",
				"csv", "review.csv" }) {
			Files.createFile(this.directory.resolve(name));
		}
		Files.createDirectory(this.directory.resolve("directory.csv"));
		Files.createFile(this.directory.resolve("directory.csv").resolve("below.csv"));
		assertThat(DecisionFile.in(this.directory)).extracting(DecisionFile::name).containsExactly("review.csv");
	}

	@ParameterizedTest
	@ValueSource(strings = { "team.ods", "old.XLS", "macro.xlsm" })
	void otherSpreadsheetInADirectoryIsRefused(String name) throws IOException {
		Files.createFile(this.directory.resolve("review.csv"));
		Files.createFile(this.directory.resolve(name));
		assertRefused(this.directory, this.directory.resolve(name)
				+ ": this format of a spreadsheet is not read; save it as .xlsx or .csv, or move it out of the directory");
	}

	@Test
	void directoryMayHaveNoFileYet() throws IOException {
		Files.createFile(this.directory.resolve("notes.txt"));
		assertThat(DecisionFile.in(this.directory)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "review.xls", "review.ods", "review", "csv" })
	void otherFileIsRefused(String name) throws IOException {
		Path file = Files.createFile(this.directory.resolve(name));
		assertRefused(file, file + ": unknown file extension" + ALLOWED);
	}

	@Test
	void missingFileIsRefused() {
		Path file = this.directory.resolve("review.csv");
		assertRefused(file, file + ": no such file" + ALLOWED);
		Path directory = this.directory.resolve("decisions");
		assertRefused(directory, directory + ": no such file or directory" + ALLOWED);
	}

	@Test
	void nameWithControlCharacterIsRefused() throws IOException {
		Files.createFile(this.directory.resolve("a\nb.csv"));
		assertRefused(this.directory,
				this.directory.resolve("a\\u000Ab.csv") + ": the name has a control character; rename the file");
	}

	private static void assertRefused(Path given, String message) {
		assertThatExceptionOfType(InputFileException.class).isThrownBy(() -> DecisionFile.in(given))
			.withMessage(message);
	}

}
