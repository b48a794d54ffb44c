package dev.swraudit.report.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import dev.swraudit.input.Sha256;
import dev.swraudit.ledger.BackgroundTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * Directory that is being written. Each file is hashed while it is written, and synced to
 * disk before the write returns. A file can be written in the background while others
 * follow.
 */
public final class OutputDirectory implements AutoCloseable {

	private static final int BUFFER = 1 << 16;

	private static final Logger logger = LoggerFactory.getLogger(OutputDirectory.class);

	private final Path path;

	private final OutputMode mode;

	private final List<BackgroundTask<WrittenFile>> files = new ArrayList<>();

	/** Directories of the files: this one, and those below it. */
	private final Set<Path> directories = new ConcurrentSkipListSet<>();

	private OutputDirectory(Path path, OutputMode mode) {
		this.path = path;
		this.mode = mode;
	}

	/**
	 * Creates an empty directory and deletes what an earlier attempt left there.
	 */
	public static OutputDirectory fresh(Path path, OutputMode mode) {
		try {
			FileSystemUtils.deleteRecursively(path);
			mode.createDirectories(path);
			return new OutputDirectory(path, mode);
		}
		catch (IOException ex) {
			throw new PublicationException(path, ex);
		}
	}

	/**
	 * Waits for all files and returns them in the order in which they were started.
	 * @throws PublicationException if a file cannot be written
	 */
	public List<WrittenFile> files() {
		return this.files.stream().map(BackgroundTask::result).toList();
	}

	/**
	 * Writes a file.
	 * @param name the name, which may begin with that of a directory below this one and a
	 * slash
	 */
	public WrittenFile write(String name, Content content) {
		WrittenFile file = written(name, content);
		this.files.add(BackgroundTask.done(file));
		return file;
	}

	/** Writes a file without rows. */
	public WrittenFile write(String name, byte[] bytes) {
		return write(name, (out) -> {
			out.write(bytes);
			return null;
		});
	}

	/** Starts a file that another thread writes. */
	public void writeInBackground(String name, Content content) {
		this.files.add(BackgroundTask.begin(() -> written(name, content)));
	}

	private WrittenFile written(String name, Content content) {
		Path file = this.path.resolve(name);
		try {
			return write(file, name, content);
		}
		catch (IOException ex) {
			throw new PublicationException(file, ex);
		}
	}

	private WrittenFile write(Path file, String name, Content content) throws IOException {
		Path parent = file.resolveSibling("");
		this.mode.createDirectories(parent);
		this.directories.add(parent);
		MessageDigest digest = Sha256.digest();
		try (FileChannel channel = FileChannel.open(file,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), this.mode.fileAttributes());
				OutputStream hashing = new DigestOutputStream(Channels.newOutputStream(channel), digest);
				OutputStream out = new BufferedOutputStream(hashing, BUFFER)) {
			Long rows = content.writeTo(out);
			out.flush();
			channel.force(true);
			this.mode.applyToFile(file);
			return new WrittenFile(name, HexFormat.of().formatHex(digest.digest()), channel.size(), rows);
		}
	}

	public WrittenFile copy(String name, Path source, @Nullable Long rows) {
		return write(name, (out) -> {
			Files.copy(source, out);
			return rows;
		});
	}

	/**
	 * Syncs the entries of the directory, and of those below it, to disk.
	 */
	public void sync() {
		this.directories.forEach(OutputDirectory::sync);
		sync(this.path);
	}

	/**
	 * Waits for all files, so that no thread writes to the directory any more. Failures
	 * are reported by {@link #files()}.
	 */
	@Override
	public void close() {
		this.files.forEach(BackgroundTask::await);
	}

	/**
	 * Syncs the entries of a directory to disk. Does nothing on a file system that cannot
	 * sync directories; {@link OutputProbe} warns of that before the run begins.
	 */
	public static void sync(Path directory) {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			if (!OutputProbe.syncsFilesOnly(directory)) {
				throw new PublicationException(directory, ex);
			}
			logger.debug("{} cannot be synced", directory, ex);
		}
	}

	/**
	 * Content of a file.
	 */
	@FunctionalInterface
	public interface Content {

		/**
		 * Writes the content.
		 * @return the number of rows, or null if the content has no rows
		 */
		@Nullable Long writeTo(OutputStream out) throws IOException;

	}

}
