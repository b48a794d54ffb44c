package dev.swraudit.decision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.input.InputFileException;
import dev.swraudit.message.UntrustedText;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Reader of the sheet {@code Review} of an {@code .xlsx} workbook.
 */
final class DecisionsWorkbook {

	/** Name of the sheet with the decisions. */
	static final String SHEET = "Review";

	private static final int SHOWN_CHARACTERS = 200;

	/** A cell that cannot be parsed becomes an error cell, and its row a bad row. */
	private static final ReadingOptions OPTIONS = new ReadingOptions(false, true);

	private DecisionsWorkbook() {
	}

	/**
	 * Reads the rows that have a decision.
	 * @param source name of the file in the rows
	 * @param name name of the file in messages
	 * @throws InputFileException if the file cannot be read
	 */
	static List<DecisionRow> read(Path file, String source, String name) {
		return read(file, source, name, WorkbookArchive.MAX_BYTES);
	}

	static List<DecisionRow> read(Path file, String source, String name, long maxBytes) {
		try {
			boolean date1904 = WorkbookArchive.check(file, name, maxBytes);
			try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), OPTIONS)) {
				return read(sheet(workbook, name), source, name, date1904);
			}
		}
		catch (InputFileException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			// The library throws many kinds of exceptions for an invalid workbook.
			throw invalid(name, ex);
		}
	}

	private static Sheet sheet(ReadableWorkbook workbook, String name) {
		return workbook.findSheet(SHEET)
			.or(() -> workbook.getSheets().filter((sheet) -> SHEET.equalsIgnoreCase(sheet.getName())).findFirst())
			.orElseThrow(() -> new InputFileException(name,
					"no sheet " + SHEET + "; rename the sheet with the decisions to " + SHEET));
	}

	private static List<DecisionRow> read(Sheet sheet, String source, String name, boolean date1904)
			throws IOException {
		try (Stream<Row> rows = sheet.openStream()) {
			ReviewSheet review = new ReviewSheet(source, name, date1904);
			List<DecisionRow> decided = rows.flatMap((row) -> review.row(row).stream()).toList();
			review.requireHeader();
			return decided;
		}
	}

	private static InputFileException invalid(String name, Exception cause) {
		String detail = UntrustedText.line(String.valueOf(cause.getMessage()), SHOWN_CHARACTERS);
		return new InputFileException(name,
				"cannot be read as an .xlsx workbook (" + detail + ")" + WorkbookArchive.CURE);
	}

}
