package dev.swraudit.report.html;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of decisions, people and accepted gaps on the page.
 */
class ReviewOnPageTests {

	private static final long FINDINGS = 1L << 32;

	private final AuditDatabase database = new AuditDatabase();

	private final int audit = SampleAudit.create(this.database);

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void pageWithoutDecisionsAndPeopleSaysSo() {
		assertThat(page())
			.contains("4 findings &#x3D; 0 kept + 1 accepted + 0 to revoke + 3 undecided",
					"The audit has no decisions (audit.decisions)", "The audit has no people list (audit.people)")
			.doesNotContain("id=\"set-aside\"", "<b>undecided</b>", "Accepted gaps, which");
	}

	@Test
	void badRowsComeBeforeEverythingElse() {
		for (int row = 1; row <= 103; row++) {
			decisionRow(row, 5, "<b>bad</b> " + row);
		}
		String html = page();
		assertThat(html)
			.contains("Bad rows of the decisions files: 103.", "<bdi>&lt;b&gt;bad&lt;/b&gt; 100</bdi>",
					"3 more are set aside; decisions.csv has all rows.")
			.doesNotContain("bad&lt;/b&gt; 101");
		assertThat(html.indexOf("id=\"set-aside\"")).isBetween(0, html.indexOf("id=\"summary\""));
	}

	@Test
	void staleRowsAreListedWithTheirReason() {
		decisionRow(1, 1, "");
		decisionRow(2, 4, "keep_until 2026-11-01 has passed");
		decisionRow(3, 3, "decided_on 2026-12-24 is after 2026-11-21");
		assertThat(page()).contains(
				"The decisions files have 3 rows with a decision: 1 holds, 0 replaced, 1 not yet, 1 stale, 0 bad.",
				"<bdi>keep_until 2026-11-01 has passed</bdi>", "2 without effect on the audit date",
				"<bdi>decided_on 2026-12-24 is after 2026-11-21</bdi>", "<strong>3</strong> <b>undecided</b>",
				"0 to revoke are overdue");
	}

	@Test
	void decisionsAreShownBesideTheirHolder() {
		decide(1, "revoke_by", "2026-11-20", 2);
		decide(2, "keep_until", "2027-01-31", 1);
		decisionRow(1, 1, "");
		assertThat(page()).contains("revoke by 2026-11-20 (Jane &amp; Doe), overdue</bdi>",
				"keep until 2027-01-31 (Jane &amp; Doe)", "To revoke: 1, of which 1 overdue.",
				"1 to revoke are overdue", "To revoke <span>1</span>");
	}

	@Test
	void resolvedFindingNamesTheDecisionToRevoke() {
		decide(1, "revoke_by", "2026-11-20", 2);
		this.database.update("update finding set change = 3, state = 3, resolution = 1, state_before = 1 where id = ?",
				FINDINGS + 1);
		assertThat(page()).contains("1 revoked, 0 lowered, 0 ended otherwise",
				"<td data-label=\"\">revoked</td><td data-label=\"\"><bdi>revoke by 2026-11-20 (Jane &amp; Doe), decided on 2026-11-01</bdi>");
	}

	@Test
	void reopenedFindingsAreCountedAndMarked() {
		this.database.update("update finding set change = 5, state_before = 2 where id = ?", FINDINGS + 1);
		assertThat(page()).contains("Reopened <span class=\"count\">1 finding, 1 user</span>", "1 reopened, 0 resolved",
				" + 1 reopened - ", "Reopened <span>1</span>", "<bdi>reopened</bdi>");
	}

	@Test
	void everyHolderHasARowForTheExceptionsFile() {
		assertThat(page()).contains("data-row=\",non-creator-manage,team,app,0b2,,,,\"",
				"data-row=\",unrecognised-permission,team,base/java,0d4,,,,\"");
	}

	@Test
	void rowForAnIdWithInvisibleCharactersIsNotShown() {
		this.database.update("update account set user_id = '0b2' || char(8238) where id = 2");
		assertThat(page()).contains("The user id has invisible characters").doesNotContain("\u202E");
	}

	@Test
	void usersAndAmbiguousNamesAreListed() {
		this.database.repository(50, "", "");
		person(1, "Ann <i>Lee</i>", 3, "2026-10-31");
		this.database.finding(this.audit, 10, 50, 7, 1, 1, null, 2, 7, false);
		this.database.finding(this.audit, 11, 50, 8, 1, 2, null, 4, 1, false);
		this.database
			.update("update finding set object_count = 12, person_id = case rule when 7 then 1 end where rule > 6");
		this.database.update("insert into ambiguous_name values (?, 0, 'shared & name')", this.audit);
		this.database.update("update audit set people_list_rows = 3");
		assertThat(page()).contains("The people list has 3 entries;", "names that several users bear match nobody: 1.",
				"<li><bdi>shared &amp; name</bdi></li>",
				"<td data-label=\"\"><bdi>Ann &lt;i&gt;Lee&lt;/i&gt;</bdi></td>", "<td data-label=\"\">left</td>",
				"<td>inactive user</td><td><bdi>12 objects<wbr></bdi></td>", "<td>unknown user</td>",
				"data-row=\",inactive-user,,,0b2,,,,\"");
	}

	@Test
	void personBehindAHolderIsShown() {
		person(1, "Ann <i>Lee</i>", 1, null);
		this.database.update("update finding set person_id = 1 where id = ?", FINDINGS + 1);
		assertThat(page()).contains("<td data-label=\"\"><bdi>Ann &lt;i&gt;Lee&lt;/i&gt;</bdi></td>",
				"data-person=\"Ann &lt;i&gt;Lee&lt;/i&gt;\"");
	}

	@Test
	void repositoriesWithoutAnOwnerAreListed() {
		this.database
			.update("update assessment set creator_holds = false, manager_count = 0 where verdict = 'NOT_FLAGGED'");
		assertThat(page()).contains(
				"1 repository: 1 on which the creator holds no permission, 0 whose creator has left or is disabled, 1 that nobody manages.",
				"<li><bdi>its creator holds no permission</bdi></li>", "<li><bdi>nobody manages it</bdi></li>");
	}

	@Test
	void acceptedGapsAreNotCalledAudited() {
		exception(9, "accepted-gap", "*", null, "2026-12-31");
		this.database.update("""
				update assessment set accepted_exception_id = 9
				where target_id in (select target_id from outcome where outcome = 'FORBIDDEN')
				""");
		String html = page();
		assertThat(html).contains(
				"Accepted gaps, which were not read and of whose permissions nothing is known: 1 record; accepted by EXC-9 (1 record).",
				"<li><bdi>accepted gap: EXC-9</bdi></li>");
		assertThat(html.indexOf("it is FORBIDDEN")).isGreaterThan(html.indexOf("it is NOT_FOUND"));
	}

	@Test
	void exceptionsThatEndSoonAreMarked() {
		exception(7, "inactive-user", "", "zoë", "2026-12-21");
		exception(8, "inactive-user", "*", null, "2026-12-22");
		assertThat(page())
			.contains("unused, because no user bears the name zoë, ends within 30 days",
					"<bdi>user named zoë</bdi>, rule inactive-user")
			.containsOnlyOnce("ends within 30 days");
	}

	private void decisionRow(int number, int status, String note) {
		this.database.update(
				"insert into decision_row values (?, ?, 'owners.csv', ?, '', '', '', '', '', '', '', '', ?, ?)",
				FINDINGS + number, this.audit, number + 1, status, note);
	}

	private void decide(int number, String column, String date, int kind) {
		this.database
			.update("insert into decision (id, scope_id, digest, kind, decided_by, decided_on, reason, " + column
					+ ") values (?, 1, random_uuid(), ?, 'Jane & Doe', date '2026-11-01', 'because', cast(? as date))",
					number, kind, date);
		this.database.update("update finding set decision_id = ?, decision_holds = true where id = ?", number,
				FINDINGS + number);
	}

	private void person(int id, String name, int status, @Nullable String leftOn) {
		this.database.update("""
				insert into person (id, scope_id, digest, person, department, status, left_on)
				values (?, 1, random_uuid(), ?, 'Delivery', ?, cast(? as date))
				""", id, name, status, leftOn);
	}

	private void exception(int id, String rule, String userId, @Nullable String userName, String expires) {
		this.database.update(
				"""
						insert into accepted_exception (id, audit_id, exception_id, rule, namespace, repository, user_id, user_name,
						  reason, approver, approved_on, expires, uses)
						values (?, ?, ?, ?, 'team', '*', ?, ?, 'because', 'carol', date '2026-01-01', cast(? as date), 0)
						""",
				id, this.audit, "EXC-" + id, rule, userId, userName, expires);
	}

	private String page() {
		AuditStatistics statistics = SampleAudit.facts(this.database, this.audit);
		PageData data = new PageReader(this.database.jdbc()).read(statistics);
		List<WrittenFile> files = List.of(new WrittenFile("permissions.csv", "f".repeat(64), 1234567, 6L));
		return new String(new HtmlReport().render(statistics, data, files), StandardCharsets.UTF_8);
	}

}
