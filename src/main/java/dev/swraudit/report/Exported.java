package dev.swraudit.report;

import java.nio.file.Path;
import java.util.List;

/**
 * Where an export's files are.
 *
 * @param directory the directory
 * @param files the files in it
 * @param sumsSha256 hash of the directory's {@code SHA256SUMS}
 */
public record Exported(Path directory, List<WrittenFile> files, String sumsSha256) {

}
