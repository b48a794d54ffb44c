package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.swraudit.report.files.OutputDirectory;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;

import org.springframework.util.FileSystemUtils;

/**
 * Publishes exports below {@code <output>/<scope>/exports}, each by one rename. Exports
 * of the same name get the suffixes {@code .2}, {@code .3} and so on.
 */
public final class ExportDirectory {

	private final OutputMode mode;

	public ExportDirectory(OutputMode mode) {
		this.mode = mode;
	}

	/**
	 * Writes an export and publishes it.
	 * @param scopeDirectory the output directory of the scope
	 * @param name the name of the export, at most 200 bytes
	 * @param write writes the files to a new directory; its exceptions are propagated
	 * @param published adds the path of the published directory to the result
	 * @throws PublicationException if a file cannot be written; no file is left then
	 */
	public <T> T publish(Path scopeDirectory, String name, Function<Path, T> write, BiFunction<T, Path, T> published) {
		Path exports = scopeDirectory.resolve("exports");
		Path staged = exports.resolve("." + name + "." + UUID.randomUUID() + ".partial");
		try {
			this.mode.createDirectories(exports);
			T written = write.apply(staged);
			return published.apply(written, rename(staged, exports, name));
		}
		catch (IOException ex) {
			throw cleanUp(staged, new PublicationException(exports, ex));
		}
		catch (RuntimeException ex) {
			throw cleanUp(staged, ex);
		}
	}

	private static Path rename(Path staged, Path exports, String name) throws IOException {
		Path directory = exports.resolve(name);
		for (int number = 2; !move(staged, directory); number++) {
			directory = exports.resolve(name + "." + number);
		}
		OutputDirectory.sync(exports);
		return directory;
	}

	/** Renames the directory. Returns false if the target exists. */
	private static boolean move(Path staged, Path directory) throws IOException {
		if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		try {
			Files.move(staged, directory, StandardCopyOption.ATOMIC_MOVE);
			return true;
		}
		catch (FileSystemException ex) {
			if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
				return false;
			}
			throw ex;
		}
	}

	private static RuntimeException cleanUp(Path staged, RuntimeException failure) {
		try {
			FileSystemUtils.deleteRecursively(staged);
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
		return failure;
	}

}
