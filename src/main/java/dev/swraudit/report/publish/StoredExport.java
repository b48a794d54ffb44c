package dev.swraudit.report.publish;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;

/**
 * Exports a stored audit to {@code <output>/<scope>/exports/<UTC time>}, see
 * {@link ExportDirectory}.
 */
public final class StoredExport {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private final ReportFiles files;

	private final ExportDirectory exports;

	public StoredExport(ReportFiles files, OutputMode mode) {
		this.files = files;
		this.exports = new ExportDirectory(mode);
	}

	/**
	 * Exports the rows of an audit that match a filter.
	 * @param statistics the finished audit
	 * @param filter the filter
	 * @param output the output directory
	 * @param exportedAt time of the export, which names the directory
	 * @param checkpoint called often before the files are published; its exceptions end
	 * the export
	 * @throws PublicationException if a file cannot be written; no file is left then
	 */
	public Exported write(AuditStatistics statistics, ExportFilter filter, Path output, Instant exportedAt,
			Runnable checkpoint) {
		Path scope = statistics.identity().scopeDirectory(output);
		return this.exports.publish(scope, TIME.format(exportedAt), (staged) -> {
			Exported written = this.files.export(statistics, filter, exportedAt, staged, checkpoint);
			checkpoint.run();
			return written;
		}, Exported::in);
	}

}
