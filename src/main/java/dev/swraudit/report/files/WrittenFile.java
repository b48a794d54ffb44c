package dev.swraudit.report.files;

import org.jspecify.annotations.Nullable;

/**
 * A file as it was written.
 *
 * @param name its name in its directory
 * @param sha256 64 lower-case hex digits
 * @param bytes its length
 * @param rows its rows below the header; null for a file that is no CSV
 */
public record WrittenFile(String name, String sha256, long bytes, @Nullable Long rows) {

}
