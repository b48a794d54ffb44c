package dev.swraudit.report.history;

import java.nio.file.Path;
import java.util.List;

import dev.swraudit.report.files.WrittenFile;

/**
 * Result of an export of a period.
 *
 * @param counts the counts of the exported rows
 * @param directory directory of the files
 * @param files the files
 * @param sumsSha256 SHA-256 of the directory's {@code SHA256SUMS}
 */
public record ExportedPeriod(PeriodRequest request, PeriodCounts counts, Path directory, List<WrittenFile> files,
		String sumsSha256) {

	/** Returns the same export in another directory. */
	ExportedPeriod in(Path other) {
		return new ExportedPeriod(this.request, this.counts, other, this.files, this.sumsSha256);
	}

}
