package dev.swraudit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The file that tells how a scope's latest run ended; whoever reads it sees the run
 * before or this one, whole.
 */
public final class LastRunFile {

	private final OutputMode mode;

	LastRunFile(OutputMode mode) {
		this.mode = mode;
	}

	/**
	 * A file with a mode of its own, where there are no beans.
	 * @param octal mode of the file, such as 600
	 * @throws IllegalArgumentException if it is none that is allowed
	 */
	public static LastRunFile withMode(String octal) {
		return new LastRunFile(OutputMode.of(octal));
	}

	/**
	 * Replace the scope's file.
	 * @throws PublicationException if it can't be written
	 */
	public void write(Path output, String scope, LastRun run) {
		Path directory = output.resolve(scope);
		Path file = directory.resolve(LastRun.FILE);
		try {
			this.mode.createDirectories(directory);
			replace(directory, file, Json.bytes(run.document()));
		}
		catch (IOException ex) {
			throw new PublicationException(file, ex);
		}
	}

	private void replace(Path directory, Path file, byte[] bytes) throws IOException {
		Path draft = Files.createTempFile(directory, "." + LastRun.FILE + ".", "", this.mode.fileAttributes());
		try {
			Files.write(draft, bytes, StandardOpenOption.SYNC);
			this.mode.applyToFile(draft);
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

}
