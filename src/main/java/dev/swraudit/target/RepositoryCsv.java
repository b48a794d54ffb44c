package dev.swraudit.target;

import java.nio.file.Path;
import java.util.stream.Stream;

import dev.swraudit.input.CsvFile;
import dev.swraudit.input.InputFileException;

/**
 * The input file: a CSV file with the columns namespace and repository.
 */
public final class RepositoryCsv {

	private final Path file;

	private final String name;

	/**
	 * An input file to be read from a copy.
	 * @param file where it is read
	 * @param name what messages call it
	 */
	public RepositoryCsv(Path file, String name) {
		this.file = file;
		this.name = name;
	}

	/**
	 * The records in the order of the file, read as they are asked for, in constant
	 * memory; to be closed. A row of blank cells is no record.
	 * @throws InputFileException at once if the file can't be opened or its header is not
	 * usable; while the stream is read if a quoted cell is never closed or the file can't
	 * be read any further
	 */
	public Stream<InputRecord> records() {
		CsvFile csv = CsvFile.open(this.file, this.name, RepositoryColumns.KNOWN);
		try {
			RepositoryColumns columns = RepositoryColumns.of(csv.header());
			return csv.rows().map(columns::record).onClose(csv::close);
		}
		catch (InputFileException ex) {
			csv.close();
			throw ex;
		}
	}

}
