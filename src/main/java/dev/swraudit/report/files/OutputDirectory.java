package dev.swraudit.report.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.swraudit.ledger.BackgroundTask;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * A directory that is being filled: each file is hashed while it is written, and on the
 * disk when its writing has returned. A file may be written beside those that follow.
 */
public final class OutputDirectory implements AutoCloseable {

	private static final int BUFFER = 1 << 16;

	private final Path path;

	private final OutputMode mode;

	private final List<BackgroundTask<WrittenFile>> files = new ArrayList<>();

	private OutputDirectory(Path path, OutputMode mode) {
		this.path = path;
		this.mode = mode;
	}

	/**
	 * An empty directory; what an earlier attempt left there is deleted.
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
	 * The files so far, in the order in which they were begun; waits for those that are
	 * still being written.
	 * @throws PublicationException if one can't be written
	 */
	public List<WrittenFile> files() {
		return this.files.stream().map(BackgroundTask::result).toList();
	}

	/** Writes a file. */
	public WrittenFile write(String name, Content content) {
		WrittenFile file = written(name, content);
		this.files.add(BackgroundTask.done(file));
		return file;
	}

	/** Begins a file, which another thread writes. */
	public void writeBeside(String name, Content content) {
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
		try (FileChannel channel = FileChannel.open(file,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), this.mode.fileAttributes());
				HashingStream hashing = new HashingStream(Channels.newOutputStream(channel));
				OutputStream out = new BufferedOutputStream(hashing, BUFFER)) {
			Long rows = content.writeTo(out);
			out.flush();
			channel.force(true);
			this.mode.applyToFile(file);
			return new WrittenFile(name, hashing.sha256(), channel.size(), rows);
		}
	}

	public WrittenFile copy(String name, Path source, @Nullable Long rows) {
		return write(name, (out) -> {
			Files.copy(source, out);
			return rows;
		});
	}

	/**
	 * Bring the directory's own entries to the disk.
	 */
	public void sync() {
		sync(this.path);
	}

	/**
	 * Waits for what is still being written, so that nobody writes to the directory any
	 * more; that it may have failed is for {@link #files()} to tell.
	 */
	@Override
	public void close() {
		this.files.forEach(BackgroundTask::await);
	}

	public static void sync(Path directory) {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			throw new PublicationException(directory, ex);
		}
	}

	/**
	 * What a file consists of.
	 */
	@FunctionalInterface
	public interface Content {

		/**
		 * Write it.
		 * @return the rows that were written, or null if it has none
		 */
		@Nullable Long writeTo(OutputStream out) throws IOException;

	}

}
