package dev.swraudit.support;

import java.time.LocalDate;

import dev.swraudit.report.data.AuditStatistics;

/**
 * An audit with one repository after another, each with the findings that a test spells
 * out: {@code "20A 1O"} are twenty accepted findings and an open one, in the order of
 * their users.
 */
public final class FindingFixture {

	static final int AUDIT = 1;

	private static final long FIRST = (long) AUDIT << 32;

	private final AuditDatabase database;

	private int repositories;

	private int findings;

	public FindingFixture(AuditDatabase database) {
		this.database = database;
		database.audit(AUDIT, SampleAudit.DATE, 1);
		database.account(1, "c0", "creator");
		database.update("""
				update audit set finished_at = started_at, complete = true, exit_code = 0, published = true
				""");
	}

	/**
	 * Adds a flagged repository with findings of {@code non-creator-manage}.
	 * @param findings groups of a number and a letter: {@code N} new and open, {@code O}
	 * open, {@code P} reopened, {@code U} open and not read this time, {@code A}
	 * accepted, {@code B} new and accepted, {@code R} resolved
	 */
	public int flagged(String name, String findings) {
		return add(name, "FLAGGED", 1, findings);
	}

	/** Adds an undetermined repository with findings of unrecognised permissions. */
	public int undetermined(String name, String findings) {
		return add(name, "UNDETERMINED", 2, findings);
	}

	private int add(String name, String verdict, int rule, String findings) {
		int repository = this.database.repository(++this.repositories, "team", name);
		long target = this.database.target(AUDIT, repository, repository + 1, repository);
		this.database.audited(target, 1, "id", 1);
		int first = this.findings;
		for (String group : findings.split(" ", -1)) {
			char kind = group.charAt(group.length() - 1);
			for (int i = Integer.parseInt(group.substring(0, group.length() - 1)); i > 0; i--) {
				addFinding(repository, rule, kind, this.findings - first + 1);
			}
		}
		long open = this.database.count("""
				select count(*) from finding where state = 1 and repository_id = %d
				""".formatted(repository));
		this.database.assess(target, verdict, 1, 1, (int) open);
		return repository;
	}

	private void addFinding(int repository, int rule, char kind, int number) {
		int user = repository * 10_000 + number;
		this.database.account(user, "u%05d".formatted(number), "user-" + number);
		int change = switch (kind) {
			case 'N', 'B' -> 1;
			case 'R' -> 3;
			case 'U' -> 4;
			case 'P' -> 5;
			default -> 2;
		};
		this.database.finding(AUDIT, this.findings, repository, rule, 1, change, 1, user, (rule == 1) ? 7 : 8, false);
		int state = switch (kind) {
			case 'A', 'B' -> 2;
			case 'R' -> 3;
			default -> 1;
		};
		this.database.update("update finding set state = ?, resolution = ? where id = ?", state,
				(kind == 'R') ? 1 + number % 4 : null, FIRST + this.findings);
		if (kind == 'P') {
			this.database.update("update finding set state_before = 2 where id = ?", FIRST + this.findings);
		}
		this.findings++;
	}

	/** Sets the position of the next finding. */
	public void startAt(int position) {
		this.findings = position;
	}

	/** Gives the finding that was added last another date. */
	public void lastFirstSeen(String date) {
		this.database.update("update finding set first_seen = ? where id = ?", LocalDate.parse(date),
				FIRST + this.findings - 1);
	}

	/** Adds a finding of the other rule for the user whose finding was added last. */
	public void lastUserBreaksTheOtherRuleToo(int state) {
		this.database.update(
				"""
						insert into finding (id, repository_id, rule, certainty, change, state, state_before, creator_account_id,
						  account_id, auth, is_self, first_seen, last_verified)
						select id + 1, repository_id, 3 - rule, certainty, change, ?, state_before, creator_account_id, account_id, auth,
						  is_self, first_seen, last_verified
						from finding where id = ?
						""",
				state, FIRST + this.findings - 1);
		this.findings++;
	}

	public AuditStatistics facts() {
		return SampleAudit.facts(this.database, AUDIT);
	}

}
