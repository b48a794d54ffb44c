package dev.swraudit.report.console;

import java.nio.file.Path;

import dev.swraudit.decision.DecisionBook;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.publish.Published;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.FindingFixture;
import dev.swraudit.support.SampleAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleSummaryTests {

	private static final Published PUBLISHED = new Published(Path.of("/srv/out/default/2026-11-21"), true, null,
			"f".repeat(64));

	private final AuditDatabase database = new AuditDatabase();

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void summaryDescribesTheAudit() {
		int audit = SampleAudit.create(this.database);
		SampleAudit.addPeople(this.database, audit);
		assertThat(summary(audit, PUBLISHED)).isEqualTo("""
				INCOMPLETE: 4 of 8 records were not audited
				1 repository flagged, 1 undetermined; findings: 2 new, 3 open

				Decisions set aside: correct these rows
				  team.csv: line 7: not a date

				Audit          default, 2026-11-21, revision 1
				Endpoint       https://swr.example
				Audited as     <script>alert('x')</script>
				Records        8 = AUDITED 3 + NOT_FOUND 1 + FORBIDDEN 1 + FAILED 1 + INVALID
				               1 + DUPLICATE 1
				Verdicts       NOT_FLAGGED 1, FLAGGED 1, UNDETERMINED 1, NOT_AUDITED 4
				Findings       NEW 2, EXISTING 2, REOPENED 0, RESOLVED 0, UNVERIFIED 0; OPEN
				               3, ACCEPTED 1, CLOSED 0
				Movement       2 open before + 2 new + 0 reopened - 0 resolved - 1 accepted =
				               3 open
				Review         4 findings = 0 kept + 1 accepted + 0 to revoke + 3 undecided
				Decisions      bad 1
				Exceptions     1 in use
				Population     OFF: the input was not compared with the repositories that SWR
				               lists
				Source         repositories PARTIAL: 2 of 6 repositories were not read
				Source         organizations OFF
				Source         shares OFF
				Permissions    6
				Users          1
				Without owner  1 repository: 1 whose creator is inactive
				Requests       12 requests, 1 retry, 2 throttled (slowed for 1.5 s); duration
				               3.2 s
				Exit code      2

				New findings
				  team/app
				    creator alice; bob\\u001B[2Jby\\u202Eeve holds Manage
				  team/base/java
				    creator unknown; 0d4 holds Unknown(8)

				Open since earlier audits
				  team/base/java
				    creator unknown; bob\\u001B[2Jby\\u202Eeve holds Manage

				Not audited
				  line 5: team/secret
				    FORBIDDEN: HTTP 403, SVCSTG.SWR.4030000, it is FORBIDDEN
				  line 6: team/slow
				    FAILED: HTTP 500, SVCSTG.SWR.5000000, it is FAILED
				  line 13: =cmd/a "b"
				    INVALID: a namespace starts with a lowercase letter
				  line 4: team/gone
				    NOT_FOUND: HTTP 404, SVCSTG.SWR.4040000, it is NOT_FOUND

				Files: /srv/out/default/2026-11-21
				SHA-256 of SHA256SUMS:
				  %s
				""".formatted("f".repeat(64)));
	}

	@Test
	void longListsAreTruncated() {
		int audit = SampleAudit.create(this.database);
		for (int i = 0; i < 30; i++) {
			long target = this.database.target(audit, 100 + i, 100 + i, 1);
			this.database.failed(target, "FAILED", null, null, "no answer");
		}
		assertThat(summary(audit, PUBLISHED)).contains("line 117", "  and 14 more: see repositories.csv\n")
			.doesNotContain("line 118");
	}

	@Test
	void newFindingsComeBeforeAnyNumberOfOlderOnes() {
		FindingFixture audit = new FindingFixture(this.database);
		for (int i = 10; i < 40; i++) {
			audit.flagged("old-" + i, "2O");
		}
		audit.flagged("zz-accepted", "1B");
		audit.flagged("zz-new", "20A 7N");
		audit.flagged("zz-unread", "1U");
		String summary = new ConsoleSummary(this.database.jdbc()).of(audit.facts(), PUBLISHED);
		assertThat(summary).contains("""

				New findings
				  team/zz-new
				    creator creator; user-21 holds Manage, user-22 holds Manage, user-23 holds
				      Manage, user-24 holds Manage, user-25 holds Manage and 2 more

				Open since earlier audits
				  team/old-10
				    creator creator; user-1 holds Manage, user-2 holds Manage
				""", """
				  team/old-29
				    creator creator; user-1 holds Manage, user-2 holds Manage
				  and 21 more findings: see findings.csv
				""").doesNotContain("zz-accepted", "old-30");
	}

	@Test
	void openFindingsAreEitherNewOrReopenedOrOlder() {
		FindingFixture audit = new FindingFixture(this.database);
		audit.flagged("app", "1N 2P 1O");
		// A finding that is not read now stays UNVERIFIED, and is reopened all the same.
		audit.flagged("base", "1P");
		this.database.update("update finding set change = 4 where repository_id = 2");
		assertThat(summary(audit))
			.startsWith("""
					COMPLETE: complete for the input (it was not compared with SWR's list); 2 repositories flagged,"""
					+ " 0 undetermined; findings: 1 new, 3 reopened, 5 open\n")
			.contains("""
					Movement       1 open before + 1 new + 3 reopened - 0 resolved - 0 accepted =
					               5 open
					""", """

					New findings
					  team/app
					    creator creator; user-1 holds Manage

					Reopened findings
					  team/app
					    creator creator; user-2 holds Manage, user-3 holds Manage
					  team/base
					    creator creator; user-1 holds Manage [not verified in this audit]

					Open since earlier audits
					  team/app
					    creator creator; user-4 holds Manage

					""");
	}

	@Test
	void findingsOnUsersAreNamedByUser() {
		FindingFixture audit = new FindingFixture(this.database);
		int user = this.database.account(50, "u50", "jane.doe");
		this.database.userFinding(1, 1, 7, null, user, this.database.person(1, "Jane Doe"), 3);
		this.database.userFinding(1, 2, 8, 2, this.database.account(51, "u51", ""), null, 1);
		assertThat(summary(audit)).contains("""

				New findings
				  user: jane.doe (Jane Doe): inactive-user, up to Manage on 3 objects

				Reopened findings
				  user: u51: unknown-user, up to Manage on 1 object

				""");
	}

	@Test
	void badDecisionsComeFirstAndAreCounted() {
		FindingFixture audit = new FindingFixture(this.database);
		for (int i = 1; i <= 22; i++) {
			this.database.decisionRow(1, i, 1 + i, 5, "decision: 'maybe' is not keep or revoke");
		}
		this.database.decisionRow(1, 30, 31, 1, "");
		for (int i = 40; i < 46; i++) {
			this.database.decisionRow(1, i, i, 4, "the finding is closed");
		}
		for (int i = 50; i < 53; i++) {
			this.database.decisionRow(1, i, i, 4, DecisionBook.NO_FINDING);
		}
		String summary = summary(audit);
		assertThat(summary.lines().skip(1).limit(4)).containsExactly("", "Decisions set aside: correct these rows",
				"  team.csv: line 2: decision: 'maybe' is not keep or revoke",
				"  team.csv: line 3: decision: 'maybe' is not keep or revoke");
		assertThat(summary)
			.contains("  and 2 more: see decisions.csv\n\nAudit ", "\nDecisions      holds 1, stale 9, bad 22\n", """

					Decisions that do not hold
					  team.csv: line 40: the finding is closed
					""", """
					  team.csv: line 44: the finding is closed
					  and 1 more: see decisions.csv
					""")
			.doesNotContain("line 23:", "line 45:");
	}

	@Test
	void reviewHasTheNumbersOfItsDecisions() {
		FindingFixture audit = new FindingFixture(this.database);
		audit.flagged("app", "3N");
		assertThat(summary(audit))
			.contains("Review         3 findings = 0 kept + 0 accepted + 0 to revoke + 3 undecided\n")
			.doesNotContain("Decisions", "Exceptions", "Accepted", "People");
		this.database.update("""
				insert into decision (id, scope_id, digest, kind, decided_by, decided_on, reason, revoke_by)
				values (1, 1, random_uuid(), 2, 'bob', date '2026-11-01', 'x', date '2026-11-10')
				""");
		this.database.update("update finding set decision_id = 1, decision_holds = true where account_id < 10003");
		this.database.update("update finding set state = 3, change = 3, resolution = 1 where account_id = 10002");
		assertThat(summary(audit)).contains("""
				Review         2 findings = 0 kept + 0 accepted + 1 to revoke + 1 undecided; 1
				               overdue; revoked 1, lowered 0, ended otherwise 0
				""");
	}

	@Test
	void exceptionsThatEndWithinThirtyDaysAreNamed() {
		FindingFixture audit = new FindingFixture(this.database);
		audit.flagged("app", "1A");
		this.database.exception(1, 1, "EX-LATER", "*", null, "2026-12-22", 1);
		this.database.exception(1, 2, "EX-30", "*", null, "2026-12-21", 2);
		this.database.exception(1, 3, "EX-TODAY", "accepted-gap", null, "2026-11-21", 1);
		this.database.exception(1, 4, "EX-PAST", "*", null, "2026-11-20", 0);
		this.database.exception(1, 5, "EX-EVER", "*", null, null, 1);
		this.database.exception(1, 6, "EX-JANE", "*", "jane", "2026-12-01", 1);
		assertThat(summary(audit)).contains("""
				Exceptions     1 expired, 3 ending within 30 days, 1 never expires, 1 in use
				""", """

				Exceptions that end within 30 days
				  EX-TODAY ends on 2026-11-21, covers 1 gap
				  EX-JANE ends on 2026-12-01, covers 1 finding of user named jane
				  EX-30 ends on 2026-12-21, covers 2 findings

				""");
	}

	@Test
	void exceptionWithoutEffectBecauseOfItsUserNameIsExplained() {
		FindingFixture audit = new FindingFixture(this.database);
		this.database.holder(1, 1, this.database.account(50, "u50", "jane"), null);
		this.database.holder(1, 2, this.database.account(51, "u51", "doe"), "jane; mary");
		this.database.exception(1, 1, "EX-JANE", "*", "jane", null, 0);
		this.database.exception(1, 2, "EX-MARY", "*", "mary", null, 0);
		this.database.exception(1, 3, "EX-NONE", "*", "mar", null, 0);
		assertThat(summary(audit)).contains("""

				Exceptions without effect because of their user_name
				  EX-JANE: 2 users bear the name jane
				  EX-NONE: no user bears the name mar

				""");
	}

	@Test
	void acceptedGapsAreNamedAndMarked() {
		int audit = SampleAudit.create(this.database);
		this.database.exception(1, 5, "GAP-1", "accepted-gap", null, "2027-06-01", 2);
		this.database.update("""
				update assessment set accepted_exception_id = ?
				where target_id in (select target_id from outcome where outcome in ('FORBIDDEN', 'NOT_FOUND'))
				""", (1L << 32) + 5);
		assertThat(summary(audit, PUBLISHED))
			.startsWith("INCOMPLETE: 4 of 8 records were not audited, 2 of them accepted\n")
			.contains("\nAccepted gaps  2\n", """

					Not audited
					  line 6: team/slow
					""", "it is FORBIDDEN, accepted gap:\n      GAP-1\n", """

					Accepted gaps
					  team/gone: NOT_FOUND, exception GAP-1
					  team/secret: FORBIDDEN, exception GAP-1
					""");
	}

	@Test
	void headlineOfACompleteAuditNamesAcceptedGaps() {
		int audit = SampleAudit.create(this.database);
		this.database.exception(1, 5, "GAP-1", "accepted-gap", null, "2027-06-01", 1);
		this.database.update("update audit set complete = true, exit_code = 0");
		this.database.update("""
				update assessment set accepted_exception_id = ?
				where target_id = (select target_id from outcome where outcome = 'FORBIDDEN')
				""", (1L << 32) + 5);
		assertThat(SampleAudit.facts(this.database, audit).headline())
			.isEqualTo("COMPLETE: complete for the input (it was not compared with SWR's list), except for 1 accepted"
					+ " gap; 1 repository flagged, 1 undetermined; findings: 2 new, 3 open");
	}

	@Test
	void headlineOfACompleteAuditWithoutAnAuditedRecordSaysSo() {
		FindingFixture audit = new FindingFixture(this.database);
		long target = this.database.target(1, 1, 2, this.database.repository(1, "team", "app"));
		this.database.failed(target, "NOT_FOUND", 404, null, "no");
		assertThat(audit.facts().headline()).startsWith("COMPLETE: none of 1 record was audited; 0 repositories");
	}

	@Test
	void peopleAndRepositoriesWithoutAnOwnerAreCounted() {
		FindingFixture audit = new FindingFixture(this.database);
		audit.flagged("app", "1N");
		audit.flagged("base", "1N");
		this.database.update("update assessment set creator_holds = false");
		this.database.update("update assessment set manager_count = 0 where target_id = 16777218");
		this.database.update("update audit set people_list_rows = 7");
		for (int i = 1; i <= 6; i++) {
			this.database.update("insert into ambiguous_name values (1, ?, ?)", i, "robot" + i);
		}
		assertThat(summary(audit)).contains("""
				People         people list of 7 entries; 6 names that several users bear, so
				               that they match nobody: robot1, robot2, robot3, robot4, robot5
				               and 1 more
				Without owner  2 repositories: 2 whose creator holds nothing, 1 that nobody
				               manages
				""");
	}

	@Test
	void newFindingsBeyondTheLimitAreCounted() {
		FindingFixture audit = new FindingFixture(this.database);
		for (int i = 10; i < 32; i++) {
			audit.flagged("app-" + i, "1N");
		}
		audit.flagged("zz", "1500N");
		assertThat(new ConsoleSummary(this.database.jdbc()).of(audit.facts(), PUBLISHED))
			.contains("  team/app-29\n", "\n  and 1502 more findings: see findings.csv\n")
			.doesNotContain("app-30", "Open since");
	}

	@Test
	void oneMoreFindingIsSingular() {
		FindingFixture audit = new FindingFixture(this.database);
		for (int i = 10; i < 31; i++) {
			audit.flagged("app-" + i, "1U");
		}
		assertThat(new ConsoleSummary(this.database.jdbc()).of(audit.facts(), PUBLISHED)).contains(
				"user-1 holds Manage [not verified in this audit]\n", "\n  and 1 more finding: see findings.csv\n");
	}

	@Test
	void completeAuditIsCalledComplete() {
		int audit = SampleAudit.create(this.database);
		this.database.update("update audit set complete = true, exit_code = 0");
		AuditStatistics statistics = SampleAudit.facts(this.database, audit);
		assertThat(statistics.headline())
			.isEqualTo("COMPLETE: complete for the input (it was not compared with SWR's list);"
					+ " 1 repository flagged, 1 undetermined; findings: 2 new, 3 open");
	}

	@Test
	void headlineNamesVanishedRepositories() {
		int audit = SampleAudit.create(this.database);
		this.database.update("update audit set too_many_vanished = true");
		assertThat(summary(audit, PUBLISHED))
			.startsWith("INCOMPLETE: too many repositories have vanished (audit.max-vanished), nothing is resolved\n");
	}

	@Test
	void summaryNamesUnchangedAndSupersededFiles() {
		int audit = SampleAudit.create(this.database);
		assertThat(summary(audit, new Published(PUBLISHED.directory(), false, null, "f")))
			.contains("unchanged since they were published");
		assertThat(summary(audit,
				new Published(PUBLISHED.directory(), true, Path.of("/srv/2026-11-21.superseded-1"), "f")))
			.contains("earlier publication: 2026-11-21.superseded-1");
	}

	private String summary(FindingFixture audit) {
		return new ConsoleSummary(this.database.jdbc()).of(audit.facts(), PUBLISHED);
	}

	private String summary(int audit, Published published) {
		AuditStatistics statistics = SampleAudit.facts(this.database, audit);
		return new ConsoleSummary(this.database.jdbc()).of(statistics, published);
	}

}
