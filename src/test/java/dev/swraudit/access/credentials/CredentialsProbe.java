package dev.swraudit.access.credentials;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.TestClient;
import dev.swraudit.access.http.InvalidSettingException;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.Target;

/**
 * Process that reads one repository with the credentials of its settings and environment,
 * and prints the result.
 */
public final class CredentialsProbe {

	private CredentialsProbe() {
	}

	/**
	 * Reads the repository.
	 * @param arguments the endpoint, then settings as {@code name=value} without prefix
	 */
	public static void main(String[] arguments) throws Exception {
		Map<String, String> settings = Arrays.stream(arguments)
			.skip(1)
			.map((argument) -> argument.split("=", 2))
			.collect(Collectors.toMap((parts) -> parts[0], (parts) -> parts[1]));
		try (HttpSwrClient swr = TestClient.of(URI.create(arguments[0]), settings, Clock.systemUTC())) {
			System.out.println(swr.access(new Target(1, "a", "b"), new ThrottleBudget()).getClass().getSimpleName());
		}
		catch (InvalidSettingException | CredentialsRefusedException ex) {
			System.out.println(ex.getMessage());
		}
	}

}
