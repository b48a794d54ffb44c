package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.files.OutputDirectory;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;

import org.springframework.util.FileSystemUtils;

/**
 * Exports a stored audit to {@code <output>/<scope>/exports/<UTC time>}, published by one
 * rename. Exports of the same second get the suffixes {@code .2}, {@code .3} and so on.
 */
public final class StoredExport {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private final ReportFiles files;

	private final OutputMode mode;

	public StoredExport(ReportFiles files, OutputMode mode) {
		this.files = files;
		this.mode = mode;
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
		Path exports = statistics.identity().scopeDirectory(output).resolve("exports");
		String time = TIME.format(exportedAt);
		Path staged = exports.resolve("." + time + "." + UUID.randomUUID() + ".partial");
		try {
			this.mode.createDirectories(exports);
			Exported written = this.files.export(statistics, filter, exportedAt, staged, checkpoint);
			checkpoint.run();
			Path directory = publish(staged, exports, time);
			return new Exported(written.statistics(), directory, written.files(), written.sumsSha256());
		}
		catch (IOException ex) {
			throw cleanUp(staged, new PublicationException(exports, ex));
		}
		catch (RuntimeException ex) {
			throw cleanUp(staged, ex);
		}
	}

	private static Path publish(Path staged, Path exports, String time) throws IOException {
		Path directory = exports.resolve(time);
		for (int number = 2; !move(staged, directory); number++) {
			directory = exports.resolve(time + "." + number);
		}
		OutputDirectory.sync(exports);
		return directory;
	}

	/** Renames the directory. Returns false if the target exists. */
	private static boolean move(Path staged, Path directory) throws IOException {
		if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		try {
			Files.move(staged, directory, StandardCopyOption.ATOMIC_MOVE);
			return true;
		}
		catch (FileSystemException ex) {
			if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
				return false;
			}
			throw ex;
		}
	}

	private static RuntimeException cleanUp(Path staged, RuntimeException failure) {
		try {
			FileSystemUtils.deleteRecursively(staged);
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
		return failure;
	}

}
