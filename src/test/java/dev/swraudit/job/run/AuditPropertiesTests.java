package dev.swraudit.job.run;

import java.time.Period;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class AuditPropertiesTests {

	@ParameterizedTest
	@CsvSource({ "400d, P400D", "400, P400D", "P1Y, P1Y", "1y, P1Y", "18m, P18M", "52w, P364D", "1000y, P1000Y" })
	void aRetentionIsAPeriod(String given, Period period) {
		assertThat(bind(given).retention()).isEqualTo(period);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0d", "-1d", "1001y", "2147483647y", "2147483647d" })
	void aRetentionIsFromOneDayToAThousandYears(String given) {
		assertThatException().isThrownBy(() -> bind(given))
			.satisfies((failure) -> assertThat(UserError.about(failure).line()).startsWith("audit.retention: '")
				.endsWith("' is not a period from one day to 1000 years, such as 400d or P1Y"));
	}

	private static AuditProperties bind(String retention) {
		return new Binder(new MapConfigurationPropertySource(Map.of("audit.retention", retention)))
			.bind("audit", AuditProperties.class)
			.get();
	}

}
