package dev.swraudit.report;

import java.io.IOException;
import java.nio.file.Path;

import dev.swraudit.target.AuditKey;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where an audit keeps, until it is published, the copies of the files that it was given.
 */
@Component
public class WorkDirectory {

	private final OutputMode mode;

	WorkDirectory(OutputProperties settings) {
		this.mode = settings.mode();
	}

	/**
	 * Makes the directory if it is not there.
	 * @throws PublicationException if it cannot be made
	 */
	public Path create(Path output, AuditKey key) {
		Path directory = path(output, key);
		try {
			this.mode.createDirectories(directory);
			return directory;
		}
		catch (IOException ex) {
			throw new PublicationException(directory, ex);
		}
	}

	/** Where the copy of the input is. */
	public Path input(Path output, AuditKey key) {
		return path(output, key).resolve("input.csv");
	}

	/** Where the copy of the exceptions file is, if one is given. */
	public Path exceptions(Path output, AuditKey key) {
		return path(output, key).resolve("exceptions.csv");
	}

	private static Path path(Path output, AuditKey key) {
		return output.resolve(key.scope()).resolve("." + key.directoryName() + ".work");
	}

	/**
	 * Deletes the directory with all that it holds.
	 * @throws PublicationException if it cannot be deleted
	 */
	public void delete(Path output, AuditKey key) {
		Path directory = path(output, key);
		try {
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (IOException ex) {
			throw new PublicationException(directory, ex);
		}
	}

}
