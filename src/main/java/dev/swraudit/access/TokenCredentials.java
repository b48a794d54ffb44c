package dev.swraudit.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/**
 * An IAM token that somebody else got.
 */
final class TokenCredentials implements Credentials {

	private final String token;

	private final String description;

	private TokenCredentials(String token, String description) {
		this.token = token;
		this.description = description;
	}

	static TokenCredentials of(String token) {
		return new TokenCredentials(requireToken(token, "audit.swr.token"), "audit.swr.token");
	}

	/**
	 * Reads the token that a file holds now.
	 */
	static TokenCredentials ofFile(Path file) {
		String description = "audit.swr.token-file (" + file + ")";
		try {
			return new TokenCredentials(requireToken(Files.readString(file), description), description);
		}
		catch (IOException | UncheckedIOException ex) {
			throw new CredentialsRefusedException(description + ": cannot be read as a file that holds a token");
		}
	}

	private static String requireToken(String text, String description) {
		String token = text.strip();
		if (token.isEmpty() || !token.chars().allMatch((character) -> character > ' ' && character < 127)) {
			throw new CredentialsRefusedException(
					description + ": is not a token (printable ASCII without spaces, as IAM issues it)");
		}
		return token;
	}

	@Override
	public void authorize(HttpUriRequestBase request) {
		request.setHeader("X-Auth-Token", this.token);
	}

	@Override
	public String description() {
		return this.description;
	}

}
