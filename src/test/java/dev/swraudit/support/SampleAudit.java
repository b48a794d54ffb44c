package dev.swraudit.support;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.AuditStatisticsQuery;
import dev.swraudit.report.data.Tool;

/**
 * An audit with every outcome, every verdict and difficult names.
 */
public final class SampleAudit {

	public static final LocalDate DATE = LocalDate.parse("2026-11-21");

	static final String SCRIPT = "<script>alert('x')</script>";

	public static final String ESCAPES = "bob\u001b[2Jby\u202Eeve";

	private SampleAudit() {
	}

	public static int create(AuditDatabase database) {
		return create(database, 1, 1);
	}

	public static int create(AuditDatabase database, int id, int revision) {
		int audit = database.audit(id, DATE, revision);
		int alice = database.account(1, "0a1", "alice");
		int bob = database.account(2, "0b2", ESCAPES);
		int auditor = database.account(3, "0c3", SCRIPT);
		int nameless = database.account(4, "0d4", "");
		int byName = database.account(5, "", "alice");
		flagged(database, audit, alice, bob, auditor);
		undetermined(database, audit, bob, nameless);
		database.repository(3, "team", "clean");
		long clean = database.target(audit, 3, 2, 3);
		database.audited(clean, byName, "name", 1);
		database.permission(clean, 1, alice, 7, false, true);
		database.assess(clean, "NOT_FLAGGED", 1, 0, 0);
		notAudited(database, audit);
		conclude(database, audit, auditor);
		return audit;
	}

	/** Adds a user with every cell, and a bad row of a decisions file. */
	public static void addPeople(AuditDatabase database, int audit) {
		long first = (long) audit << 32;
		database.update("""
				insert into person (id, scope_id, digest, person, email, department, status, kind, left_on)
				values (900, 1, random_uuid(), '=Alice', 'a@example.com', 'R, D', 3, 1, date '2026-10-31')
				""");
		database.update("insert into holder values (?, 1, 'al; bo', 900, 1, 9, 8, 7, 6, 5, 4, 3, 2, date '2026-11-01')",
				first);
		database.update("""
				insert into decision_row values (?, ?, 'team.csv', 7, 'Manage', '=keep', 'carol', 'soon', '', '', '',
				  'f00', 5, 'not a date')
				""", first, audit);
	}

	private static void flagged(AuditDatabase database, int audit, int alice, int bob, int auditor) {
		int repository = database.repository(1, "team", "app");
		long app = database.target(audit, 1, 9, repository);
		database.audited(app, alice, "id", 3);
		database.permission(app, 1, alice, 7, false, true);
		database.permission(app, 2, bob, 7, false, false);
		database.permission(app, 3, auditor, 7, true, false);
		database.assess(app, "FLAGGED", 3, 2, 1);
		database.finding(audit, 1, repository, 1, 1, 1, alice, bob, 7, false);
		database.finding(audit, 2, repository, 1, 1, 2, alice, auditor, 7, true);
		database.update(
				"""
						insert into accepted_exception (id, audit_id, exception_id, rule, namespace, repository, user_id, reason,
						  approver, approved_on, expires, uses)
						values (1, ?, 'EX-1', '*', 'team', '*', '0c3', '=1+1', 'carol, CISO', date '2026-01-01',
						  date '2027-01-01', 1)
						""",
				audit);
		database.update("update finding set state = 2, accepted_exception_id = 1 where account_id = ?", auditor);
	}

	private static void undetermined(AuditDatabase database, int audit, int bob, int nameless) {
		int repository = database.repository(2, "team", "base/java");
		long base = database.target(audit, 2, 3, repository);
		database.audited(base, null, null, 2);
		database.permission(base, 1, bob, 7, false, null);
		database.permission(base, 2, nameless, 8, false, null);
		database.assess(base, "UNDETERMINED", 1, 0, 2);
		database.finding(audit, 3, repository, 1, 2, 2, null, bob, 7, false);
		database.finding(audit, 4, repository, 2, 1, 1, null, nameless, 8, false);
	}

	private static void notAudited(AuditDatabase database, int audit) {
		failed(database, audit, 4, "gone", "NOT_FOUND", 404);
		failed(database, audit, 5, "secret", "FORBIDDEN", 403);
		failed(database, audit, 6, "slow", "FAILED", 500);
		long invalid = database.target(audit, 7, 13, null);
		database.rejected(invalid, "=cmd", "a \"b\"", "a namespace starts with a lowercase letter");
		long duplicate = database.target(audit, 8, 20, 1);
		database.failed(duplicate, "DUPLICATE", null, null, "stands on line 9");
	}

	private static void failed(AuditDatabase database, int audit, int number, String name, String outcome, int status) {
		int repository = database.repository(number, "team", name);
		long target = database.target(audit, number, number, repository);
		database.failed(target, outcome, status, "SVCSTG.SWR." + status + "0000", "it is " + outcome);
		database.assess(target, "NOT_AUDITED");
	}

	/** Writes down how the audit ended, compared with one of the day before. */
	private static void conclude(AuditDatabase database, int audit, int auditor) {
		database.update("""
				update audit
				set finished_at = timestamp with time zone '2026-11-21 02:00:10.6Z', executions = 1, requests = 12,
				  retries = 1, throttled = 2, slowed_millis = 1500, complete = false, exit_code = 2,
				  baseline_date = ?, baseline_revision = 1, baseline_sums_sha256 = ?,
				  baseline_audited_by_account_id = ?, audited_by_account_id = ?
				where id = ?
				""", DATE.minusDays(1), "b".repeat(64), auditor, auditor, audit);
	}

	/** Reads facts as the run does that ends the audit. */
	public static AuditStatisticsQuery reader(AuditDatabase database) {
		return new AuditStatisticsQuery(database.jdbc(),
				new Tool("1.0.0", Map.of("audit.zone", "UTC", "audit.fail-on", "none")), ZoneOffset.UTC);
	}

	public static AuditStatistics facts(AuditDatabase database, int audit) {
		return reader(database).read(audit);
	}

}
