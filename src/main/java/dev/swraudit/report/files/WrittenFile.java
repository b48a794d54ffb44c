package dev.swraudit.report.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * File that was written.
 *
 * @param name name in its directory
 * @param sha256 64 lower-case hex digits
 * @param bytes size
 * @param rows number of rows below the header; null if the file is not a CSV file
 */
public record WrittenFile(String name, String sha256, long bytes,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long rows) {

}
