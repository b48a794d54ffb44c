package dev.swraudit.input;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * SHA-256 of files and texts.
 */
public final class Sha256 {

	private Sha256() {
	}

	/** Creates a digest. */
	public static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	/** Returns the hash of a text in UTF-8. */
	public static byte[] of(String text) {
		return digest().digest(text.getBytes(StandardCharsets.UTF_8));
	}

	/** Returns the hash of a text in UTF-8, in lower-case hex. */
	public static String hex(String text) {
		return HexFormat.of().formatHex(of(text));
	}

	/** Returns the first 128 bits of the hash of a text in UTF-8. */
	public static UUID uuid(String text) {
		ByteBuffer hash = ByteBuffer.wrap(of(text));
		return new UUID(hash.getLong(), hash.getLong());
	}

	/** Returns the hash of a text in UTF-8, in Base64. */
	public static String base64(String text) {
		return Base64.getEncoder().encodeToString(of(text));
	}

	/** Returns the hash of a file in lower-case hex. */
	public static String of(Path file) throws IOException {
		MessageDigest digest = digest();
		try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
			Files.copy(file, out);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * Returns the hash of a CSV file without one of its columns, in lower-case hex.
	 * @param column the name of the column, which needs no quotes
	 */
	public static String withoutColumn(String column, Path csv) throws IOException {
		MessageDigest digest = digest();
		ByteArrayOutputStream cell = new ByteArrayOutputStream();
		int omitted = -1;
		int index = 0;
		boolean quoted = false;
		try (InputStream in = new BufferedInputStream(Files.newInputStream(csv), 1 << 16)) {
			for (int next = in.read(); next >= 0; next = in.read()) {
				quoted ^= next == '"';
				if (quoted || (next != ',' && next != '\n')) {
					cell.write(next);
					continue;
				}
				if (omitted < 0 && cell.toString(StandardCharsets.UTF_8).equals(column)) {
					omitted = index;
				}
				if (index != omitted) {
					digest.update(cell.toByteArray());
				}
				digest.update((byte) next);
				cell.reset();
				index = (next == '\n') ? 0 : index + 1;
			}
		}
		digest.update(cell.toByteArray());
		return HexFormat.of().formatHex(digest.digest());
	}

}
