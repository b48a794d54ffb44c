package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.swraudit.input.Sha256;
import dev.swraudit.report.csv.CsvExport;
import dev.swraudit.report.csv.CsvTable;
import dev.swraudit.report.csv.ExportedRows;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.Json;
import dev.swraudit.report.data.RowCounts;
import dev.swraudit.report.files.OutputDirectory;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.html.HtmlReport;
import dev.swraudit.report.html.PageData;
import dev.swraudit.report.html.PageReader;
import dev.swraudit.report.review.ReviewFiles;

/**
 * Writes all files of a finished audit to a directory.
 */
public final class ReportFiles {

	static final String SUMS = "SHA256SUMS";

	private final CsvExport csv;

	private final ReviewFiles review;

	private final PageReader pages;

	private final HtmlReport html;

	private final OutputMode mode;

	public ReportFiles(CsvExport csv, ReviewFiles review, PageReader pages, HtmlReport html, OutputMode mode) {
		this.csv = csv;
		this.review = review;
		this.pages = pages;
		this.html = html;
		this.mode = mode;
	}

	/**
	 * Writes all files. The directory is emptied first, so that an interrupted attempt
	 * can be repeated.
	 * @param statistics the audit
	 * @param inputs the input files of the audit, outside the directory
	 * @param directory the directory to write to
	 * @return the files in the order in which they were written
	 * @throws PublicationException if a file cannot be written
	 */
	public List<WrittenFile> write(AuditStatistics statistics, AuditInputs inputs, Path directory) {
		try (OutputDirectory output = OutputDirectory.fresh(directory, this.mode)) {
			ExportedRows exported = new ExportedRows(ExportFilter.ALL);
			this.csv.write(statistics.id(), exported, output, ReportFiles::continueWriting);
			this.review.write(statistics, exported, output, ReportFiles::continueWriting);
			copy(statistics, inputs, output);
			writeReport(statistics, output);
			return completed(output, Manifest.of(statistics, output.files()));
		}
	}

	/**
	 * Exports the stored rows of an audit. The summary counts the matching rows. The
	 * report page is written only without a filter, because it shows a whole audit.
	 * @param statistics the audit
	 * @param filter the filter
	 * @param exportedAt time of the export
	 * @param directory the directory to write to
	 * @param beforeEachPage called before each page of rows; its exceptions are
	 * propagated
	 * @return the audit with the counts of the written rows
	 * @throws PublicationException if a file cannot be written
	 */
	Exported export(AuditStatistics statistics, ExportFilter filter, Instant exportedAt, Path directory,
			Runnable beforeEachPage) {
		try (OutputDirectory output = OutputDirectory.fresh(directory, this.mode)) {
			ExportedRows selected = new ExportedRows(filter);
			RowCounts rows = this.csv.write(statistics.id(), selected, output, beforeEachPage);
			AuditStatistics exported = filter.isAll() ? statistics
					: statistics.counting(rows, rows(output, CsvTable.PERMISSIONS.fileName()));
			this.review.write(exported, selected, output, beforeEachPage);
			if (filter.isAll()) {
				writeReport(statistics, output);
			}
			else {
				output.write(Summary.FILE, Json.bytes(Summary.ofExport(exported, filter)));
			}
			List<WrittenFile> files = completed(output,
					Manifest.ofExport(statistics, output.files(), filter, exportedAt));
			return new Exported(exported, directory, files, sumsHash(directory));
		}
	}

	/** Is called before each page of a publication, which nothing interrupts. */
	private static void continueWriting() {
		// does nothing
	}

	private static long rows(OutputDirectory output, String name) {
		return output.files()
			.stream()
			.filter((file) -> file.name().equals(name))
			.mapToLong((file) -> Objects.requireNonNull(file.rows()))
			.sum();
	}

	private void writeReport(AuditStatistics statistics, OutputDirectory output) {
		output.write(Summary.FILE, Json.bytes(Summary.of(statistics)));
		PageData page = this.pages.read(statistics);
		output.write(HtmlReport.FILE, this.html.render(statistics, page, output.files()));
	}

	/**
	 * Adds the manifest and {@code SHA256SUMS} to a directory and syncs it to disk.
	 * @return all files in the order in which they were started
	 */
	public static List<WrittenFile> completed(OutputDirectory output, Object manifest) {
		output.write(Manifest.FILE, Json.bytes(manifest));
		output.write(SUMS, sums(output.files()));
		output.sync();
		return output.files();
	}

	private static void copy(AuditStatistics statistics, AuditInputs inputs, OutputDirectory output) {
		WrittenFile input = output.copy("input.csv", inputs.input(), statistics.total());
		if (statistics.inputSha256() != null && !input.sha256().equals(statistics.inputSha256())) {
			throw new PublicationException(inputs.input() + ": differs from the imported input (SHA-256 "
					+ statistics.inputSha256() + "); run the same command again with that input");
		}
		inputs.others().forEach((file) -> output.copy(file.name(), file.path(), file.rows()));
	}

	private static byte[] sums(List<WrittenFile> files) {
		return files.stream()
			.map((file) -> file.sha256() + "  " + file.name() + "\n")
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8);
	}

	public static String sumsHash(Path directory) {
		Path sums = directory.resolve(SUMS);
		try {
			return Sha256.of(sums);
		}
		catch (IOException ex) {
			throw new PublicationException(sums, ex);
		}
	}

}
