package dev.swraudit.message;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearestNameTests {

	private static final List<String> NAMES = List.of("scope", "auditDate", "revision", "input", "to",
			"audit.swr.region", "audit.swr.token-file", "AUDIT_FAILON");

	@ParameterizedTest
	@CsvSource({ "inptu, input", "inpt, input", "inputt, input", "INPUT, input", "scop, scope", "auditdate, auditDate",
			"audit-date, auditDate", "adutDate, auditDate", "revison, revision", "audit.swr.regoin, audit.swr.region",
			"audit.srw.regio, audit.swr.region", "audit.swr.tokenfile, audit.swr.token-file",
			"audit.fail-on, AUDIT_FAILON", "audit.swr.token_fiel, audit.swr.token-file" })
	void nearNameIsFound(String given, String meant) {
		assertThat(NearestName.of(given, NAMES)).contains(meant);
	}

	@ParameterizedTest
	@CsvSource({ "output", "inp", "x", "t", "until", "audit.swr.endpoint", "MIIc4nary/Zm9v", "''", "audit", "copy" })
	void otherNamesAreNotGuessed(String given) {
		assertThat(NearestName.of(given, NAMES)).isEmpty();
		assertThat(NearestName.question(given, NAMES)).isEmpty();
	}

	@Test
	void nearestOfSeveralIsFound() {
		assertThat(NearestName.question("project-ic", List.of("project", "project-ids", "project-id")))
			.isEqualTo("; did you mean project-id?");
	}

}
