package dev.swraudit.evaluation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class BaselineTests {

	@TempDir
	Path directory;

	private JdbcTemplate jdbc = new JdbcTemplate();

	private int audits;

	@BeforeEach
	void createScopes() {
		this.jdbc = new JdbcTemplate(TestDatabase.H2.migrated(this.directory));
		this.jdbc
			.update("insert into scope (id, name, endpoint) values (1, 'default', 'https://a'), (2, 'b', 'https://b')");
	}

	@Test
	void theFirstAuditHasNone() {
		assertThat(before("2026-11-03", 1)).isEqualTo(new Baseline(null, null));
	}

	@Test
	void theGreatestDateAndRevisionBelowCount() {
		store(1, "2026-11-01", 1, true, true);
		int second = store(1, "2026-11-02", 2, true, true);
		store(1, "2026-11-02", 1, true, true);
		store(1, "2026-11-04", 1, true, true);
		assertThat(before("2026-11-03", 1)).isEqualTo(new Baseline(second, second));
	}

	@Test
	void aLowerRevisionOfTheSameDateCounts() {
		int first = store(1, "2026-11-03", 1, true, true);
		store(1, "2026-11-03", 2, true, true);
		assertThat(before("2026-11-03", 2)).isEqualTo(new Baseline(first, first));
	}

	@Test
	void whatIsNotPublishedIsNoBaseline() {
		int published = store(1, "2026-11-01", 1, true, true);
		store(1, "2026-11-02", 1, true, false);
		store(1, "2026-11-02", 2, null, false);
		assertThat(before("2026-11-03", 1)).isEqualTo(new Baseline(published, published));
	}

	@Test
	void anIncompleteAuditIsTheBaselineBesideTheLastCompleteOne() {
		int complete = store(1, "2026-11-01", 1, true, true);
		int incomplete = store(1, "2026-11-02", 1, false, true);
		assertThat(before("2026-11-03", 1)).isEqualTo(new Baseline(incomplete, complete));
	}

	@Test
	void anotherScopeIsNoBaseline() {
		store(2, "2026-11-01", 1, true, true);
		assertThat(before("2026-11-03", 1)).isEqualTo(new Baseline(null, null));
	}

	private int store(int scope, String date, int revision, @Nullable Boolean complete, boolean published) {
		this.audits++;
		this.jdbc.update("""
				insert into audit (id, scope_id, audit_date, revision, endpoint, started_at, complete, published)
				values (?, ?, ?, ?, 'https://a', current_timestamp, ?, ?)
				""", this.audits, scope, LocalDate.parse(date), revision, complete, published);
		return this.audits;
	}

	private Baseline before(String date, int revision) {
		return Baseline.of(new Audit(100, 1, new AuditKey("default", LocalDate.parse(date), revision), 1, "https://a",
				"", false, Instant.EPOCH, null, null, null, false), this.jdbc);
	}

}
