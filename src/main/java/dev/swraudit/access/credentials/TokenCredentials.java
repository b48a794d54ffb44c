package dev.swraudit.access.credentials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that consist of an IAM token.
 */
public final class TokenCredentials implements Credentials {

	private final String token;

	private final String description;

	private final @Nullable Instant renewAt;

	private TokenCredentials(String token, String description, @Nullable Instant renewAt) {
		this.token = Secret.require(token, "a token", description);
		this.description = description;
		this.renewAt = renewAt;
	}

	static TokenCredentials of(String token) {
		return new TokenCredentials(token, "audit.swr.token", null);
	}

	/**
	 * Reads the current token from a file.
	 */
	static TokenCredentials ofFile(Path file) {
		String description = "audit.swr.token-file (" + file + ")";
		try {
			return new TokenCredentials(Files.readString(file), description, null);
		}
		catch (IOException | UncheckedIOException ex) {
			// If there is no such file, the value may be the token itself.
			throw new CredentialsRefusedException((Files.exists(file) ? description : "audit.swr.token-file")
					+ ": cannot be read as a token file; it must contain only the token and be readable by this user");
		}
	}

	/**
	 * Creates credentials from a token that a login issued.
	 */
	public static TokenCredentials issued(String token, String description, @Nullable Instant renewAt) {
		return new TokenCredentials(token, description, renewAt);
	}

	@Override
	public void authorize(HttpUriRequestBase request) {
		request.setHeader("X-Auth-Token", this.token);
	}

	@Override
	public String description() {
		return this.description;
	}

	@Override
	public @Nullable Instant renewAt() {
		return this.renewAt;
	}

}
