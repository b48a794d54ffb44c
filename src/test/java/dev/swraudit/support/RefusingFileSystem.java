package dev.swraudit.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.opentest4j.TestAbortedException;

/**
 * A directory whose file system lacks operations, as SMB and FUSE file systems do, for a
 * separate process. The library that refuses them is compiled, which needs a C compiler.
 */
public final class RefusingFileSystem {

	private final Path library;

	private final Path directory;

	private RefusingFileSystem(Path library, Path directory) {
		this.library = library;
		this.directory = directory;
	}

	/**
	 * Prepares a directory.
	 * @param work gets the library
	 */
	public static RefusingFileSystem at(Path directory, Path work) throws IOException, InterruptedException {
		Path source = work.resolve("refusing.c");
		Path library = work.resolve("refusing.so");
		try (InputStream code = RefusingFileSystem.class.getResourceAsStream("/support/refusing.c")) {
			Files.copy(Objects.requireNonNull(code), source);
		}
		try {
			Process compiler = new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString(),
					"-ldl")
				.inheritIO()
				.start();
			if (compiler.waitFor() != 0) {
				throw new IllegalStateException("refusing.c does not compile");
			}
		}
		catch (IOException ex) {
			throw new TestAbortedException("no C compiler");
		}
		return new RefusingFileSystem(library, directory);
	}

	/**
	 * Returns what a shell does so that its process sees the file system.
	 * @param operations the refused operations, see {@code refusing.c}
	 */
	public String refusing(String operations) {
		return "export LD_PRELOAD='" + this.library + "' REFUSE_BELOW='" + this.directory + "' REFUSE='" + operations
				+ "'";
	}

}
