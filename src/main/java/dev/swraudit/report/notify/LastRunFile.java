package dev.swraudit.report.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import dev.swraudit.report.data.Json;
import dev.swraudit.report.data.LastComplete;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The file that tells how a scope's latest run ended; whoever reads it sees the run
 * before or this one, whole.
 */
public final class LastRunFile {

	private final OutputMode mode;

	public LastRunFile(OutputMode mode) {
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
	 * Replace the scope's file. The latest complete audit is carried over from it, so
	 * that a run that fails does not forget it.
	 * @return what is written
	 * @throws PublicationException if it can't be written
	 */
	public LastRun write(Path output, String scope, LastRun run) {
		Path directory = output.resolve(scope);
		Path file = directory.resolve(LastRun.FILE);
		try {
			this.mode.createDirectories(directory);
			LastRun written = run.after(lastComplete(file));
			replace(directory, file, Json.bytes(written.document()));
			return written;
		}
		catch (IOException ex) {
			throw new PublicationException(file, ex);
		}
	}

	/** A file that cannot be read names no complete audit. */
	private static @Nullable LastComplete lastComplete(Path file) {
		try {
			return LastComplete.of(Json.mapper().readTree(Files.readAllBytes(file)));
		}
		catch (IOException | JacksonException ex) {
			return null;
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
