package dev.swraudit.job.export;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.swraudit.history.Period;
import dev.swraudit.job.run.RunException;
import dev.swraudit.message.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PeriodParametersTests {

	private static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");

	@Test
	void periodIsParsed() {
		PeriodParameters parameters = parse("from=2026-01-01 to=2026-03-31 namespace=team-* user=jane.doe");
		assertThat(parameters.scope()).isEqualTo("default");
		assertThat(parameters.period())
			.isEqualTo(new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31")));
		assertThat(parameters.filter().parts()).containsExactly(Map.entry("namespace", "team-*"),
				Map.entry("user", "jane.doe"));
		assertThat(parameters.directoryName())
			.isEqualTo("changes_2026-01-01_2026-03-31_namespace-team-__user-jane.doe");
	}

	@Test
	void periodCanBeOneDay() {
		assertThat(parse("from=2026-04-01 to=2026-04-01").directoryName()).isEqualTo("changes_2026-04-01_2026-04-01");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					from=2026-01-01                                  | parameter 'to' is missing; a period needs from= and to=
					to=2026-01-01                                    | parameter 'from' is missing; a period needs from= and to=
					from=2026-01-02 to=2026-01-01                    | parameter 'to': '2026-01-01' is not allowed; give a date from 2026-01-02 on
					from=2026-01-02 to=2026-04-02                    | parameter 'to': '2026-04-02' is not allowed; give a date up to today, 2026-04-01 in Z
					from=1969-12-31 to=2026-04-01                    | parameter 'from': '1969-12-31' is not allowed; give a date from 1970 on
					from=January to=2026-04-01                       | parameter 'from': 'January' is not allowed; give a date such as 2026-04-01
					from=2026-01-01 to=2026-02-01 auditDate=2026-01-01 | parameter 'auditDate' is not allowed together with 'from' and 'to'; give a period or one audit
					to=2026-02-01 revision=2                         | parameter 'revision' is not allowed together with 'from' and 'to'; give a period or one audit
					from=2026-01-01 until=2026-02-01                 | unknown parameter 'until'; the parameters are scope, auditDate, revision, from, to, namespace, repository, user, permission, output
					""")
	void invalidPeriodIsOneClearLine(String given, String message) {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> parse(given))
			.withMessage(message)
			.extracting(RunException::exitCode)
			.isEqualTo(ExitCode.CONFIGURATION_ERROR);
	}

	@Test
	void parametersAreRestoredFromTheJob() {
		PeriodParameters parameters = parse("scope=acme from=2026-01-01 to=2026-03-31 permission=manage output=/srv");
		assertThat(PeriodParameters.in(parameters.toJobParameters(NOW))).contains(parameters);
	}

	@Test
	void parametersOfAnAuditAreNoPeriod() {
		assertThat(PeriodParameters.areIn(Map.of("auditDate", "2026-01-01"))).isFalse();
		assertThat(PeriodParameters.areIn(Map.of("to", "2026-01-01"))).isTrue();
	}

	private static PeriodParameters parse(String given) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String parameter : given.split(" ", -1)) {
			int equals = parameter.indexOf('=');
			parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
		}
		return PeriodParameters.of(parameters, Clock.fixed(NOW, ZoneOffset.UTC));
	}

}
