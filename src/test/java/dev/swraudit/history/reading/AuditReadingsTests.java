package dev.swraudit.history.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.swraudit.history.reading.Reading.Kind;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.permission.GrantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class AuditReadingsTests {

	private static final Map<Integer, HolderList> LISTS = Map.of(1, list("auditor"), 2, list("ann", "auditor"), 3,
			list());

	@Test
	void listThatWasReadIsAReading() {
		assertThat(readings(false, Outcome.AUDITED, 2)).extractingByKey(GrantSource.REPOSITORY)
			.extracting(Reading::list)
			.isEqualTo(LISTS.get(2));
	}

	@Test
	void repositoryThatIsNotFoundIsGone() {
		assertThat(readings(false, Outcome.NOT_FOUND, null)).extractingByKey(GrantSource.REPOSITORY)
			.extracting(Reading::kind)
			.isEqualTo(Kind.GONE);
	}

	@Test
	void otherOutcomesAreNoReadings() {
		for (Outcome outcome : List.of(Outcome.FAILED, Outcome.FORBIDDEN)) {
			assertThat(readings(false, outcome, null)).isEmpty();
		}
	}

	@Test
	void missingObjectsAreInDoubtIfTooManyVanished() {
		assertThat(readings(true, Outcome.NOT_FOUND, null)).isEmpty();
	}

	@Test
	void listsOfTheCallerAloneAreInDoubtIfTooManyVanished() {
		assertThat(readings(true, Outcome.AUDITED, 1)).isEmpty();
		assertThat(readings(true, Outcome.AUDITED, 3)).isEmpty();
		assertThat(readings(true, Outcome.AUDITED, 2)).isNotEmpty();
		assertThat(readings(false, Outcome.AUDITED, 1)).isNotEmpty();
	}

	private static Map<GrantSource, Reading> readings(boolean tooManyVanished, Outcome outcome,
			@Nullable Integer list) {
		AuditInHistory audit = new AuditInHistory(1, LocalDate.EPOCH, 1, tooManyVanished, "auditor", Instant.EPOCH,
				null, null);
		return new AuditReadings(new JdbcTemplate(), audit, 0, false)
			.of(new ObjectRow(0, 1, 1, false, outcome, list, null, 0), LISTS);
	}

	private static HolderList list(String... userIds) {
		return new HolderList("",
				List.of(userIds).stream().map((userId) -> new ListHolder(userId.hashCode(), userId, null, 7)).toList());
	}

}
