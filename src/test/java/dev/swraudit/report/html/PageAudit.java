package dev.swraudit.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;

/**
 * Thirtieth audit of a scope with a given number of flagged repositories. It is inserted
 * into the database without a run.
 */
final class PageAudit {

	static final LocalDate DATE = LocalDate.parse("2026-11-21");

	static final String SCRIPT = "<script>alert(1)</script>";

	static final String FORMULA = "=HYPERLINK(\"http://x\")";

	private static final int NIGHTS = 30;

	private static final String[] NAMESPACES = { "payments", "platform", "data", "web", "mobile-apps", "logistics",
			"insight", "edge" };

	private PageAudit() {
	}

	/**
	 * Inserts the audit and the audits before it.
	 * @param flagged flagged repositories, each with a manager too many
	 * @return the key of the audit
	 */
	static int create(AuditDatabase database, int flagged) {
		nights(database, flagged);
		int audit = database.audit(NIGHTS, DATE, 1);
		accounts(database);
		repositories(database, flagged);
		database.update("""
				insert into target (id, audit_id, line, repository_id)
				select :audit * cast(16777216 as bigint) + x, :audit, x + 1, x from system_range(1, :flagged + 4)
				""".replace(":audit", "" + audit).replace(":flagged", "" + flagged));
		flag(database, audit, flagged);
		others(database, audit, flagged);
		exceptions(database, audit);
		users(database, audit, flagged);
		decisions(database, audit, flagged);
		resolved(database, audit, flagged);
		conclude(database, audit, flagged);
		return audit;
	}

	private static void nights(AuditDatabase database, int flagged) {
		for (int night = 1; night < NIGHTS; night++) {
			database.audit(night, DATE.minusDays(NIGHTS - night), 1);
			database.update(
					"""
							update audit set published = true, complete = ?, exit_code = 0, finished_at = started_at, flagged = ?,
							  open_findings = ?, not_audited = ?
							where id = ?
							""",
					night % 11 != 4, Math.max(1, flagged - (NIGHTS - night) / 2), flagged + 3,
					(night % 11 == 4) ? 7 : 0, night);
		}
	}

	private static void accounts(AuditDatabase database) {
		database.account(1, "8b139ef9914ec7990e2147ad2daadaba", "wei.zhang");
		database.account(2, "57128da840c9eec77a3899cb56988291", "ci-deployer");
		database.account(3, "225e12d5b6f886193dd58d108c298a62", "audit-reader");
		database.account(4, "f6061df348ae838ddfeaf6408d4810fe", SCRIPT);
		database.account(5, "3c9d0982e2a1ae78708fb287c125c1d6", FORMULA);
		database.account(6, "589d63625488b6c0e07088490a9753c5", "tomas.novak");
	}

	private static void repositories(AuditDatabase database, int flagged) {
		for (String namespace : NAMESPACES) {
			database.update("insert into namespace (scope_id, name) values (1, ?)", namespace);
		}
		database.update("""
				insert into repository (id, namespace_id, name)
				select x, 1 + mod(mod(x, 13) * mod(x, 11), 8), 'services/checkout/app-' || lpad(x, 6, '0')
				from system_range(1, %d)
				""".formatted(flagged + 4));
	}

	private static void flag(AuditDatabase database, int audit, int flagged) {
		String targets = "%d * cast(16777216 as bigint) + x".formatted(audit);
		String range = " from system_range(1, %d)".formatted(flagged);
		database.update("""
				insert into outcome (target_id, outcome, creator_account_id, creator_basis, permission_count, read_at)
				select %s, 'AUDITED', 1 + 5 * mod(x, 2), 'id', 2, timestamp with time zone '2026-11-21 02:00:08Z'
				""".formatted(targets) + range);
		database.update("insert into assessment select " + targets + ", 'FLAGGED', 2, 1, 1, null, null, null" + range);
		database
			.update("""
					insert into finding (id, repository_id, rule, certainty, change, state, state_before, creator_account_id, account_id,
					  auth, is_self, first_seen, last_verified)
					select %d * cast(4294967296 as bigint) + x, x, 1, 1, case mod(x, 7) when 3 then 1 else 2 end, 1,
					  case mod(x, 7) when 3 then null else 1 end,
					  1 + 5 * mod(x, 2), 2 + mod(x, 4), 7, mod(x, 4) = 1,
					 dateadd(day, case mod(x, 7) when 3 then 0 else -1 - mod(x, 40) end, date '2026-11-21'),
					  date '2026-11-21'
					"""
				.formatted(audit) + range);
	}

	private static void others(AuditDatabase database, int audit, int flagged) {
		long undetermined = target(audit, flagged + 1);
		database.audited(undetermined, null, null, 1);
		database.assess(undetermined, "UNDETERMINED", 1, 0, 1);
		database.finding(audit, flagged + 1, flagged + 1, 1, 2, 1, null, 4, 7, false);
		String[][] reasons = { { "FORBIDDEN", "403", "SVCSTG.SWR.4039001" }, { "FAILED", "500", "SVCSTG.SWR.5000000" },
				{ "NOT_FOUND", "404", "SVCSTG.SWR.4040113" } };
		for (int i = 0; i < reasons.length; i++) {
			long target = target(audit, flagged + 2 + i);
			database.failed(target, reasons[i][0], Integer.valueOf(reasons[i][1]), reasons[i][2], "it can't be read");
			database.assess(target, "NOT_AUDITED", null, null, 1 - i / 2);
		}
	}

	private static void exceptions(AuditDatabase database, int audit) {
		database
			.update("""
					insert into accepted_exception (id, audit_id, exception_id, rule, namespace, repository, user_id, reason,
					  approver, approved_on, expires, uses)
					values
					  (1, ?1, 'EXC-1', '*', 'data', '*', '*', 'see CHG-2041', 'Lena Fischer', date '2026-01-01', null, 1),
					  (2, ?1, 'EXC-2', '*', 'web', 'shop/*', '*', 'moved', 'Lena Fischer', date '2025-01-01',
					    date '2025-06-30', 0),
					  (3, ?1, 'EXC-3', '*', 'edge', '*', '*', 'tried', 'Lena Fischer', date '2025-01-01',
					    date '2027-06-30', 0),
					  (4, ?1, 'EXC-4', '*', 'insight', '*', '3c9d0982e2a1ae78708fb287c125c1d6', '<b>bold</b>', 'Lena Fischer',
					    date '2025-01-01', date '2026-11-25', 3),
					  (5, ?1, 'EXC-5', '*', 'insight', '*', '*', 'later', 'Lena Fischer', date '2027-01-01', null, 0)
					"""
				.replace("?1", "" + audit));
		database.update("update finding set state = 2, accepted_exception_id = 1 where mod(repository_id, 9) = 2");
	}

	/** Adds a finding on a user, and an ambiguous name, for each flagged repository. */
	private static void users(AuditDatabase database, int audit, int flagged) {
		database.update("""
				insert into person (id, scope_id, digest, person, email, department, status, kind, left_on)
				values (1, 1, random_uuid(), 'Wei <b>Zhang</b>', null, 'Delivery', 3, 1, date '2026-10-31'),
				  (2, 1, random_uuid(), 'Deployment', null, 'Data & Science', 1, 2, null)
				""");
		database.update("update audit set people_list_rows = 2 where id = ?", audit);
		database.update(
				"""
						insert into holder (id, account_id, person_id, matched_by, repository_count, manage_count,
						  non_creator_manage_count, write_count, read_count, organization_manage_count, organization_write_count,
						  open_finding_count, first_seen)
						values (?, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, date '2026-11-21')
						""",
				((long) audit << 32) + 1);
		database.update("insert into namespace (id, scope_id, name) values (100, 1, '')");
		database.update("insert into repository (id, namespace_id, name) values (?, 100, '')", flagged + 100);
		database
			.update("""
					insert into finding (id, repository_id, rule, certainty, change, state, state_before, account_id, person_id,
					  auth, object_count, is_self, first_seen, last_verified)
					select %d * cast(4294967296 as bigint) + %d + x, %d, 8 - mod(x, 2), 1, case mod(x, 3) when 1 then 5 else 2 end,
					  1, case mod(x, 3) when 1 then 2 else 1 end, 1 + mod(x, 5), case mod(x, 2) when 1 then 1 end,
					  7, x, false, date '2026-11-01', date '2026-11-21'
					from system_range(1, %d)
					"""
				.formatted(audit, flagged + 1, flagged + 100, flagged));
		database.update("insert into ambiguous_name select ?, x, 'name ' || x from system_range(1, ?)", audit, flagged);
	}

	/**
	 * Adds a bad and a stale row for each flagged repository, and a decision for some of
	 * them.
	 */
	private static void decisions(AuditDatabase database, int audit, int flagged) {
		database
			.update("""
					insert into decision_row
					select %d * cast(4294967296 as bigint) + x, %d, 'team & co.csv', x + 1, '', 'keep', '', '', '', '', '', '',
					  4 + mod(x, 2), case mod(x, 2) when 1 then 'unknown decision ''<i>perhaps</i>''; use keep or revoke'
					    else 'keep_until 2026-11-01 has passed' end
					from system_range(1, %d)
					"""
				.formatted(audit, audit, 2 * flagged));
		database.update("""
				insert into decision (id, scope_id, digest, kind, decided_by, decided_on, reason, revoke_by)
				values (1, 1, random_uuid(), 2, 'Jane <u>Doe</u>', date '2026-11-02', 'old', date '2026-11-20')
				""");
		database.update("""
				update finding set decision_id = 1, decision_holds = true
				where rule = 1 and state = 1 and mod(repository_id, 5) = 1
				""");
		database.update("update finding set person_id = 2 where rule = 1 and account_id = 2");
	}

	/**
	 * Closes a finding of one user for every ten flagged repositories, and makes some
	 * old.
	 */
	private static void resolved(AuditDatabase database, int audit, int flagged) {
		database
			.update("""
					insert into finding (id, repository_id, rule, certainty, change, state, state_before, resolution, account_id, auth,
					  is_self, first_seen, last_verified)
					select %d * cast(4294967296 as bigint) + %d + x, 10 * x, 1, 1, 3, 3, 1, 1 + mod(x, 2) * 3, 6, 7, false,
					  date '2026-06-01', date '2026-11-20'
					from system_range(1, %d)
					"""
				.formatted(audit, 2 * flagged + 1, flagged / 10));
		database.update("""
				update finding set first_seen = date '2026-07-01'
				where rule = 1 and state = 1 and state_before = 1 and mod(repository_id, 5) = 2
				""");
	}

	private static void conclude(AuditDatabase database, int audit, int flagged) {
		database.update("""
				update audit
				set finished_at = timestamp with time zone '2026-11-21 02:07:44Z', executions = 1, requests = 1904,
				  retries = 3, throttled = 2, slowed_millis = 1500, complete = false, exit_code = 2, published = true,
				  (baseline_date, baseline_revision, baseline_sums_sha256) =
				    (select audit_date, revision, repeat('b', 64) from audit where id = ?),
				  audited_by_account_id = 3, flagged = ?, open_findings = ?, not_audited = 3
				where id = ?
				""", audit - 1, flagged, flagged + 1, audit);
	}

	private static long target(int audit, int number) {
		return ((long) audit << 24) + number;
	}

	/**
	 * Writes the page of an audit to a file.
	 * @param flagged flagged repositories, each with a manager too many
	 */
	static void write(Path page, int flagged) throws IOException {
		try (AuditDatabase database = new AuditDatabase()) {
			Files.write(page, page(database, create(database, flagged)));
		}
	}

	/** Returns the page of an audit. */
	static byte[] page(AuditDatabase database, int audit) {
		AuditStatistics statistics = SampleAudit.facts(database, audit);
		return new HtmlReport().render(statistics, new PageReader(database.jdbc()).read(statistics),
				List.of(new WrittenFile("permissions.csv", "f".repeat(64), 1234567, 6L)));
	}

}
