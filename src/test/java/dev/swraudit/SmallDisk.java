package dev.swraudit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.opentest4j.TestAbortedException;

/**
 * A disk that is soon full; only a superuser can have one.
 */
record SmallDisk(Path path) implements AutoCloseable {

	/**
	 * Puts a disk in the place of an empty directory.
	 */
	static SmallDisk at(Path directory, int kilobytes) {
		if (!succeeds("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", directory.toString())) {
			throw new TestAbortedException("no right to mount a small disk");
		}
		return new SmallDisk(directory);
	}

	/** Fills what is left of the disk with a file, which {@link #free} deletes. */
	void fill() throws IOException {
		try (OutputStream filler = Files.newOutputStream(this.path.resolve(".filler"))) {
			while (true) {
				filler.write(new byte[4096]);
			}
		}
		catch (IOException ex) {
			// The disk is full now.
		}
	}

	/** Deletes the file of {@link #fill}. */
	void free() throws IOException {
		Files.delete(this.path.resolve(".filler"));
	}

	/** Makes room. */
	void grow() {
		if (!succeeds("mount", "-o", "remount,size=100m", this.path.toString())) {
			throw new IllegalStateException("the disk does not grow");
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
