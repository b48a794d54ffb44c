package dev.swraudit.report.review;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.jspecify.annotations.Nullable;

/**
 * The sample audit with a person, a decision and a resolved finding.
 */
final class ReviewAudit {

	static final int AUDIT = 1;

	private static final long FIRST = (long) AUDIT << 32;

	private ReviewAudit() {
	}

	static AuditStatistics create(AuditDatabase database) {
		SampleAudit.create(database, AUDIT, 1);
		database.update("""
				insert into person (id, scope_id, digest, person, email, department, status)
				values (1, 1, random_uuid(), 'Bob Builder', 'bob@example.com', 'R&D', 2)
				""");
		decide(database, 1, 1, "keep until then", "2026-12-31", null);
		decide(database, 2, 2, "no longer needed", null, "2026-12-01");
		database.update(
				"update finding set person_id = 1, decision_id = 1, decision_holds = true, state = 2 where id = ?",
				FIRST + 1);
		database.update("update finding set decision_id = 2, decision_holds = true where id = ?", FIRST + 3);
		addUserFinding(database);
		database.account(9, "0e9", "gone");
		database.finding(AUDIT, 6, 2, 2, 1, 3, null, 9, 8, false);
		database.update("update finding set state = 3, resolution = 1 where id = ?", FIRST + 6);
		addPublicRepository(database);
		return SampleAudit.facts(database, AUDIT);
	}

	private static void addUserFinding(AuditDatabase database) {
		database.repository(90, "", "");
		database.finding(AUDIT, 0, 90, 7, 1, 1, null, 2, 7, false);
		database.update("update finding set object_count = 12, person_id = 1 where id = ?", FIRST);
	}

	private static void addPublicRepository(AuditDatabase database) {
		database.account(10, "*", "everyone");
		database.finding(AUDIT, 7, 2, 5, 1, 2, null, 10, 1, false);
	}

	private static void decide(AuditDatabase database, int id, int kind, String reason, @Nullable String keepUntil,
			@Nullable String revokeBy) {
		database.update("""
				insert into decision (id, scope_id, digest, kind, decided_by, decided_on, reason, keep_until, revoke_by)
				values (?, 1, random_uuid(), ?, 'carol', date '2026-11-20', ?, cast(? as date), cast(? as date))
				""", id, kind, reason, keepUntil, revokeBy);
	}

	/** Adds a finding whose holder has a name. */
	static void addHolder(AuditDatabase database, int position, String name) {
		database.account(100 + position, "u" + position, name);
		database.finding(AUDIT, position, 1, 1, 1, 1, 1, 100 + position, 7, false);
	}

}
