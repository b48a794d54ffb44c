package dev.swraudit.report.history;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

import dev.swraudit.history.Period;
import dev.swraudit.population.PopulationStatus;
import dev.swraudit.support.AuditDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodAuditsQueryTests {

	private final AuditDatabase database = new AuditDatabase();

	@BeforeEach
	void create() {
		int id = 0;
		for (String audit : new String[] { "2025-12-30 1", "2025-12-31 1", "2025-12-31 2", "2026-11-21 1",
				"2026-11-21 2", "2026-11-22 1" }) {
			String[] parts = audit.split(" ", 2);
			this.database.audit(++id, LocalDate.parse(parts[0]), Integer.parseInt(parts[1]));
		}
		this.database.update("""
				update audit set published = true, publication = id, complete = true, exit_code = 0,
				  finished_at = started_at, sums_sha256 = repeat('a', 64)
				""");
		this.database.update("update audit set published = false where id = 4");
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void publishedAuditsOfThePeriodAndTheLastOneBeforeItAreRead() {
		assertThat(read("2026-01-01", "2026-11-21", ZoneOffset.UTC).audits())
			.extracting((audit) -> audit.date() + " " + audit.revision() + " " + audit.publication())
			.containsExactly("2025-12-31 2 3", "2026-11-21 2 5");
	}

	@Test
	void auditOfTheFirstDayIsOfThePeriod() {
		assertThat(read("2025-12-30", "2025-12-31", ZoneOffset.UTC).audits()).hasSize(3);
		assertThat(read("2025-12-01", "2025-12-29", ZoneOffset.UTC).audits()).isEmpty();
	}

	@Test
	void recordsAndOrganizationsThatWereNotReadAreCounted() {
		String[] outcomes = { "AUDITED", "NOT_FOUND", "FORBIDDEN", "FAILED", "INVALID", "DUPLICATE" };
		for (int i = 0; i < outcomes.length; i++) {
			this.database.failed(this.database.target(5, i + 1, i + 2, null), outcomes[i], null, null, "");
			this.database.update("""
					insert into grant_list (id, audit_id, grant_source, repository_id)
					values (5 * cast(16777216 as bigint) + ?, 5, ?, 1)
					""", i + 1, (i == 3) ? 4 : 2);
			this.database.update("""
					insert into grant_outcome (target_id, outcome) values (5 * cast(16777216 as bigint) + ?, ?)
					""", i + 1, outcomes[i]);
		}
		PeriodAudit audit = read("2026-01-01", "2026-11-21", ZoneOffset.UTC).audits().get(1);
		assertThat(audit.notRead()).isEqualTo(3 + 1);
		assertThat(audit.populationStatus()).isEqualTo(PopulationStatus.OFF);
	}

	@Test
	void readingOfAnotherDayIsBackdated() {
		this.database.audited(this.database.target(5, 1, 2, null), null, null, 0);
		assertThat(isBackdated(ZoneOffset.UTC)).isFalse();
		assertThat(isBackdated(ZoneId.of("Pacific/Honolulu"))).isTrue();
	}

	private boolean isBackdated(ZoneId zone) {
		return read("2026-01-01", "2026-11-21", zone).audits().get(1).backdated();
	}

	private PeriodAudits read(String from, String to, ZoneId zone) {
		return new PeriodAuditsQuery(this.database.jdbc(), zone).read("default",
				new Period(LocalDate.parse(from), LocalDate.parse(to)), () -> {
				});
	}

}
