package dev.swraudit.report.history;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.swraudit.report.csv.CsvFiles;
import dev.swraudit.report.csv.CsvProperties;
import dev.swraudit.report.data.Json;
import dev.swraudit.report.files.OutputDirectory;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.html.HtmlReport;
import dev.swraudit.report.publish.ExportDirectory;
import dev.swraudit.report.publish.ReportFiles;
import dev.swraudit.report.publish.Summary;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Exports the audits, changes and findings of a period to
 * {@code <output>/<scope>/exports/<name>}, published by one rename.
 */
public final class PeriodExport {

	private final JdbcTemplate jdbc;

	private final PeriodAuditsQuery audits;

	private final CsvFiles csv;

	private final String toolVersion;

	private final OutputMode mode;

	/**
	 * Creates the export.
	 * @param zone time zone that decides on which day a response was read
	 */
	public PeriodExport(JdbcTemplate jdbc, CsvProperties csv, String toolVersion, ZoneId zone, OutputMode mode) {
		this.jdbc = jdbc;
		this.audits = new PeriodAuditsQuery(JdbcClient.create(jdbc), zone);
		this.csv = new CsvFiles(csv);
		this.toolVersion = toolVersion;
		this.mode = mode;
	}

	/**
	 * Exports the rows of a period that match a filter.
	 * @param output the output directory
	 * @param exportedAt time of the export
	 * @param checkpoint called often before the files are published; its exceptions end
	 * the export
	 * @throws PublicationException if a file cannot be written; no file is left then
	 */
	public ExportedPeriod write(PeriodRequest request, Path output, Instant exportedAt, Runnable checkpoint) {
		return new ExportDirectory(this.mode).publish(request.scopeDirectory(output), request.directoryName(),
				(staged) -> {
					ExportedPeriod written = writeTo(staged, request, exportedAt, checkpoint);
					checkpoint.run();
					return written;
				}, ExportedPeriod::in);
	}

	private ExportedPeriod writeTo(Path directory, PeriodRequest request, Instant exportedAt, Runnable checkpoint) {
		try (OutputDirectory output = OutputDirectory.fresh(directory, this.mode)) {
			PeriodAudits read = this.audits.read(request.scope(), request.period(), checkpoint);
			PeriodCounts counts = new PeriodFiles(request, this.csv, checkpoint).write(this.jdbc, read, output);
			output.write(Summary.FILE, Json.bytes(PeriodSummary.of(request, counts)));
			output.write(HtmlReport.FILE, new PeriodReport()
				.render(PeriodPage.of(request, read, counts, output.files(), exportedAt, this.toolVersion)));
			List<WrittenFile> files = ReportFiles.completed(output,
					PeriodManifest.of(request, this.toolVersion, exportedAt, output.files()));
			return new ExportedPeriod(request, counts, directory, files, ReportFiles.sumsHash(directory));
		}
	}

}
