package dev.swraudit.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BooleanSupplier;

import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files of an H2 database whose content after a power failure is known: a copy is made
 * whenever H2 syncs a file, until the power fails. The URL of such a database begins with
 * {@code jdbc:h2:powercut:}.
 */
public final class PowerCut extends FilePathWrapper {

	private static volatile BooleanSupplier failed = () -> false;

	/** Is called by H2. */
	public PowerCut() {
	}

	/**
	 * Returns the setting of a database in a file. It is the connection pool's own,
	 * because the tool refuses such a URL.
	 * @param failed whether the power has failed; what is synced later is lost
	 */
	public static String setting(Path database, BooleanSupplier failed) {
		PowerCut.failed = failed;
		FilePath.register(new PowerCut());
		return "--spring.datasource.hikari.jdbc-url=jdbc:h2:powercut:" + database
				+ ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
	}

	/**
	 * Gives a closed database the content that it has after the power failure: nothing if
	 * it was never synced.
	 */
	public static void restart(Path database) throws IOException {
		Path file = Path.of(database + ".mv.db");
		Files.write(file, new byte[0]);
		if (Files.exists(copyOf(file))) {
			Files.move(copyOf(file), file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static Path copyOf(Path file) {
		return Path.of(file + ".synced");
	}

	@Override
	public String getScheme() {
		return "powercut";
	}

	@Override
	public FileChannel open(String mode) throws IOException {
		return new SyncedFile(getBase().open(mode), Path.of(getBase().toString()));
	}

	private static final class SyncedFile extends FileBase {

		private final FileChannel channel;

		private final Path path;

		SyncedFile(FileChannel channel, Path path) {
			this.channel = channel;
			this.path = path;
		}

		@Override
		public void force(boolean metaData) throws IOException {
			this.channel.force(metaData);
			if (!failed.getAsBoolean()) {
				Files.copy(this.path, copyOf(this.path), StandardCopyOption.REPLACE_EXISTING);
			}
		}

		@Override
		public int read(ByteBuffer to) throws IOException {
			return this.channel.read(to);
		}

		@Override
		public synchronized int read(ByteBuffer to, long position) throws IOException {
			return this.channel.read(to, position);
		}

		@Override
		public int write(ByteBuffer from) throws IOException {
			return this.channel.write(from);
		}

		@Override
		public synchronized int write(ByteBuffer from, long position) throws IOException {
			return this.channel.write(from, position);
		}

		@Override
		public long position() throws IOException {
			return this.channel.position();
		}

		@Override
		public FileChannel position(long newPosition) throws IOException {
			this.channel.position(newPosition);
			return this;
		}

		@Override
		public long size() throws IOException {
			return this.channel.size();
		}

		@Override
		public FileChannel truncate(long size) throws IOException {
			this.channel.truncate(size);
			return this;
		}

		@Override
		public FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return this.channel.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			this.channel.close();
		}

	}

}
