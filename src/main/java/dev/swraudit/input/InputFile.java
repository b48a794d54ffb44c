package dev.swraudit.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HexFormat;

/**
 * File that the user names. A run opens it once and reads only the copy, because the file
 * may be a pipe and may change during the run.
 */
public final class InputFile {

	private final Path file;

	public InputFile(Path file) {
		this.file = file;
	}

	/**
	 * Checks that the file exists and is not a directory, without opening it.
	 * @throws InputFileException if it does not
	 */
	public void requireExisting() {
		requireNoDirectory(this.file, name());
		if (Files.notExists(this.file)) {
			throw missing(name());
		}
	}

	/**
	 * Copies the file in one pass, so that a pipe works too.
	 * @param copy the destination, opened after the file
	 * @return the lower-case hex SHA-256 of the copy
	 * @throws InputFileException if the file cannot be read
	 * @throws IOException if the copy cannot be written
	 */
	public String copyTo(Copy copy) throws IOException {
		try (InputStream in = open(this.file, name()); OutputStream out = copy.open()) {
			return copy(in, out);
		}
	}

	/**
	 * Copies the file to another one.
	 * @return the lower-case hex SHA-256 of the copy
	 * @throws InputFileException if the file cannot be read
	 * @throws IOException if the copy cannot be written
	 */
	public String copyTo(Path copy) throws IOException {
		return copyTo(() -> Files.newOutputStream(copy));
	}

	/**
	 * Returns the lower-case hex SHA-256 of the file as it is now.
	 * @throws InputFileException if the file cannot be read
	 */
	public String sha256() throws IOException {
		return copyTo(OutputStream::nullOutputStream);
	}

	private String copy(InputStream in, OutputStream copy) throws IOException {
		DigestOutputStream out = new DigestOutputStream(copy, Sha256.digest());
		byte[] buffer = new byte[65536];
		for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
			out.write(buffer, 0, count);
		}
		return HexFormat.of().formatHex(out.getMessageDigest().digest());
	}

	/**
	 * Opens a file that the user names.
	 * @param name the name in messages
	 * @throws InputFileException if it cannot be read
	 */
	static InputStream open(Path file, String name) {
		requireNoDirectory(file, name);
		try {
			return Files.newInputStream(file);
		}
		catch (NoSuchFileException ex) {
			throw missing(name);
		}
		catch (AccessDeniedException ex) {
			throw new InputFileException(name, "permission denied; make the file readable");
		}
		catch (IOException ex) {
			throw new InputFileException(name, "cannot be opened (" + ex.getMessage() + ")");
		}
	}

	private static void requireNoDirectory(Path file, String name) {
		if (Files.isDirectory(file)) {
			throw new InputFileException(name, "is a directory; name a CSV file");
		}
	}

	private static InputFileException missing(String name) {
		return new InputFileException(name, "no such file; name a CSV file");
	}

	private int read(InputStream in, byte[] buffer) {
		try {
			return in.read(buffer);
		}
		catch (IOException ex) {
			throw new InputFileException(name(), "cannot be read (" + ex.getMessage() + ")");
		}
	}

	/** Returns the name in messages: the path as the user wrote it. */
	public String name() {
		return this.file.toString();
	}

	/**
	 * Destination of a copy.
	 */
	@FunctionalInterface
	public interface Copy {

		/** Opens the destination for writing. */
		OutputStream open() throws IOException;

	}

}
