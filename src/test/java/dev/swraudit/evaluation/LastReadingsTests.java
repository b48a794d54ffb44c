package dev.swraudit.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.swraudit.evaluation.LastReadings.LastKnown;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.support.AuditDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Three audits of two repositories on which u1 and u2 held something in the first one.
 */
class LastReadingsTests {

	private final AuditDatabase database = new AuditDatabase();

	@BeforeEach
	void addFirstAudit() {
		for (int audit = 1; audit <= 3; audit++) {
			this.database.audit(audit, LocalDate.parse("2026-11-20").plusDays(audit), 1);
		}
		this.database.account(1, "u1", "one");
		this.database.account(2, "u2", "two");
		this.database.account(3, "caller", "caller");
		this.database.repository(1, "team", "app");
		this.database.repository(2, "team", "base");
		read(1, 1, 1);
		read(1, 2, 2);
	}

	@AfterEach
	void closeDatabase() {
		this.database.close();
	}

	@Test
	void userOfAReadListWithoutTheUserIsRevoked() {
		read(2, 1, 3);
		read(2, 2, 3);
		assertThat(readings(2, 1, false).of(List.of("u1", "u2"))).containsOnly(entry("u1", LastKnown.REVOKED),
				entry("u2", LastKnown.REVOKED));
	}

	@Test
	void userOfAnObjectThatWasNotReadIsUnreadUntilItIsRead() {
		notRead(2, 1, "FAILED");
		read(2, 2, 3);
		assertThat(readings(2, 1, false).of(List.of("u1", "u2"))).containsOnly(entry("u1", LastKnown.UNREAD),
				entry("u2", LastKnown.REVOKED));
		notRead(3, 1, "FORBIDDEN");
		read(3, 2, 3);
		assertThat(readings(3, 2, false).of(List.of("u1"))).containsOnly(entry("u1", LastKnown.UNREAD));
		this.database.update("update outcome set outcome = 'NOT_FOUND' where target_id = ?", target(3, 1));
		this.database.update("delete from last_reading where id >= ?", 3L << 32);
		assertThat(readings(3, 2, false).of(List.of("u1"))).containsOnly(entry("u1", LastKnown.GONE));
	}

	@Test
	void userOfAnObjectThatIsMissingFromTheInputIsUnread() {
		read(2, 1, 3);
		assertThat(readings(2, 1, false).of(List.of("u1", "u2"))).containsOnly(entry("u1", LastKnown.REVOKED),
				entry("u2", LastKnown.UNREAD));
	}

	@Test
	void userIsGoneOnlyIfAllObjectsAre() {
		this.database.permission(target(1, 2), 1, 1, 7, false, false);
		notRead(2, 1, "NOT_FOUND");
		read(2, 2, 3);
		assertThat(readings(2, 1, false).of(List.of("u1", "u2"))).containsOnly(entry("u1", LastKnown.REVOKED),
				entry("u2", LastKnown.REVOKED));
	}

	@Test
	void objectThatWasGoneStaysGoneUntilItIsAskedForAgain() {
		notRead(2, 1, "NOT_FOUND");
		read(2, 2, 3);
		readings(2, 1, false);
		read(3, 2, 3);
		assertThat(readings(3, 2, false).of(List.of("u1"))).containsOnly(entry("u1", LastKnown.GONE));
		this.database.update("delete from last_reading where id >= ?", 3L << 32);
		notRead(3, 1, "FAILED");
		assertThat(readings(3, 2, false).of(List.of("u1"))).containsOnly(entry("u1", LastKnown.UNREAD));
	}

	@Test
	void nothingIsProvenIfTooManyHaveVanished() {
		notRead(2, 1, "NOT_FOUND");
		read(2, 2, 3);
		this.database.update("update audit set audited_by_account_id = 3 where id = 2");
		assertThat(readings(2, 1, true).of(List.of("u1", "u2"))).containsOnly(entry("u1", LastKnown.UNREAD),
				entry("u2", LastKnown.UNREAD));
	}

	@Test
	void firstAuditKnowsNothing() {
		assertThat(readings(1, null, false).of(List.of("u1"))).containsOnly(entry("u1", LastKnown.REVOKED));
	}

	private LastReadings readings(int audit, @Nullable Integer baseline, boolean tooManyVanished) {
		return new LastReadings(new JdbcTemplate(this.database.dataSource()),
				new Audit(audit, 1, new AuditKey("default", LocalDate.parse("2026-11-21"), 1), 1, "https://swr.example",
						"", false, Instant.EPOCH, null, null, null, false),
				baseline, tooManyVanished, true);
	}

	private void read(int audit, int repository, int holder) {
		long target = this.database.target(audit, repository, repository, repository);
		this.database.audited(target, null, null, 1);
		this.database.permission(target, 0, holder, 7, false, false);
	}

	private void notRead(int audit, int repository, String outcome) {
		this.database.failed(this.database.target(audit, repository, repository, repository), outcome, 403, null, "");
	}

	private static long target(int audit, int number) {
		return ((long) audit << 24) + number;
	}

}
