package dev.swraudit.report.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

import dev.swraudit.report.files.OutputDirectory;

/**
 * Content of CSV files: a header and rows, encoded as the settings say.
 */
public final class CsvFiles {

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private final CsvProperties properties;

	private final CsvEncoder encoder;

	public CsvFiles(CsvProperties properties) {
		this.properties = properties;
		this.encoder = new CsvEncoder(properties.formulaGuard());
	}

	/** Returns the encoder of the cells. */
	CsvEncoder encoder() {
		return this.encoder;
	}

	/**
	 * Returns the content of a file.
	 * @param rows writes the rows
	 */
	public OutputDirectory.Content of(List<String> header, Consumer<CsvCells> rows) {
		return content(header, (csv) -> {
			try {
				rows.accept(new CsvCells(csv, this.encoder));
			}
			catch (UncheckedIOException ex) {
				throw ex.getCause();
			}
		});
	}

	/** Returns the content of a file, of which the rows are encoded. */
	OutputDirectory.Content content(List<String> header, Rows rows) {
		return (out) -> {
			if (this.properties.bom()) {
				out.write(BYTE_ORDER_MARK);
			}
			CsvWriter csv = new CsvWriter(out);
			for (String column : header) {
				csv.add(CsvEncoder.plain(column));
			}
			csv.end();
			rows.write(csv);
			csv.flush();
			return csv.lines() - 1;
		};
	}

	/**
	 * Writer of the rows below a header.
	 */
	@FunctionalInterface
	interface Rows {

		void write(CsvWriter csv) throws IOException;

	}

}
