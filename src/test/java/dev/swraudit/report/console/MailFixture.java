package dev.swraudit.report.console;

import java.nio.file.Path;
import java.time.LocalDate;

import dev.swraudit.report.publish.Published;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.jspecify.annotations.Nullable;

/**
 * A complete audit with a baseline of the day before, to which a test adds findings and
 * gaps.
 */
final class MailFixture {

	static final int AUDIT = 2;

	static final Published PUBLISHED = new Published(Path.of("/srv/out/default/2026-11-21"), true, null,
			"f".repeat(64));

	private static final int CREATOR = 1;

	private final AuditDatabase database;

	private int findings;

	private int repositories;

	MailFixture(AuditDatabase database) {
		this.database = database;
		database.audit(1, SampleAudit.DATE.minusDays(1), 1);
		database.audit(AUDIT, SampleAudit.DATE, 1);
		database.update("""
				update audit set published = true, complete = true, exit_code = 0, executions = 1, requests = 1200,
				  finished_at = timestamp with time zone '2026-11-21 04:05:59Z', sums_sha256 = repeat('a', 64)
				""");
		database.update("update audit set started_at = timestamp with time zone '2026-11-20 02:08:30Z' where id = 1");
		database.update("""
				update audit set baseline_date = date '2026-11-20', baseline_revision = 1,
				  baseline_sums_sha256 = repeat('b', 64)
				where id = 2
				""");
		database.account(CREATOR, "c0", "creator");
	}

	/** Makes it the first audit. */
	void first() {
		this.database.update("update audit set baseline_date = null where id = 2");
	}

	int repository(String name) {
		String[] parts = name.split("/", 2);
		int repository = this.database.repository(++this.repositories, parts[0], (parts.length > 1) ? parts[1] : "");
		if (parts.length > 1) {
			long target = this.database.target(AUDIT, repository, repository + 1, repository);
			this.database.audited(target, CREATOR, "id", 1);
			this.database.assess(target, "FLAGGED", 1, 1, 1);
		}
		return repository;
	}

	/**
	 * Adds a finding.
	 * @param kind {@code new}, {@code open}, {@code reopened}, {@code resolved}
	 * @param lastAbsent null if the object was not read before
	 */
	void finding(int repository, int rule, int account, String kind, @Nullable String lastAbsent) {
		this.database.finding(AUDIT, this.findings, repository, rule, 1, kind.equals("resolved") ? 3 : 2, CREATOR,
				account, 7, false);
		this.database.update("update finding set state = ?, state_before = ?, last_absent = ? where id = ?",
				kind.equals("resolved") ? 3 : 1, kind.equals("new") ? null : kind.equals("reopened") ? 2 : 1,
				(lastAbsent != null) ? LocalDate.parse(lastAbsent) : null, ((long) AUDIT << 32) + this.findings);
		this.findings++;
	}

	void notRead(int audit, int repository, String outcome, @Nullable Integer status, String message) {
		this.database.failed(((long) audit << 24) + repository, outcome, status, null, message);
	}

	String text() {
		return new ConsoleSummary(this.database.jdbc()).of(SampleAudit.facts(this.database, AUDIT), PUBLISHED);
	}

}
