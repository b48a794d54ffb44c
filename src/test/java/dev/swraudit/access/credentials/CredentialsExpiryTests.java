package dev.swraudit.access.credentials;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CredentialsExpiryTests {

	private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

	@ParameterizedTest
	@CsvSource({ "2026-11-22T02:00:00.000000Z, 2026-11-22T01:55:00Z", "2026-11-21T02:10:00Z, 2026-11-21T02:05:00Z",
			"2026-11-21T02:01:00Z, 2026-11-21T02:00:30Z" })
	void renewalIsFiveMinutesBeforeTheEndOrHalfWay(String expiresAt, Instant renewAt) {
		assertThat(CredentialsExpiry.renewAt(expiresAt, NOW)).isEqualTo(renewAt);
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-21T02:00:00Z", "2020-01-01T00:00:00Z", "tomorrow", "''" })
	void invalidOrPastEndGivesNoRenewalTime(String expiresAt) {
		assertThat(CredentialsExpiry.renewAt(expiresAt, NOW)).isNull();
	}

	@Test
	void missingEndGivesNoRenewalTime() {
		assertThat(CredentialsExpiry.renewAt(null, NOW)).isNull();
	}

}
