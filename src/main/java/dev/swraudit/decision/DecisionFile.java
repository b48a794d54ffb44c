package dev.swraudit.decision;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import dev.swraudit.input.InputFileException;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.permission.CodePointOrder;

/**
 * File with decisions.
 *
 * @param path where the file is
 * @param name name without directory, as it is published
 */
public record DecisionFile(Path path, String name) {

	private static final String CSV = ".csv";

	private static final String WORKBOOK = ".xlsx";

	/** Extensions of spreadsheets that are not read, though they may hold decisions. */
	private static final List<String> OTHER_SPREADSHEETS = List.of(".ods", ".fods", ".xls", ".xlsm", ".xlsb",
			".numbers");

	private static final String ALLOWED = "; name a .csv or .xlsx file, or a directory of them";

	private DecisionFile(Path path) {
		this(path, Objects.requireNonNullElse(path.getFileName(), path).toString());
	}

	/**
	 * Returns a file, or the {@code .csv} and {@code .xlsx} files of a directory by name.
	 * Hidden files, lock files of spreadsheets and files that are no spreadsheets are
	 * left out. The directory may have no file yet, because it is set up before the first
	 * reviewer answers.
	 * @throws InputFileException if there is no such file
	 */
	public static List<DecisionFile> in(Path given) {
		List<DecisionFile> files = Files.isDirectory(given) ? list(given) : List.of(single(given));
		files.forEach(DecisionFile::requireUsable);
		return files;
	}

	private static DecisionFile single(Path given) {
		DecisionFile file = new DecisionFile(given);
		if (!file.hasKnownExtension()) {
			throw new InputFileException(given.toString(),
					(Files.exists(given) ? "unknown file extension" : "no such file or directory") + ALLOWED);
		}
		return file;
	}

	private static List<DecisionFile> list(Path directory) {
		try (Stream<Path> paths = Files.list(directory)) {
			return paths.map(DecisionFile::new)
				.filter((file) -> !file.isHidden() && !Files.isDirectory(file.path))
				.peek(DecisionFile::requireNoOtherSpreadsheet)
				.filter(DecisionFile::hasKnownExtension)
				.sorted(Comparator.comparing(DecisionFile::name, CodePointOrder::compareText))
				.toList();
		}
		catch (AccessDeniedException ex) {
			throw new InputFileException(directory.toString(), "permission denied; make the directory readable");
		}
		catch (IOException ex) {
			throw new InputFileException(directory.toString(), "cannot be listed (" + ex.getMessage() + ")");
		}
	}

	/** Rejects a spreadsheet of another format, because it would be left out. */
	private void requireNoOtherSpreadsheet() {
		if (OTHER_SPREADSHEETS.stream().anyMatch(this::hasExtension)) {
			throw new InputFileException(UntrustedText.escape(this.path.toString()),
					"this format of a spreadsheet is not read; save it as .xlsx or .csv, or move it out of the directory");
		}
	}

	private void requireUsable() {
		String shown = UntrustedText.escape(this.path.toString());
		if (this.name.chars().anyMatch(Character::isISOControl)) {
			throw new InputFileException(shown, "the name has a control character; rename the file");
		}
		if (Files.notExists(this.path)) {
			throw new InputFileException(shown, "no such file" + ALLOWED);
		}
		if (!Files.isReadable(this.path)) {
			throw new InputFileException(shown, "permission denied; make the file readable");
		}
	}

	/** Returns whether the file is a workbook; otherwise it is a CSV file. */
	boolean isWorkbook() {
		return hasExtension(WORKBOOK);
	}

	private boolean hasKnownExtension() {
		return hasExtension(CSV) || hasExtension(WORKBOOK);
	}

	private boolean hasExtension(String extension) {
		return this.name.toLowerCase(Locale.ROOT).endsWith(extension);
	}

	/** Returns whether the file is hidden, or a lock file of Excel or LibreOffice. */
	private boolean isHidden() {
		return this.name.startsWith(".") || this.name.startsWith("~$");
	}

}
