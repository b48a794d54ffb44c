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
 * Writes a stored audit again, to a directory of its own that appears whole by one
 * rename: {@code <output>/<scope>/exports/<UTC time>}, with {@code .2} and so on behind
 * it where exports begin in the same second.
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
	 * Write what is wanted of an audit.
	 * @param facts the audit, which is concluded
	 * @param filter the rows that are wanted
	 * @param output where the scopes' directories are
	 * @param exportedAt by which the directory is called, to the second
	 * @param goOn called often while nobody sees the files yet; what it throws ends the
	 * export
	 * @throws PublicationException if something can't be written; then nothing is left of
	 * it
	 */
	public Exported write(AuditStatistics facts, ExportFilter filter, Path output, Instant exportedAt, Runnable goOn) {
		Path exports = facts.identity().scopeDirectory(output).resolve("exports");
		String time = TIME.format(exportedAt);
		Path staged = exports.resolve("." + time + "." + UUID.randomUUID() + ".partial");
		try {
			this.mode.createDirectories(exports);
			Exported written = this.files.writeAgain(facts, filter, exportedAt, staged, goOn);
			goOn.run();
			Path directory = publish(staged, exports, time);
			return new Exported(written.facts(), directory, written.files(), written.sumsSha256());
		}
		catch (IOException ex) {
			throw cleanedUp(staged, new PublicationException(exports, ex));
		}
		catch (RuntimeException ex) {
			throw cleanedUp(staged, ex);
		}
	}

	private static Path publish(Path staged, Path exports, String time) throws IOException {
		Path directory = exports.resolve(time);
		for (int number = 2; !moved(staged, directory); number++) {
			directory = exports.resolve(time + "." + number);
		}
		OutputDirectory.sync(exports);
		return directory;
	}

	/** Whether the directory took its place, which another may have. */
	private static boolean moved(Path staged, Path directory) throws IOException {
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

	private static RuntimeException cleanedUp(Path staged, RuntimeException failure) {
		try {
			FileSystemUtils.deleteRecursively(staged);
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
		return failure;
	}

}
