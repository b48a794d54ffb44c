package dev.swraudit.report.publish;

import java.nio.file.Path;
import java.util.List;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.files.WrittenFile;

/**
 * Result of an export.
 *
 * @param statistics the audit with the counts of the exported rows
 * @param directory directory of the files
 * @param files the files
 * @param sumsSha256 SHA-256 of the directory's {@code SHA256SUMS}
 */
public record Exported(AuditStatistics statistics, Path directory, List<WrittenFile> files, String sumsSha256) {

	/** Returns the same export in another directory. */
	Exported in(Path other) {
		return new Exported(this.statistics, other, this.files, this.sumsSha256);
	}

}
