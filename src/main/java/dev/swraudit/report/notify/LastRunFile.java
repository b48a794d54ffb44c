package dev.swraudit.report.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

import dev.swraudit.report.data.Json;
import dev.swraudit.report.data.LastComplete;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * File with the result of a scope's latest run. It is replaced atomically.
 */
public final class LastRunFile {

	/** Beginning of the name of a file that replaces the file of a scope. */
	public static final String DRAFT_PREFIX = "." + LastRun.FILE + ".";

	private final OutputMode mode;

	public LastRunFile(OutputMode mode) {
		this.mode = mode;
	}

	/**
	 * Returns a file with a mode, for use without a Spring context.
	 * @param octal mode of the file, such as 600
	 * @throws IllegalArgumentException if the mode is not allowed
	 */
	public static LastRunFile withMode(String octal) {
		return new LastRunFile(OutputMode.of(octal));
	}

	/**
	 * Replaces the file of a scope. Carries over the latest complete audit and the names
	 * of unfinished audits, so that they survive failed runs.
	 * @return the written result
	 * @throws PublicationException if the file cannot be written
	 */
	public LastRun write(Path output, String scope, LastRun run) {
		Path directory = output.resolve(scope);
		Path file = directory.resolve(LastRun.FILE);
		try {
			this.mode.createDirectories(directory);
			LastRun written = run.with(lastComplete(file), unfinished(file));
			replace(directory, file, Json.bytes(written));
			return written;
		}
		catch (IOException ex) {
			throw new PublicationException(file, ex);
		}
	}

	/**
	 * Returns the names of the audits that were unfinished at the end of the latest run;
	 * empty if the file cannot be read.
	 */
	public List<String> unfinished(Path output, String scope) {
		return unfinished(output.resolve(scope).resolve(LastRun.FILE));
	}

	private static List<String> unfinished(Path file) {
		try {
			return Json.mapper()
				.readTree(Files.readAllBytes(file))
				.path(LastRun.UNFINISHED)
				.valueStream()
				.map((name) -> name.asString(""))
				.toList();
		}
		catch (IOException | JacksonException ex) {
			return List.of();
		}
	}

	/** Reads the latest complete audit; null if the file has none or cannot be read. */
	private static @Nullable LastComplete lastComplete(Path file) {
		try {
			return LastComplete.of(Json.mapper().readTree(Files.readAllBytes(file)));
		}
		catch (IOException | JacksonException ex) {
			return null;
		}
	}

	private void replace(Path directory, Path file, byte[] bytes) throws IOException {
		Path draft = Files.createTempFile(directory, DRAFT_PREFIX, "", this.mode.fileAttributes());
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
