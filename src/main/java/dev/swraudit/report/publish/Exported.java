package dev.swraudit.report.publish;

import java.nio.file.Path;
import java.util.List;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.files.WrittenFile;

/**
 * A finished export.
 *
 * @param facts the audit, with the counts of what was exported
 * @param directory where the files are
 * @param files the files in it
 * @param sumsSha256 SHA-256 of the directory's {@code SHA256SUMS}
 */
public record Exported(AuditStatistics facts, Path directory, List<WrittenFile> files, String sumsSha256) {

}
