package dev.swraudit.target;

import java.nio.file.Path;
import java.util.stream.Stream;

import dev.swraudit.input.CsvFile;
import dev.swraudit.input.InputFileException;

/**
 * Input file: a CSV file with the columns namespace and repository.
 */
public final class RepositoryCsv {

	private final Path file;

	private final String name;

	/**
	 * Creates an input file.
	 * @param file the copy to read
	 * @param name the name in messages
	 */
	public RepositoryCsv(Path file, String name) {
		this.file = file;
		this.name = name;
	}

	/**
	 * Returns the records in file order, read lazily in constant memory. Close the
	 * stream. A row of blank cells is not a record.
	 * @throws InputFileException at once if the file cannot be opened or its header is
	 * unusable; during reading if a quoted cell is never closed or reading fails
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
