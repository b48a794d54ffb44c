package dev.swraudit.access.credentials;

import java.util.Set;

import dev.swraudit.access.http.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CredentialsKindTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			token                                                | TOKEN
			token-file                                           | TOKEN_FILE
			iam-endpoint username password domain project        | LOGIN
			access-key secret-key                                | SIGNATURE
			access-key secret-key security-token project-id      | SIGNATURE
			project-id                                           | CHAIN
			""", delimiter = '|')
	void completeKindIsAccepted(String given, CredentialsKind kind) {
		assertThat(CredentialsKind.of(Set.of(given.split(" ")))).isEqualTo(kind);
	}

	@Test
	void noSettingsSelectTheChain() {
		assertThat(CredentialsKind.of(Set.of())).isEqualTo(CredentialsKind.CHAIN);
	}

	@ParameterizedTest
	@CsvSource(
			textBlock = """
					token token-file         | 2 kinds of credentials are set: audit.swr.token and also audit.swr.token-file
					token username password  | 2 kinds of credentials are set: audit.swr.token and also audit.swr.username, audit.swr.password
					token project-id         | 2 kinds of credentials are set: audit.swr.token and also audit.swr.project-id
					token token-file domain  | 3 kinds of credentials are set: audit.swr.token and also audit.swr.token-file and also audit.swr.domain
					""",
			delimiter = '|')
	void severalKindsAreRefused(String given, String message) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> CredentialsKind.of(Set.of(given.split(" "))))
			.withMessage(message + "; keep only one kind");
	}

	@ParameterizedTest
	@CsvSource(
			textBlock = """
					username             | audit.swr.username; also set audit.swr.iam-endpoint, audit.swr.password, audit.swr.domain, audit.swr.project
					iam-endpoint username password project | audit.swr.iam-endpoint, audit.swr.username, audit.swr.password, audit.swr.project; also set audit.swr.domain
					access-key           | audit.swr.access-key; also set audit.swr.secret-key
					security-token       | audit.swr.security-token; also set audit.swr.access-key, audit.swr.secret-key
					""",
			delimiter = '|')
	void incompleteKindIsRefused(String given, String message) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> CredentialsKind.of(Set.of(given.split(" "))))
			.withMessage("incomplete credentials: " + message);
	}

}
