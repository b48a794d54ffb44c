package dev.swraudit.report.review;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import dev.swraudit.report.csv.ExportedRows;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.support.AuditDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Reads the workbook with a real spreadsheet program. Skipped if LibreOffice is not
 * installed.
 */
class ReviewWorkbookLibreOfficeIT {

	private static final List<String> HOSTILE = List.of("=1+1", "+1", "-1", "@x", "'x", " =1 ", "007", "2026-01-01",
			"a\nb", "a,\"b\"", "_x0041_", "<b>&amp;", "TRUE", "\uD83D\uDE00");

	/**
	 * Comma, quote, UTF-8, from the first line, cells as they are shown, all sheets.
	 */
	private static final String CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

	@Test
	void everyCellIsWhatWasWritten(@TempDir Path directory) throws Exception {
		String office = onPath().orElse("");
		assumeTrue(!office.isEmpty(), "the workbook is not tested in a spreadsheet: soffice is not on the PATH");
		try (AuditDatabase database = new AuditDatabase()) {
			AuditStatistics statistics = ReviewAudit.create(database);
			for (int i = 0; i < HOSTILE.size(); i++) {
				ReviewAudit.addHolder(database, 20 + i, HOSTILE.get(i));
			}
			try (OutputStream out = Files.newOutputStream(directory.resolve("review.xlsx"))) {
				new ReviewWorkbook(database.jdbc()).write(out, statistics, new ExportedRows(ExportFilter.ALL), () -> {
				});
			}
			convert(office, directory);
			List<String[]> rows = read(directory.resolve("review-Review.csv"));
			assertThat(rows).hasSize(1 + 6 + HOSTILE.size());
			assertThat(rows.get(0)).containsExactlyElementsOf(ReviewColumn.names());
			assertThat(rows.get(1)).contains("12", "2026-11-21", "inactive-user");
			assertThat(rows.get(2)).containsSubsequence("2026-11-21", "keep", "carol", "2026-11-20", "keep until then",
					"2026-12-31");
			assertThat(rows.stream().skip(7).map((row) -> row[8])).containsExactlyElementsOf(HOSTILE);
			assertThat(read(directory.resolve("review-Summary.csv")).get(3)).contains(statistics.headline());
		}
	}

	private static Optional<String> onPath() {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
			.map((directory) -> Path.of(directory, "soffice"))
			.filter(Files::isExecutable)
			.map(Path::toString)
			.findFirst();
	}

	private static void convert(String office, Path directory) throws IOException, InterruptedException {
		Path log = directory.resolve("soffice.log");
		Process process = new ProcessBuilder(office, "-env:UserInstallation=" + directory.resolve("profile").toUri(),
				"--headless", "--convert-to", CSV, "--outdir", directory.toString(),
				directory.resolve("review.xlsx").toString())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		if (!process.waitFor(3, TimeUnit.MINUTES)) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly().waitFor();
		}
		assertThat(directory.resolve("review-Review.csv")).as(Files.readString(log)).exists();
	}

	private static List<String[]> read(Path csv) throws Exception {
		try (CSVReader reader = new CSVReaderBuilder(Files.newBufferedReader(csv)).withCSVParser(new RFC4180Parser())
			.build()) {
			return reader.readAll();
		}
	}

}
