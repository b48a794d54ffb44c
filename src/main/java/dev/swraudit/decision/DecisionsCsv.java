package dev.swraudit.decision;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.swraudit.input.CsvFile;
import dev.swraudit.input.CsvHeader;
import dev.swraudit.input.CsvRow;
import dev.swraudit.input.FormulaGuard;
import dev.swraudit.input.KnownColumns;
import dev.swraudit.message.UntrustedText;

/**
 * Reader of a decisions file in CSV.
 */
final class DecisionsCsv {

	private static final KnownColumns KNOWN = new KnownColumns(Set.copyOf(DecisionColumn.names()),
			DecisionColumn.NEEDED);

	private static final int SHOWN_CHARACTERS = 80;

	private final String source;

	private final CsvHeader header;

	private final Map<DecisionColumn, Integer> indexes = new EnumMap<>(DecisionColumn.class);

	private DecisionsCsv(String source, CsvHeader header) {
		this.source = source;
		this.header = header;
		for (DecisionColumn column : DecisionColumn.values()) {
			if (column.isRequired()) {
				this.indexes.put(column, header.column(column.text()));
			}
			else {
				header.optionalColumn(column.text()).ifPresent((index) -> this.indexes.put(column, index));
			}
		}
	}

	/**
	 * Reads the rows that have a decision, or are unreadable.
	 * @param source name of the file in the rows
	 * @param name name of the file in messages
	 * @throws dev.swraudit.input.InputFileException if the file cannot be read
	 */
	static List<DecisionRow> read(Path file, String source, String name) {
		try (CsvFile csv = CsvFile.open(file, name, KNOWN)) {
			DecisionsCsv reader = new DecisionsCsv(source, csv.header());
			return csv.rows().flatMap((row) -> reader.row(row).stream()).toList();
		}
	}

	private Optional<DecisionRow> row(CsvRow row) {
		DecisionCells cells = DecisionCells.of((column) -> cell(row, column));
		Optional<String> surplus = cells.isUndecided() ? Optional.empty() : surplus(row);
		if (row.problem() != null || surplus.isPresent()) {
			String problem = Objects.requireNonNullElseGet(row.problem(), surplus::orElseThrow);
			return Optional.of(DecisionRow.bad(this.source, row.line(), cells, problem));
		}
		if (cells.decision().isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(unreadable(row).map((problem) -> DecisionRow.bad(this.source, row.line(), cells, problem))
			.orElseGet(() -> DecisionParser.row(this.source, row.line(), cells)));
	}

	/** Finds a surplus cell, because an unquoted separator shifts all cells after it. */
	private Optional<String> surplus(CsvRow row) {
		return IntStream.range(0, row.cells().size())
			.filter((index) -> index >= this.header.size()
					|| (!this.header.isNamed(index) && !row.cell(index).isEmpty()))
			.mapToObj((index) -> "cell " + (index + 1) + " '" + UntrustedText.escape(row.cell(index), SHOWN_CHARACTERS)
					+ "' has no column; quote cells that contain the separator")
			.findFirst();
	}

	private Optional<String> unreadable(CsvRow row) {
		return Arrays.stream(DecisionColumn.values())
			.filter(this.indexes::containsKey)
			.flatMap((column) -> Optional
				.ofNullable(row.problem(Objects.requireNonNull(this.indexes.get(column)), column.text()))
				.stream())
			.findFirst();
	}

	private String cell(CsvRow row, DecisionColumn column) {
		Integer index = this.indexes.get(column);
		return (index == null) ? "" : FormulaGuard.unguard(row.cell(index));
	}

}
