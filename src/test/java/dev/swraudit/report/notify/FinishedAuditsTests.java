package dev.swraudit.report.notify;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

import dev.swraudit.report.console.ConsoleSummary;
import dev.swraudit.report.data.Json;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.FindingFixture;
import dev.swraudit.support.SampleAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Webhook and metrics of a finished audit use the numbers of its movement.
 */
class FinishedAuditsTests {

	private static final int AUDIT = 1;

	private final AuditDatabase database = new AuditDatabase();

	private final FindingFixture audit = new FindingFixture(this.database);

	@BeforeEach
	void addFindings() {
		int user = this.database.account(50, "u50", "jane [doe]");
		this.database.userFinding(AUDIT, 0, 7, null, user, this.database.person(1, "Jane Doe"), 3);
		this.audit.startAt(1);
		this.audit.flagged("app", "6N 7P 2O 1R");
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void webhookNamesNewAndReopenedFindings() {
		this.database.update("""
				update audit set baseline_date = date '2026-11-20', baseline_revision = 1,
				  baseline_sums_sha256 = repeat('b', 64)
				""");
		assertThat(WebhookPayload.of(result("the message")).text()).isEqualTo(
				"""
						swr-permission-audit, default, 2026-11-21: exit code 0
						the message
						default, 21 Nov 2026: 7 new, 7 reopened, 1 resolved, 16 open. COMPLETE: complete for the input (it was not compared \
						with SWR's list).
						NEW (7)        user-1             first read: Manage on team/app
						               user-2             first read: Manage on team/app
						               user-3             first read: Manage on team/app
						               user-4             first read: Manage on team/app
						               user-5             first read: Manage on team/app
						               user-6             first read: Manage on team/app
						               jane ?doe?         left user (Jane Doe) holds up to Manage on 3 objects
						REOPENED (7)   user-7             Manage on team/app, first seen 20 Nov 2026
						               user-8             Manage on team/app, first seen 20 Nov 2026
						               user-9             Manage on team/app, first seen 20 Nov 2026
						               ... 4 more users, see the report""");
	}

	@Test
	void firstLineIsNotRepeatedIfItIsTheMessage() {
		String first = Objects.requireNonNull(result("x").audit()).lines().get(0);
		assertThat(WebhookPayload.of(result(first)).text())
			.startsWith("swr-permission-audit, default, 2026-11-21: exit code 0\n" + first + "\nOPEN ");
	}

	@Test
	void listsOfTheWebhookHaveTheTotalsOfTheMovement() throws Exception {
		JsonNode run = Json.mapper().readTree(Json.bytes(WebhookPayload.of(result("the message")))).path("run");
		assertThat(run.path("newFindings").path("total").asInt()).isEqualTo(7);
		assertThat(run.path("newFindings").path("more").asInt()).isZero();
		assertThat(run.path("newFindings").path("first").path(0).path("object_count").asInt()).isEqualTo(3);
		assertThat(run.path("reopenedFindings").path("total").asInt()).isEqualTo(7);
		assertThat(run.path("reopenedFindings").path("first")).hasSize(7);
		assertThat(run.path("summary").path("movement").path("reopened").asInt()).isEqualTo(7);
		assertThat(run.path("movement")).isEqualTo(run.path("summary").path("movement"));
		assertThat(run.path("notRead").path("unreadable").toString())
			.isEqualTo("{\"total\":0,\"new\":0,\"asBefore\":0}");
	}

	@Test
	void metricsHaveTheMovementAndTheReview() {
		this.database.holder(AUDIT, 1, 50, null);
		assertThat(RunMetrics.of(result("the message"))).contains("swr_audit_movement{kind=\"openBefore\"} 3.0\n",
				"swr_audit_movement{kind=\"new\"} 7.0\n", "swr_audit_movement{kind=\"reopened\"} 7.0\n",
				"swr_audit_movement{kind=\"resolved\"} 1.0\n", "swr_audit_movement{kind=\"accepted\"} 0.0\n",
				"swr_audit_movement{kind=\"open\"} 16.0\n", "swr_audit_review{kind=\"undecided\"} 16.0\n",
				"swr_audit_review{kind=\"endedOtherwise\"} 0.0\n", "swr_audit_users 1.0\n",
				"swr_audit_accepted_gaps 0.0\n", "swr_audit_open_findings{namespace=\"team\"} 15.0\n");
	}

	private RunResult result(String message) {
		FinishedAudit finished = new FinishedAudits(this.database.jdbc(), SampleAudit.reader(this.database),
				new ConsoleSummary(this.database.jdbc()))
			.read(AUDIT, Path.of("out"), false);
		Instant end = Instant.parse("2026-11-21T02:10:00Z");
		LastRun run = new LastRun(end, end, 0, message, SampleAudit.DATE, 1, true, null, null);
		return new RunResult("default", run, finished, RunEffort.NONE);
	}

}
