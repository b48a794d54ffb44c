package dev.swraudit.report.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * Trial of the operations that a run needs from the file system of its output directory,
 * in a hidden directory that is deleted afterwards. Publications need renames and synced
 * files. Without file modes or synced directories they work, but with a warning.
 */
public final class OutputProbe {

	/** Beginning of the name of the hidden directory. */
	public static final String PREFIX = ".probe-";

	private static final String FILE = "file";

	private static final String CONTENT = "content\n";

	private static final String CURE = "; correct this, or choose a directory on another file system with output=";

	private static final Logger logger = LoggerFactory.getLogger(OutputProbe.class);

	/** The directory in which the trial takes place. */
	private final Path place;

	private final OutputMode mode;

	private final Path probe;

	private OutputProbe(Path place, OutputMode mode) {
		this.place = place;
		this.mode = mode;
		this.probe = place.resolve(PREFIX + UUID.randomUUID());
	}

	/**
	 * Tries a directory, or the nearest existing one above it. A directory in which
	 * nothing can be created is not judged, because the run itself reports that.
	 * @return what the file system lacks and what follows from that, in one line; empty
	 * if it lacks nothing
	 * @throws PublicationException if the file system cannot be used
	 */
	public static Optional<String> warning(Path directory, OutputMode mode) {
		Path place = directory.toAbsolutePath().normalize();
		while (!Files.isDirectory(place) && place.getParent() != null) {
			place = place.getParent();
		}
		return new OutputProbe(place, mode).run();
	}

	/**
	 * Returns whether a directory that cannot be synced is on a file system that syncs
	 * files, but no directory.
	 */
	static boolean syncsFilesOnly(Path directory) {
		OutputProbe trial = new OutputProbe(directory, OutputMode.of("600"));
		try {
			trial.create();
			force(trial.file(), StandardOpenOption.WRITE);
			return refusal(() -> force(trial.probe, StandardOpenOption.READ)) != null;
		}
		catch (IOException ex) {
			return false;
		}
		finally {
			trial.delete();
		}
	}

	private Optional<String> run() {
		try {
			create();
			require("sync files to disk", () -> force(file(), StandardOpenOption.WRITE));
			List<String> missing = new ArrayList<>();
			String modes = refusal(this::setModes);
			if (modes != null) {
				missing.add("cannot set file modes (" + modes + "), so that its mount options, and not"
						+ " audit.output-mode, decide who can read the files");
			}
			String sync = refusal(() -> force(this.probe, StandardOpenOption.READ));
			if (sync != null) {
				missing.add("cannot sync directories (" + sync + "), so that a power failure may lose the latest"
						+ " publication, which complianceExport then writes again");
			}
			require("replace a file by renaming another one", this::replaceFile);
			require("rename directories", this::renameDirectory);
			return missing.isEmpty() ? Optional.empty()
					: Optional.of("the file system of " + this.place + " " + String.join("; it ", missing));
		}
		catch (IOException ex) {
			logger.debug("Nothing can be created in {}", this.place, ex);
			return Optional.empty();
		}
		finally {
			delete();
		}
	}

	private Path file() {
		return this.probe.resolve(FILE);
	}

	private void create() throws IOException {
		this.mode.createDirectories(this.probe);
		Files.createFile(file(), this.mode.fileAttributes());
		Files.writeString(file(), CONTENT);
	}

	private void setModes() throws IOException {
		this.mode.requireSettable(file(), this.probe);
	}

	private void replaceFile() throws IOException {
		Path other = Files.createFile(this.probe.resolve("other"), this.mode.fileAttributes());
		Files.writeString(other, CONTENT);
		Files.move(other, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private void renameDirectory() throws IOException {
		Files.move(this.probe, renamed(), StandardCopyOption.ATOMIC_MOVE);
		if (!isWhole(renamed().resolve(FILE))) {
			throw new IOException("a renamed directory loses its files");
		}
	}

	private static boolean isWhole(Path file) {
		try {
			return Files.readString(file).equals(CONTENT);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private Path renamed() {
		return this.probe.resolveSibling(this.probe.getFileName() + ".renamed");
	}

	private static void force(Path path, StandardOpenOption access) throws IOException {
		try (FileChannel channel = FileChannel.open(path, access)) {
			channel.force(true);
		}
	}

	private void require(String operation, Operation attempt) {
		String refusal = refusal(attempt);
		if (refusal != null) {
			throw new PublicationException(
					this.place + ": the file system cannot " + operation + " (" + refusal + ")" + CURE);
		}
	}

	/** Returns why an operation fails; null if it succeeds. */
	private static @Nullable String refusal(Operation operation) {
		try {
			operation.run();
			return null;
		}
		catch (FileSystemException ex) {
			return Objects.requireNonNullElse(ex.getReason(), ex.getClass().getSimpleName());
		}
		catch (IOException ex) {
			return Objects.requireNonNullElse(ex.getMessage(), ex.getClass().getSimpleName());
		}
	}

	private void delete() {
		try {
			FileSystemUtils.deleteRecursively(this.probe);
			FileSystemUtils.deleteRecursively(renamed());
		}
		catch (IOException ex) {
			logger.debug("{} cannot be deleted", this.probe, ex);
		}
	}

	/**
	 * Operation of a file system.
	 */
	@FunctionalInterface
	private interface Operation {

		void run() throws IOException;

	}

}
