package dev.swraudit.report.publish;

import java.nio.file.Path;
import java.util.List;

/**
 * Copies of the input files of an audit.
 *
 * @param input copy of the imported input
 * @param others copies of the files that people maintain
 */
public record AuditInputs(Path input, List<CopiedFile> others) {

	/**
	 * Copy of a file.
	 *
	 * @param name name in the publication, such as {@code exceptions.csv} or
	 * {@code decisions/team-a.csv}
	 * @param path the copy
	 * @param rows number of its rows
	 */
	public record CopiedFile(String name, Path path, long rows) {
	}

}
