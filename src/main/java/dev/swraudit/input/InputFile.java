package dev.swraudit.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that a user named. It may be a pipe, and it may change during a run, so a run
 * opens it once, copies it, and takes everything else from the copy.
 */
public final class InputFile {

	private final Path file;

	public InputFile(Path file) {
		this.file = file;
	}

	/**
	 * Reads the file once, from its beginning to its end, so that a pipe serves as well.
	 * @param copy opened after the file, gets its bytes
	 * @return the lower-case hex SHA-256 of the copy
	 * @throws InputFileException if the file can't be read
	 * @throws IOException if the copy can't be written
	 */
	public String copyTo(Copy copy) throws IOException {
		try (InputStream in = open(this.file, name()); OutputStream out = copy.open()) {
			return copy(in, out);
		}
	}

	/**
	 * Copies the file to another one.
	 * @return the lower-case hex SHA-256 of the copy
	 * @throws InputFileException if the file can't be read
	 * @throws IOException if the copy can't be written
	 */
	public String copyTo(Path copy) throws IOException {
		return copyTo(() -> Files.newOutputStream(copy));
	}

	/**
	 * Returns the lower-case hex SHA-256 of the file as it is now.
	 * @throws InputFileException if the file can't be read
	 */
	public String sha256() throws IOException {
		return copyTo(OutputStream::nullOutputStream);
	}

	private String copy(InputStream in, OutputStream copy) throws IOException {
		DigestOutputStream out = new DigestOutputStream(copy, sha256Digest());
		byte[] buffer = new byte[65536];
		for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
			out.write(buffer, 0, count);
		}
		return HexFormat.of().formatHex(out.getMessageDigest().digest());
	}

	/**
	 * Opens a file that a user named.
	 * @param name what messages call it
	 * @throws InputFileException if it can't be read
	 */
	static InputStream open(Path file, String name) {
		if (Files.isDirectory(file)) {
			throw new InputFileException(name, "is a directory; a CSV file is needed");
		}
		try {
			return Files.newInputStream(file);
		}
		catch (NoSuchFileException ex) {
			throw new InputFileException(name, "no such file; a CSV file is needed");
		}
		catch (AccessDeniedException ex) {
			throw new InputFileException(name, "permission denied; a file that may be read is needed");
		}
		catch (IOException ex) {
			throw new InputFileException(name, "can't be opened (" + ex.getMessage() + ")");
		}
	}

	private int read(InputStream in, byte[] buffer) {
		try {
			return in.read(buffer);
		}
		catch (IOException ex) {
			throw new InputFileException(name(), "can't be read (" + ex.getMessage() + ")");
		}
	}

	/** What messages call the file: as the user wrote it. */
	public String name() {
		return this.file.toString();
	}

	private static MessageDigest sha256Digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Destination of a copy.
	 */
	@FunctionalInterface
	public interface Copy {

		/** Opens it for writing. */
		OutputStream open() throws IOException;

	}

}
