package dev.swraudit.decision;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.swraudit.input.InputFileException;
import dev.swraudit.input.WhiteSpace;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reader of the rows of a sheet. The first row that is not empty is the header.
 */
final class ReviewSheet {

	private static final int MAX_ROWS = 1_048_576;

	private final String source;

	private final String name;

	private final boolean date1904;

	private final Map<DecisionColumn, Integer> indexes = new EnumMap<>(DecisionColumn.class);

	private int rows;

	/**
	 * Creates a reader.
	 * @param source name of the file in the rows
	 * @param name name of the file in messages
	 * @param date1904 whether days are counted from 1904
	 */
	ReviewSheet(String source, String name, boolean date1904) {
		this.source = source;
		this.name = name;
		this.date1904 = date1904;
	}

	/**
	 * Reads the next row. Returns a decision row; empty for the header and for a row
	 * without a decision.
	 * @throws InputFileException if the header is invalid, or the sheet has too many rows
	 */
	Optional<DecisionRow> row(Row row) {
		this.rows++;
		if (this.rows > MAX_ROWS || row.getRowNum() > MAX_ROWS) {
			throw new InputFileException(this.name, "too many rows; a sheet has at most " + MAX_ROWS);
		}
		if (this.indexes.isEmpty()) {
			readHeader(row);
			return Optional.empty();
		}
		return decided(row);
	}

	/**
	 * Checks that there was a header.
	 * @throws InputFileException if there was none
	 */
	void requireHeader() {
		if (this.indexes.isEmpty()) {
			throw new InputFileException(this.name, "no header; " + DecisionColumn.NEEDED);
		}
	}

	private void readHeader(Row row) {
		List<String> names = IntStream.range(0, row.getCellCount())
			.mapToObj((index) -> WhiteSpace.strip(row.getCellText(index)).toLowerCase(Locale.ROOT))
			.toList();
		if (names.stream().allMatch(String::isEmpty)) {
			return;
		}
		for (DecisionColumn column : DecisionColumn.values()) {
			int index = names.indexOf(column.text());
			if (index >= 0) {
				this.indexes.put(column, index);
			}
			if (index != names.lastIndexOf(column.text())) {
				throw problem(row, "the header has several columns " + column.text());
			}
			if (index < 0 && column.isRequired()) {
				throw problem(row, "the header has no column " + column.text());
			}
		}
	}

	private InputFileException problem(Row row, String what) {
		return new InputFileException(this.name, row.getRowNum(), what + "; " + DecisionColumn.NEEDED);
	}

	private Optional<DecisionRow> decided(Row row) {
		DecisionCells cells = DecisionCells
			.of((column) -> cell(row, column).map((cell) -> cell.text(column)).orElse(""));
		if (cells.decision().isEmpty() && problem(row, DecisionColumn.DECISION).isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(Arrays.stream(DecisionColumn.values())
			.flatMap((column) -> problem(row, column).stream())
			.findFirst()
			.map((problem) -> DecisionRow.bad(this.source, row.getRowNum(), cells, problem))
			.orElseGet(() -> DecisionParser.row(this.source, row.getRowNum(), cells)));
	}

	private Optional<String> problem(Row row, DecisionColumn column) {
		return cell(row, column).flatMap((cell) -> cell.problem(column));
	}

	private Optional<SheetCell> cell(Row row, DecisionColumn column) {
		return Optional.ofNullable(this.indexes.get(column))
			.flatMap(row::getOptionalCell)
			.map((cell) -> new SheetCell(cell, this.date1904));
	}

}
