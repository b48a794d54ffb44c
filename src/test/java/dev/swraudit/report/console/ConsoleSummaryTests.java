package dev.swraudit.report.console;

import java.nio.file.Path;
import java.util.List;

import dev.swraudit.decision.DecisionBook;
import dev.swraudit.report.change.GapsReader;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.publish.Published;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleSummaryTests {

	private final AuditDatabase database = new AuditDatabase();

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void summaryDescribesTheAudit() {
		int audit = SampleAudit.create(this.database);
		SampleAudit.addPeople(this.database, audit);
		assertThat(summary(audit, MailFixture.PUBLISHED)).isEqualTo(
				"""
						default, 21 Nov 2026: 2 new, 0 reopened, 0 resolved, 3 open. INCOMPLETE: 2 repositories unreadable, 1 invalid record.

						SET ASIDE (1)  decision to correct: team.csv: line 7: not a date
						NEW (2)        bob\\u001B[2Jby\\u202Eeve first read: Manage on team/app
						               0d4                     first read: Unknown(8) on team/base/java
						OPEN           2 open before + 2 new + 0 reopened - 0 resolved - 1 accepted = 3 open
						               1 repository flagged, 1 undetermined
						DECISIONS      3 undecided
						NOT READ       team/secret (forbidden, HTTP 403), team/slow (HTTP 500)
						               invalid: line 13 (a namespace starts with a lowercase letter)
						GONE           team/gone: remove it from the list
						SOURCES        switched off: organizations and shares
						POPULATION     the input was not compared with the repositories that SWR lists
						PEOPLE         1 repository without an owner: 1 whose creator left or is disabled
						Run            3.2 s, 12 requests, 1 retry, 2 throttled (slowed for 1.5 s), as <script>alert('x')</script>
						Report         /srv/out/default/2026-11-21/report.html
						SHA256SUMS     %s    exit code 2
						"""
					.formatted("f".repeat(64)));
	}

	@Test
	void userWhoGainedMuchIsOneRow() {
		MailFixture audit = new MailFixture(this.database);
		int etl = this.database.account(10, "u10", "etl-migration");
		for (int i = 10; i < 56; i++) {
			audit.finding(audit.repository("data-warehouse/r" + i), 1, etl, "new", "2026-11-20");
		}
		int mary = this.database.account(11, "u11", "ext-mary.nowak");
		audit.finding(audit.repository("payments/fees"), 1, mary, "new", null);
		assertThat(audit.text())
			.contains(
					"""

							NEW (47)       etl-migration      gained Manage on 46 repositories of data-warehouse between 20 Nov 02:08 and
							                 21 Nov 04:06 UTC
							               ext-mary.nowak     first read: Manage on payments/fees
							OPEN           0 open before + 47 new + 0 reopened - 0 resolved - 0 accepted = 47 open
							               47 repositories flagged
							""")
			.contains("\nRun            2 h 05 min, 1,200 requests, 0 retries, as ");
	}

	@Test
	void gainedAndFirstReadAreInOneRow() {
		MailFixture audit = new MailFixture(this.database);
		int etl = this.database.account(10, "u10", "etl");
		audit.finding(audit.repository("data/a"), 1, etl, "new", "2026-11-20");
		audit.finding(audit.repository("data/b"), 1, etl, "new", "2026-11-20");
		audit.finding(audit.repository("web/c"), 1, etl, "new", null);
		int bob = this.database.account(11, "u11", "bob");
		audit.finding(audit.repository("web/d"), 1, bob, "new", "2026-11-20");
		int eve = this.database.account(12, "u12", "eve");
		audit.finding(audit.repository("web/e"), 1, eve, "new", "2025-12-31");
		assertThat(audit.text()).contains(
				"""
						NEW (5)        etl                gained Manage on 2 of 3 repositories in 2 organizations between 20 Nov 02:08
						                 and 21 Nov 04:06 UTC, 1 first read
						               bob                gained Manage on web/d, same period
						               eve                gained Manage on web/e between 31 Dec 2025 and 21 Nov 04:06 UTC
						""");
	}

	@Test
	void objectWithTwoFindingsIsCountedOnce() {
		MailFixture audit = new MailFixture(this.database);
		int etl = this.database.account(10, "u10", "etl");
		for (String name : List.of("data/a", "data/b", "web/c")) {
			int repository = audit.repository(name);
			audit.finding(repository, 1, etl, "new", name.equals("web/c") ? null : "2026-11-20");
			audit.finding(repository, 2, etl, "new", name.equals("web/c") ? null : "2026-11-20");
		}
		int bob = this.database.account(11, "u11", "bob");
		int repository = audit.repository("web/d");
		audit.finding(repository, 1, bob, "new", null);
		audit.finding(repository, 2, bob, "new", null);
		assertThat(audit.text()).contains(
				"""
						NEW (8)        etl                gained Manage on 2 of 3 objects in 2 organizations between 20 Nov 02:08 and
						                 21 Nov 04:06 UTC, 1 first read
						               bob                first read: Manage on web/d
						""");
	}

	@Test
	void rulesAreWordedByWhatTheyReport() {
		MailFixture audit = new MailFixture(this.database);
		int everybody = this.database.account(10, "*", "everyone");
		int partner = this.database.account(11, "account:partner", "partner");
		int jane = this.database.account(12, "u12", "jane.doe");
		int stranger = this.database.account(13, "u13", "");
		int owner = this.database.account(14, "u14", "owner");
		int odd = this.database.account(15, "u15", "odd");
		this.database.userFinding(MailFixture.AUDIT, 50, 7, null, jane, this.database.person(1, "Jane Doe"), 46);
		this.database.userFinding(MailFixture.AUDIT, 51, 8, 2, stranger, null, 1);
		int app = audit.repository("team/app");
		audit.finding(app, 5, everybody, "new", "2026-11-20");
		audit.finding(app, 6, partner, "new", null);
		audit.finding(audit.repository("team"), 3, owner, "new", null);
		audit.finding(audit.repository("tools"), 3, owner, "new", null);
		audit.finding(audit.repository("web"), 3, owner, "new", null);
		audit.finding(app, 2, odd, "reopened", null);
		this.database.update("update finding set auth = 8 where rule = 2");
		assertThat(audit.text()).contains("""
				NEW (6)        owner              first read: Manage on 3 organizations
				               everybody          may pull team/app, granted between 20 Nov 02:08 and 21 Nov 04:06 UTC
				               account partner    may pull team/app (first read)
				               jane.doe           left user (Jane Doe) holds up to Manage on 46 objects
				REOPENED (2)   u13                not in the people list, holds up to Manage on 1 object
				               odd                Unknown(8) on team/app, first seen 20 Nov 2026
				""")
			.contains("PEOPLE         users with an open finding: 1 inactive (left or disabled),"
					+ " 1 not in the people list\n");
	}

	@Test
	void resolvedFindingsAreCountedByUser() {
		MailFixture audit = new MailFixture(this.database);
		int app = audit.repository("team/app");
		int base = audit.repository("team/base");
		for (int i = 10; i < 16; i++) {
			int user = this.database.account(i, "u" + i, "user-" + i);
			audit.finding(app, 1, user, "resolved", null);
			if (i == 15) {
				audit.finding(base, 1, user, "resolved", null);
			}
		}
		this.database.update("update finding set state_before = 2 where account_id = 10");
		assertThat(audit.text()).contains(
				"""
						RESOLVED (6)   user-15 2, user-11 1, user-12 1, user-13 1, 1 other user
						OPEN           6 open before + 0 new + 0 reopened - 6 resolved - 0 accepted = 0 open (1 accepted finding was
						                 resolved too)
						               2 repositories flagged
						""");
	}

	@Test
	void summaryHasAtMostFortyLinesAndNamesNewFindingsFirst() {
		MailFixture audit = hostile();
		List<String> lines = audit.text().lines().toList();
		assertThat(lines).hasSizeLessThanOrEqualTo(ConsoleSummary.LINES);
		assertThat(lines.stream().skip(2)).allSatisfy((line) -> assertThat(line).hasSizeLessThan(200));
		assertThat(lines).filteredOn((line) -> line.startsWith("NEW (30)")).hasSize(1);
		assertThat(lines)
			.anySatisfy((line) -> assertThat(line).matches(" +\\.\\.\\. [0-9]+ more users, see the report"));
		assertThat(lines.get(lines.size() - 1)).endsWith("exit code 0");
		assertThat(lines).noneSatisfy((line) -> assertThat(line).startsWith("forged"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void everyNightNamesWhatIsNewAndIsShort(int night) {
		MailFixture audit = new MailFixture(this.database);
		int old = this.database.account(10, "u10", "old-user");
		for (int i = 0; i < 20 * night; i++) {
			audit.finding(audit.repository("team/old-" + i), 1, old, "open", null);
		}
		for (int i = 1; i <= night; i++) {
			int user = this.database.account(100 + i, "n" + i, "new-user-" + i);
			audit.finding(audit.repository("team/new-" + i), 1, user, "new", (i % 2 == 0) ? "2026-11-20" : null);
		}
		String text = audit.text();
		assertThat(text).hasLineCount(9 + night).doesNotContain("old-user");
		for (int i = 1; i <= night; i++) {
			assertThat(text).contains(" new-user-" + i + " ", "Manage on team/new-" + i);
		}
	}

	@Test
	void chatGetsAtMostFifteenLinesWithoutMarkup() {
		hostile();
		AuditStatistics statistics = SampleAudit.facts(this.database, MailFixture.AUDIT);
		List<String> lines = new ConsoleSummary(this.database.jdbc()).chatLines(statistics,
				new GapsReader(this.database.jdbc()).read(statistics, ConsoleSummary.NAMED_GAPS));
		assertThat(lines).hasSizeLessThanOrEqualTo(15);
		assertThat(lines.get(0)).startsWith("default, 21 Nov 2026: 30 new, 30 reopened, 0 resolved, 60 open.");
		assertThat(lines).noneSatisfy((line) -> assertThat(line).contains("*"));
	}

	private MailFixture hostile() {
		MailFixture audit = new MailFixture(this.database);
		String name = "x\nforged *bold* " + "y".repeat(60);
		for (int i = 100; i < 130; i++) {
			int repository = audit.repository("team/" + "r".repeat(100) + i);
			audit.finding(repository, 1, this.database.account(i, "u" + i, name + i), "new", "2026-11-20");
			audit.finding(repository, 1, this.database.account(i + 100, "v" + i, name + i), "reopened", null);
			this.database.decisionRow(MailFixture.AUDIT, i, i, 5, "bad\nforged " + "z".repeat(300));
			this.database.decisionRow(MailFixture.AUDIT, i + 100, i, 4, "stale\nforged " + "z".repeat(300));
			this.database.exception(MailFixture.AUDIT, i, "EX\nforged" + i, "*", null, "2026-12-01", 1);
			int failed = audit.repository("team/" + "f".repeat(100) + i);
			this.database.update("delete from outcome where target_id = ?", (2L << 24) + failed);
			audit.notRead(MailFixture.AUDIT, failed, (i < 115) ? "FAILED" : "NOT_FOUND", null,
					"why\nforged".repeat(20));
		}
		return audit;
	}

	@Test
	void firstAuditLeadsWithTotalsUsersAndOrganizations() {
		MailFixture audit = new MailFixture(this.database);
		audit.first();
		int ann = this.database.account(10, "u10", "ann");
		audit.finding(audit.repository("team/app"), 1, ann, "new", null);
		audit.finding(audit.repository("web/app"), 1, ann, "new", null);
		audit.finding(1, 1, this.database.account(11, "u11", "bob"), "new", null);
		assertThat(audit.text()).contains("""

				OPEN           3 findings on 2 users; 2 repositories flagged of 2 audited
				USERS          ann                2 open findings, Manage on 2 repositories of others in 2 organizations
				               bob                1 open finding, Manage on 1 repository of others in 1 organization
				ORGANIZATIONS  team               1 of 1 repository flagged (100 %), 2 open findings
				               web                1 of 1 repository flagged (100 %), 1 open finding
				""").doesNotContain("NEW");
	}

	@Test
	void badDecisionsComeFirst() {
		MailFixture audit = new MailFixture(this.database);
		audit.finding(audit.repository("team/app"), 1, this.database.account(10, "u10", "ann"), "new", null);
		for (int i = 1; i <= 22; i++) {
			this.database.decisionRow(MailFixture.AUDIT, i, 1 + i, 5, "decision: 'maybe' is not keep or revoke");
		}
		this.database.decisionRow(MailFixture.AUDIT, 30, 31, 1, "");
		for (int i = 40; i < 46; i++) {
			this.database.decisionRow(MailFixture.AUDIT, i, i, 4, "the finding is closed");
		}
		for (int i = 50; i < 53; i++) {
			this.database.decisionRow(MailFixture.AUDIT, i, i, 4, DecisionBook.NO_FINDING);
		}
		assertThat(audit.text()).contains("""

				SET ASIDE (22) decision to correct: team.csv: line 2: decision: 'maybe' is not keep or revoke
				               decision to correct: team.csv: line 3: decision: 'maybe' is not keep or revoke
				               decision to correct: team.csv: line 4: decision: 'maybe' is not keep or revoke
				               ... 19 more decisions, see the report
				NEW (1) \
				""", """
				DECISIONS      1 undecided
				               6 rows do not hold: team.csv: line 40: the finding is closed, ...
				""");
	}

	@Test
	void decisionsOfTheReviewAreCounted() {
		MailFixture audit = new MailFixture(this.database);
		int app = audit.repository("team/app");
		for (int i = 10; i < 13; i++) {
			audit.finding(app, 1, this.database.account(i, "u" + i, "user"), (i == 12) ? "resolved" : "open", null);
		}
		assertThat(audit.text()).doesNotContain("DECISIONS", "EXCEPTIONS", "PEOPLE", "GONE", "NOT READ");
		this.database.update("""
				insert into decision (id, scope_id, digest, kind, decided_by, decided_on, reason, revoke_by)
				values (1, 1, random_uuid(), 2, 'bob', date '2026-11-01', 'x', date '2026-11-10')
				""");
		this.database.update("update finding set decision_id = 1, decision_holds = true where account_id > 10");
		this.database.update("update finding set resolution = 1 where state = 3");
		assertThat(audit.text())
			.contains("DECISIONS      1 overdue, 1 undecided, 1 to revoke; revoked 1, lowered 0, ended otherwise 0\n");
	}

	@Test
	void exceptionsThatEndSoonAreNamed() {
		MailFixture audit = new MailFixture(this.database);
		this.database.exception(2, 1, "EX-LATER", "*", null, "2026-12-22", 1);
		this.database.exception(2, 2, "EX-30", "*", null, "2026-12-21", 1200);
		this.database.exception(2, 3, "EX-TODAY", "accepted-gap", null, "2026-11-21", 1);
		this.database.exception(2, 4, "EX-PAST", "*", null, "2026-11-20", 0);
		this.database.exception(2, 5, "EX-EVER", "*", null, null, 1);
		this.database.exception(2, 6, "EX-JANE", "*", "jane", "2026-11-22", 1);
		this.database.exception(2, 7, "EX-NONE", "*", "mar", null, 0);
		assertThat(audit.text()).contains(
				"""
						EXCEPTIONS     EX-TODAY ends today (1 gap), EX-JANE ends in 1 day (1 finding), EX-30 ends in 30 days (1,200
						                 findings)
						               ... 2 more lines, see the report
						""");
	}

	@Test
	void objectsThatWereNotReadAreNamedIfTheyAreNew() {
		MailFixture audit = new MailFixture(this.database);
		for (int i = 1; i <= 9; i++) {
			int repository = audit.repository("team/r" + i);
			this.database.update("delete from outcome where target_id = ?", (2L << 24) + repository);
			audit.notRead(2, repository, (i < 6) ? "FAILED" : (i < 8) ? "FORBIDDEN" : "NOT_FOUND", (i < 8) ? 500 : 404,
					"x");
			if (i > 6) {
				this.database.target(1, repository, repository, repository);
				audit.notRead(1, repository, (i < 8) ? "FORBIDDEN" : "NOT_FOUND", 403, "x");
			}
		}
		assertThat(audit.text()).contains("""
				NOT READ       6 new: team/r1 (HTTP 500), team/r2 (HTTP 500), team/r3 (HTTP 500), 3 more
				               as before: 1 forbidden
				GONE           2 as before: remove them from the list
				""");
		this.database.update("update audit set from_listing = true");
		assertThat(audit.text()).contains("GONE           2 as before\n");
	}

	@Test
	void summaryNamesUnchangedAndSupersededFiles() {
		int audit = SampleAudit.create(this.database);
		Path directory = MailFixture.PUBLISHED.directory();
		assertThat(summary(audit, new Published(directory, false, null, "f")))
			.contains("report.html (unchanged since it was published)\n");
		assertThat(summary(audit, new Published(directory, true, Path.of("/srv/2026-11-21.superseded-1"), "f")))
			.contains("Superseded     the earlier publication is now 2026-11-21.superseded-1\n");
	}

	private String summary(int audit, Published published) {
		return new ConsoleSummary(this.database.jdbc()).of(SampleAudit.facts(this.database, audit), published);
	}

}
