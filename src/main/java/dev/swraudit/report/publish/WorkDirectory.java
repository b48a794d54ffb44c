package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.swraudit.ledger.AuditKey;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.OutputProperties;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.files.Sha256;

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
	 * Prepares a copy of the input, which is not the stored one yet.
	 */
	public InputDraft draftInput(Path output, AuditKey key) {
		return new InputDraft(input(output, key), this.mode);
	}

	/**
	 * Whether the stored copy of the input exists and has this hash. A copy that cannot
	 * be read has not.
	 * @param sha256 lower-case hex
	 */
	public boolean holdsInput(Path output, AuditKey key, String sha256) {
		Path copy = input(output, key);
		try {
			return Files.isRegularFile(copy) && Sha256.of(copy).equals(sha256);
		}
		catch (IOException ex) {
			return false;
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
