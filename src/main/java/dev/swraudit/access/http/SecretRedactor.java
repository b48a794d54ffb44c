package dev.swraudit.access.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Removes secrets from a response body, because a service may echo its input. Finds a
 * secret in every spelling that {@link UnescapingReader} reads, and a short one also in
 * Base64.
 */
final class SecretRedactor {

	private static final String REPLACEMENT = "***";

	/** A longer secret is a token, which consists of Base64 characters already. */
	private static final int LONGEST_IN_BASE64 = 256;

	/** Shorter Base64 fragments are too common to be removed. */
	private static final int SHORTEST_IN_BASE64 = 6;

	/** Characters of a secret that a plain text is searched for first. */
	private static final int SEARCHED = 16;

	private SecretRedactor() {
	}

	/**
	 * Returns the body without the secrets; the same array if it contains none.
	 * @param secrets in the spelling in which they were sent
	 */
	static byte[] redact(byte[] body, List<String> secrets) {
		// ISO-8859-1 maps each byte to a character, so that other bytes stay unchanged.
		String text = new String(body, StandardCharsets.ISO_8859_1);
		boolean plain = UnescapingReader.isPlain(text);
		String clean = text;
		for (String secret : secrets) {
			byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
			for (String spelling : spellings(bytes)) {
				if (!plain || text.contains(UnescapingReader.start(spelling, SEARCHED))) {
					clean = without(clean, spelling);
				}
			}
		}
		return clean.equals(text) ? body : clean.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String without(String text, String secret) {
		UnescapingReader expected = new UnescapingReader(secret);
		UnescapingReader found = new UnescapingReader(text);
		int first = expected.next();
		if (first == UnescapingReader.END) {
			return text;
		}
		StringBuilder clean = new StringBuilder();
		int copied = 0;
		for (int start = 0; start < text.length(); start++) {
			if (found.mayBeAt(start, first) && matches(found, start, expected)) {
				clean.append(text, copied, withoutBackslashes(text, copied, start)).append(REPLACEMENT);
				copied = found.position();
				start = copied - 1;
			}
		}
		return (copied == 0) ? text : clean.append(text, copied, text.length()).toString();
	}

	private static boolean matches(UnescapingReader found, int start, UnescapingReader expected) {
		found.moveTo(start);
		expected.moveTo(0);
		for (int next = expected.next(); next != UnescapingReader.END; next = expected.next()) {
			if (!found.readIs(next)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Excludes backslashes before the secret, because they would escape the replacement.
	 */
	private static int withoutBackslashes(String text, int from, int start) {
		int end = start;
		while (end > from && text.charAt(end - 1) == '\\') {
			end--;
		}
		return end;
	}

	private static List<String> spellings(byte[] secret) {
		List<String> spellings = new ArrayList<>();
		spellings.add(new String(secret, StandardCharsets.ISO_8859_1));
		spellings.addAll(inBase64(secret));
		return spellings;
	}

	/**
	 * Returns the Base64 spellings of a secret inside a longer text, in both alphabets:
	 * one for each of the three possible offsets, without the characters at both ends
	 * that also depend on adjacent bytes.
	 */
	private static List<String> inBase64(byte[] secret) {
		List<String> spellings = new ArrayList<>();
		for (int before = 0; before < 3 && secret.length <= LONGEST_IN_BASE64; before++) {
			byte[] shifted = new byte[before + secret.length];
			System.arraycopy(secret, 0, shifted, before, secret.length);
			int from = (before * 8 + 5) / 6;
			int to = shifted.length * 8 / 6;
			if (to - from >= SHORTEST_IN_BASE64) {
				spellings.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
				spellings.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
			}
		}
		return spellings.stream().distinct().toList();
	}

}
