package dev.swraudit.job.export;

import java.time.LocalDate;
import java.util.Map;

import dev.swraudit.history.Period;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodDirectoryNameTests {

	private static final Period PERIOD = new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31"));

	@Test
	void conditionsAreInTheOrderOfTheParameters() {
		assertThat(PeriodDirectoryName.of(PERIOD,
				Map.of("permission", "MANAGE", "user", "jane.doe", "repository", "app", "namespace", "team")))
			.isEqualTo("changes_2026-01-01_2026-03-31_namespace-team_repository-app_user-jane.doe_permission-MANAGE");
	}

	@Test
	void everyOtherCharacterIsReplaced() {
		assertThat(PeriodDirectoryName.of(PERIOD, Map.of("user", "../a b/\u00e9\ud83d\ude00\n*")))
			.isEqualTo("changes_2026-01-01_2026-03-31_user-.._a_b_____");
	}

	@Test
	void longNameIsCut() {
		assertThat(PeriodDirectoryName.of(PERIOD, Map.of("user", "a".repeat(1000)))).hasSize(200);
	}

}
