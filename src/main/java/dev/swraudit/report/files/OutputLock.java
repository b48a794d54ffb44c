package dev.swraudit.report.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lock of a scope's output directory. One run at a time holds it, whatever database it
 * uses. The operating system releases it when the process ends, however it ends. The lock
 * file stays, because deleting it would let two runs lock two files.
 */
public final class OutputLock {

	private static final String FILE = ".lock";

	private static final Logger logger = LoggerFactory.getLogger(OutputLock.class);

	/**
	 * Lock files that this process holds. No second channel may be opened for them,
	 * because closing it would release the lock on most systems.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final OutputMode mode;

	private final Attempt attempt;

	public OutputLock(OutputMode mode) {
		this(mode, FileChannel::tryLock);
	}

	OutputLock(OutputMode mode, Attempt attempt) {
		this.mode = mode;
		this.attempt = attempt;
	}

	/** Returns whether a run ever locked the directory of a scope. */
	public static boolean exists(Path output, String scope) {
		return Files.exists(output.resolve(scope).resolve(FILE));
	}

	/**
	 * Locks the directory of a scope and creates it if it does not exist.
	 * @return empty if another run holds the lock
	 * @throws PublicationException if the directory cannot be written to, or its file
	 * system has no locks
	 */
	public Optional<Held> tryAcquire(Path output, String scope) {
		Path file = output.resolve(scope).resolve(FILE);
		try {
			this.mode.createDirectories(output.resolve(scope));
			Path real = output.resolve(scope).toRealPath().resolve(FILE);
			return HELD.add(real) ? lock(file, real) : Optional.empty();
		}
		catch (IOException ex) {
			throw new PublicationException(file, ex);
		}
	}

	private Optional<Held> lock(Path file, Path real) throws IOException {
		FileChannel channel = null;
		boolean locked = false;
		try {
			channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
					this.mode.fileAttributes());
			locked = lock(file, channel);
			return locked ? Optional.of(new Held(channel, real)) : Optional.empty();
		}
		finally {
			if (!locked) {
				release(channel, real);
			}
		}
	}

	private boolean lock(Path file, FileChannel channel) {
		try {
			return this.attempt.tryLock(channel) != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new PublicationException(file + ": the file system cannot lock files (" + ex.getMessage()
					+ "), so a second run could not be kept out; choose a directory on another file system with output=");
		}
	}

	private static void release(@Nullable FileChannel channel, Path real) {
		try {
			if (channel != null) {
				channel.close();
			}
		}
		catch (IOException ex) {
			logger.debug("The lock file {} could not be closed", real, ex);
		}
		finally {
			HELD.remove(real);
		}
	}

	/**
	 * One attempt to lock a file.
	 */
	@FunctionalInterface
	interface Attempt {

		/**
		 * Locks the file without waiting.
		 * @return null if another process holds the lock
		 */
		@Nullable FileLock tryLock(FileChannel channel) throws IOException;

	}

	/**
	 * Lock that is held until it is closed.
	 */
	public static final class Held implements AutoCloseable {

		private final FileChannel channel;

		private final Path file;

		private Held(FileChannel channel, Path file) {
			this.channel = channel;
			this.file = file;
		}

		/** Releases the lock. */
		@Override
		public void close() {
			release(this.channel, this.file);
		}

	}

}
