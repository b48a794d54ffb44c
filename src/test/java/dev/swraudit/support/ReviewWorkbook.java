package dev.swraudit.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import dev.swraudit.support.OracleDecisions.DecisionRow;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A decision file as a spreadsheet program saves it: a sheet before the sheet
 * {@code Review}, and date cells in every second row, text in the others.
 */
final class ReviewWorkbook {

	private static final List<String> HEADER = List.of("fingerprint", "note", "decision", "decided_by", "decided_on",
			"reason", "keep_until", "revoke_by");

	private ReviewWorkbook() {
	}

	/** Returns the file. */
	static byte[] of(List<DecisionRow> rows) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(out, "office", "1.0")) {
			workbook.newWorksheet("Summary").value(0, 0, "about the review");
			Worksheet sheet = workbook.newWorksheet("Review");
			for (int i = 0; i < HEADER.size(); i++) {
				sheet.value(0, i, HEADER.get(i));
			}
			for (int i = 0; i < rows.size(); i++) {
				row(sheet, i + 1, rows.get(i));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	private static void row(Worksheet sheet, int number, DecisionRow row) {
		List<String> cells = List.of(row.fingerprint(), "ignored", row.decision(), row.decidedBy(), row.decidedOn(),
				row.reason(), row.keepUntil(), row.revokeBy());
		for (int i = 0; i < cells.size(); i++) {
			if (number % 2 == 0 && HEADER.get(i).matches("decided_on|keep_until|revoke_by")) {
				date(sheet, number, i, cells.get(i));
			}
			else if (!cells.get(i).isEmpty()) {
				sheet.value(number, i, cells.get(i));
			}
		}
	}

	/** Writes a date cell, or text if it is no date. */
	private static void date(Worksheet sheet, int row, int column, String text) {
		try {
			sheet.value(row, column, LocalDate.parse(text));
			sheet.style(row, column).format("yyyy-mm-dd").set();
		}
		catch (DateTimeParseException ex) {
			if (!text.isEmpty()) {
				sheet.value(row, column, text);
			}
		}
	}

}
