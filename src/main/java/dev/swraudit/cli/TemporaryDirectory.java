package dev.swraudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.swraudit.job.run.DatabaseUrl;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.SystemFailure;

import org.springframework.core.env.Environment;

/**
 * Temporary directory of Java, in which H2 keeps a query result of more rows than fit
 * into memory. All other temporary files are in the output directory.
 */
final class TemporaryDirectory {

	private TemporaryDirectory() {
	}

	/**
	 * Requires that a file can be written, if the database is H2, because a run would
	 * fail after it has fetched everything.
	 * @throws RunException if none can be written
	 */
	static void requireWritable(Environment environment) {
		if (DatabaseUrl.h2File(environment.getProperty("spring.datasource.url", "")) != null) {
			requireWritable(Path.of(System.getProperty("java.io.tmpdir")));
		}
	}

	static void requireWritable(Path directory) {
		try {
			Path file = Files.createTempFile(directory, "swr-permission-audit", null);
			Files.write(file, new byte[1]);
			Files.delete(file);
		}
		catch (IOException ex) {
			throw RunException.configurationError(
					"the temporary directory " + directory + " (java.io.tmpdir) cannot be" + " written to ("
							+ SystemFailure.reason(ex) + "), and the database needs it for large results; correct"
							+ " this, or name another with the Java option -Djava.io.tmpdir=DIRECTORY");
		}
	}

}
