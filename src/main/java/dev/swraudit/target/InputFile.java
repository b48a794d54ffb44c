package dev.swraudit.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The file that a user named as input, which may change under a run: it is read once,
 * into a copy, and everything else comes from that.
 */
public final class InputFile {

	private final Path file;

	public InputFile(Path file) {
		this.file = file;
	}

	/**
	 * Copies the file.
	 * @return the lower-case hex SHA-256 of the copy
	 * @throws InputFileException if the file cannot be read
	 * @throws IOException if the copy cannot be written
	 */
	public String copyTo(Path copy) throws IOException {
		try (OutputStream out = Files.newOutputStream(copy)) {
			return copyTo(out);
		}
	}

	/**
	 * The lower-case hex SHA-256 of the file as it is now.
	 * @throws InputFileException if the file cannot be read
	 */
	public String sha256() throws IOException {
		return copyTo(OutputStream.nullOutputStream());
	}

	private String copyTo(OutputStream copy) throws IOException {
		DigestOutputStream out = new DigestOutputStream(copy, sha256Digest());
		try (InputStream in = open()) {
			byte[] buffer = new byte[65536];
			for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
				out.write(buffer, 0, count);
			}
		}
		return HexFormat.of().formatHex(out.getMessageDigest().digest());
	}

	private InputStream open() {
		if (Files.isDirectory(this.file)) {
			throw new InputFileException(name(), "is a directory, not a CSV file");
		}
		if (!Files.exists(this.file)) {
			throw new InputFileException(name(), "does not exist");
		}
		try {
			return Files.newInputStream(this.file);
		}
		catch (IOException ex) {
			throw new InputFileException(name(), "cannot be read");
		}
	}

	private int read(InputStream in, byte[] buffer) {
		try {
			return in.read(buffer);
		}
		catch (IOException ex) {
			throw new InputFileException(name(), "cannot be read to its end");
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

}
