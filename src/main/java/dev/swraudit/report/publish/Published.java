package dev.swraudit.report.publish;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Where an audit's files are for everybody to see.
 *
 * @param directory the directory
 * @param renewed whether this publication put them there; false if those that were there
 * already tell the same
 * @param superseded where the audit's earlier publication was moved to; null if there was
 * none, or it still stands
 * @param sumsSha256 hash of the directory's {@code SHA256SUMS}
 */
public record Published(Path directory, boolean renewed, @Nullable Path superseded, String sumsSha256) {

}
