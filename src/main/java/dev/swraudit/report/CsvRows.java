package dev.swraudit.report;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;

/**
 * Counts the rows of a CSV file of others.
 */
final class CsvRows {

	private CsvRows() {
	}

	/**
	 * The rows below the header; lines of white space alone are none.
	 */
	static long count(Path file) {
		try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
				CSVReader csv = new CSVReaderBuilder(text).withCSVParser(new RFC4180ParserBuilder().build()).build()) {
			long rows = 0;
			for (String[] row = csv.readNext(); row != null; row = csv.readNext()) {
				rows += (row.length > 1 || !row[0].isBlank()) ? 1 : 0;
			}
			return Math.max(0, rows - 1);
		}
		catch (IOException ex) {
			throw new PublicationException(file, ex);
		}
		catch (CsvValidationException ex) {
			throw new IllegalStateException("no validator is set", ex);
		}
	}

}
