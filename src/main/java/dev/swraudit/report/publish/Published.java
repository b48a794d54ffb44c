package dev.swraudit.report.publish;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Result of a publication.
 *
 * @param directory directory of the files
 * @param renewed whether the files are new; false if an earlier publication has the same
 * content
 * @param superseded new path of the earlier publication; null if none was renamed
 * @param sumsSha256 SHA-256 of the {@code SHA256SUMS}
 */
public record Published(Path directory, boolean renewed, @Nullable Path superseded, String sumsSha256) {

}
