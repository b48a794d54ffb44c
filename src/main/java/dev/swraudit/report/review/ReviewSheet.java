package dev.swraudit.report.review;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Sheet {@code Review}: one row per finding, with cells to fill in. Rows are passed on to
 * the file page by page.
 */
final class ReviewSheet {

	static final String NAME = "Review";

	private static final String FILL_IN = "FFFFF2CC";

	private static final String HEADER = "FFD9D9D9";

	/** Spreadsheets have no earlier date that all of them read alike. */
	private static final LocalDate FIRST_DATE = LocalDate.of(1900, 3, 1);

	private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

	private static final List<ReviewColumn> COLUMNS = List.of(ReviewColumn.values());

	private final Worksheet sheet;

	private final int maxRows;

	private int rows;

	private long leftOut;

	/**
	 * Creates the sheet with its header.
	 * @param maxRows maximum number of rows below the header
	 */
	ReviewSheet(Worksheet sheet, int maxRows) {
		this.sheet = sheet;
		this.maxRows = maxRows;
		sheet.freezePane(0, 1);
		for (int i = 0; i < COLUMNS.size(); i++) {
			ReviewColumn column = COLUMNS.get(i);
			sheet.width(i, column.width());
			sheet.inlineString(0, i, column.toString());
			sheet.style(0, i)
				.bold()
				.format(ReviewColumn.Kind.TEXT.format())
				.fillColor(column.isFilledIn() ? FILL_IN : HEADER)
				.set();
		}
	}

	/** Adds a row per finding, up to the maximum. */
	void add(List<ReviewedFinding> findings) throws IOException {
		int first = this.rows + 1;
		for (ReviewedFinding finding : findings) {
			if (this.rows == this.maxRows) {
				this.leftOut++;
				continue;
			}
			this.rows++;
			for (int i = 0; i < COLUMNS.size(); i++) {
				setCell(this.rows, i, COLUMNS.get(i).value(finding));
			}
		}
		if (this.rows >= first) {
			setStyles(first, this.rows);
			this.sheet.flush();
		}
	}

	private void setCell(int row, int column, @Nullable Object value) {
		if (value instanceof Number number) {
			this.sheet.value(row, column, number);
		}
		else if (value instanceof LocalDate date && !date.isBefore(FIRST_DATE) && !date.isAfter(LAST_DATE)) {
			this.sheet.value(row, column, date);
		}
		else if (value != null && !value.toString().isEmpty()) {
			setText(row, column, SheetText.of(value.toString()));
		}
	}

	/**
	 * Sets a text. Texts are written with their cell, which needs no memory. Only a text
	 * with white space at an end is shared, because it would be stripped otherwise.
	 */
	private void setText(int row, int column, String text) {
		if (text.equals(text.strip())) {
			this.sheet.inlineString(row, column, text);
		}
		else {
			this.sheet.value(row, column, text);
		}
	}

	private void setStyles(int first, int last) {
		for (int i = 0; i < COLUMNS.size(); i++) {
			StyleSetter style = this.sheet.range(first, i, last, i).style();
			if (COLUMNS.get(i).isFilledIn()) {
				style.fillColor(FILL_IN);
			}
			style.format(COLUMNS.get(i).kind().format()).set();
		}
	}

	/** Adds filter and drop-down and ends the sheet. */
	void finish() throws IOException {
		this.sheet.setAutoFilter(0, 0, this.rows, COLUMNS.size() - 1);
		int decision = COLUMNS.indexOf(ReviewColumn.DECISION);
		this.sheet.range(1, decision, Math.max(1, this.rows), decision)
			.validateWithListByFormula("\"keep,revoke\"")
			.errorStyle(DataValidationErrorStyle.STOP)
			.showErrorMessage(true)
			.errorTitle("decision")
			.error("keep or revoke");
		this.sheet.finish();
	}

	/** Returns the number of rows below the header. */
	long rows() {
		return this.rows;
	}

	/** Returns the number of findings for which there was no room. */
	long leftOut() {
		return this.leftOut;
	}

}
