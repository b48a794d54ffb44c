package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.swraudit.input.InputFile;
import dev.swraudit.input.Sha256;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.OutputProperties;
import dev.swraudit.report.files.PublicationException;

import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Directory for the copies of the input files until the audit is published.
 */
@Component
public class WorkDirectory {

	private final OutputMode mode;

	WorkDirectory(OutputProperties settings) {
		this.mode = settings.mode();
	}

	/**
	 * Returns a draft for a copy of the input.
	 */
	public InputDraft draftInput(Path output, AuditKey key) {
		return new InputDraft(input(output, key), this.mode);
	}

	/**
	 * Returns whether the stored copy of the input exists and has this hash. Returns
	 * false if the copy cannot be read.
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

	/** Returns the path of the copy of the input. */
	public Path input(Path output, AuditKey key) {
		return path(output, key).resolve("input.csv");
	}

	/**
	 * Copies a file.
	 * @param name name of the copy, which may begin with that of a directory and a slash
	 */
	public void copy(Path file, Path output, AuditKey key, String name) throws IOException {
		Path copy = path(output, key).resolve(name);
		this.mode.createDirectories(copy.resolveSibling(""));
		new InputFile(file).copyTo(copy);
	}

	/** Deletes the copies below a directory of copies. */
	public void deleteCopies(Path output, AuditKey key, String directory) throws IOException {
		FileSystemUtils.deleteRecursively(path(output, key).resolve(directory));
	}

	/** Returns the path of the directory. */
	public Path path(Path output, AuditKey key) {
		return output.resolve(key.scope()).resolve("." + key.directoryName() + ".work");
	}

	/**
	 * Deletes the directory and its content.
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
