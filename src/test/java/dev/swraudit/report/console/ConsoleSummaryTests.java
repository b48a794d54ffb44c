package dev.swraudit.report.console;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

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
		assertThat(summary(SampleAudit.create(this.database), PUBLISHED)).isEqualTo("""
				INCOMPLETE: 4 of 8 records were not audited
				1 repository flagged, 1 undetermined; findings: 2 new, 3 open

				Audit          default, 2026-11-21, revision 1
				Endpoint       https://swr.example
				Audited as     <script>alert('x')</script>
				Records        8 = AUDITED 3 + NOT_FOUND 1 + FORBIDDEN 1 + FAILED 1 + INVALID
				               1 + DUPLICATE 1
				Verdicts       NOT_FLAGGED 1, FLAGGED 1, UNDETERMINED 1, NOT_AUDITED 4
				Findings       NEW 2, EXISTING 2, RESOLVED 0, UNVERIFIED 0; OPEN 3, ACCEPTED
				               1, CLOSED 0
				Exceptions     1 in use
				Population     OFF: the input was not compared with the repositories that SWR
				               lists
				Source         repositories PARTIAL: 2 of 6 repositories were not read
				Source         organizations OFF
				Source         shares OFF
				Permissions    6
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

	private String summary(int audit, Published published) {
		AuditStatistics statistics = SampleAudit.facts(this.database, audit);
		return new ConsoleSummary(this.database.jdbc()).of(statistics, published);
	}

}
