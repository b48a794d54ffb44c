package dev.swraudit.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A disk that is soon full; only a superuser can have one.
 */
public record SmallDisk(Path path) implements AutoCloseable {

	/**
	 * Puts a disk in the place of an empty directory.
	 */
	public static SmallDisk at(Path directory, int kilobytes) {
		if (!succeeds("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", directory.toString())) {
			throw new TestAbortedException("no right to mount a small disk");
		}
		return new SmallDisk(directory);
	}

	/**
	 * Fills the disk with a file, which {@link #free} deletes, and leaves some room.
	 */
	public void fillExcept(int kilobytes) throws IOException {
		try (FileChannel filler = FileChannel.open(this.path.resolve(".filler"), StandardOpenOption.CREATE_NEW,
				StandardOpenOption.WRITE)) {
			fill(filler);
			filler.truncate(filler.size() - 1024L * kilobytes);
		}
	}

	private static void fill(FileChannel filler) {
		try {
			while (true) {
				filler.write(ByteBuffer.allocate(4096));
			}
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageContaining("No space left on device");
		}
	}

	/** Deletes the file of {@link #fillExcept}. */
	public void free() throws IOException {
		Files.delete(this.path.resolve(".filler"));
	}

	/** Makes room. */
	public void grow() {
		if (!succeeds("mount", "-o", "remount,size=100m", this.path.toString())) {
			throw new IllegalStateException("the disk does not grow");
		}
	}

	/**
	 * Covers the disk by a read-only view of itself. To mount it again is not possible
	 * while a file is open.
	 */
	public void readOnly() {
		String directory = this.path.toString();
		if (!succeeds("mount", "--bind", directory, directory)
				|| !succeeds("mount", "-o", "remount,bind,ro", directory)) {
			throw new IllegalStateException("no read-only view of the disk");
		}
	}

	/** Removes the read-only view. */
	public void writable() {
		if (!succeeds("umount", this.path.toString())) {
			throw new IllegalStateException("the read-only view is in use");
		}
	}

	private static boolean succeeds(String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.onExit()
				.join()
				.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		succeeds("umount", "-l", this.path.toString());
	}

}
