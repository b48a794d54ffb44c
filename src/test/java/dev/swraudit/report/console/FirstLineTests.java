package dev.swraudit.report.console;

import dev.swraudit.report.change.GapsReader;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FirstLineTests {

	private static final String AUDIT = "default, 21 Nov 2026: 1 new, 0 reopened, 0 resolved, 1 open. ";

	private static final String NOT_COMPARED = "(it was not compared with SWR's list)";

	private final AuditDatabase database = new AuditDatabase();

	private final MailFixture audit = new MailFixture(this.database);

	@BeforeEach
	void addFinding() {
		this.audit.finding(this.audit.repository("team/app"), 1, this.database.account(10, "u10", "ann"), "new", null);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void completeAuditNamesThePopulationAndAcceptedGaps() {
		assertThat(line()).isEqualTo(AUDIT + "COMPLETE: complete for the input " + NOT_COMPARED + ".");
		accept(notRead(2, "secret", "FORBIDDEN"));
		assertThat(line())
			.isEqualTo(AUDIT + "COMPLETE: complete for the input " + NOT_COMPARED + ", except for 1 accepted gap.");
	}

	@Test
	void unreadableObjectsAreComparedWithTheBaseline() {
		this.database.update("update audit set complete = false, exit_code = 2 where id = 2");
		int repository = notRead(2, "secret", "FORBIDDEN");
		assertThat(line()).isEqualTo(AUDIT + "INCOMPLETE: 1 repository unreadable (new).");
		this.database.target(1, repository, repository, repository);
		this.audit.notRead(1, repository, "FAILED", 500, "x");
		assertThat(line()).isEqualTo(AUDIT + "INCOMPLETE: 1 repository unreadable (as before).");
		notRead(2, "slow", "FAILED");
		notRead(2, "gone", "NOT_FOUND");
		assertThat(line()).isEqualTo(AUDIT + "INCOMPLETE: 2 repositories unreadable (1 as before).");
	}

	@Test
	void acceptedGapsOfAnIncompleteAuditAreCounted() {
		this.database.update("update audit set complete = false, exit_code = 2 where id = 2");
		notRead(2, "slow", "FAILED");
		accept(notRead(2, "secret", "FORBIDDEN"));
		assertThat(line()).isEqualTo(AUDIT + "INCOMPLETE: 1 repository unreadable (new), 1 accepted gap.");
	}

	@Test
	void vanishedRepositoriesAreNamed() {
		this.database.update("update audit set complete = false, too_many_vanished = true where id = 2");
		assertThat(line()).isEqualTo(
				AUDIT + "INCOMPLETE: too many repositories have vanished (audit.max-vanished), nothing is resolved.");
	}

	@Test
	void auditThatReadNothingSaysSo() {
		this.database.update("update outcome set outcome = 'NOT_FOUND'");
		assertThat(line()).isEqualTo(AUDIT + "COMPLETE: none of 1 record was audited.");
		this.database.update("update audit set complete = false where id = 2");
		assertThat(line()).isEqualTo(AUDIT + "INCOMPLETE: none of 1 record was audited.");
	}

	@Test
	void otherCallerThanThatOfTheBaselineIsNamed() {
		this.database.update("update audit set audited_by_account_id = ?, baseline_audited_by_account_id = ?",
				this.database.account(20, "0b2", "b\nx"), this.database.account(21, "0a1", ""));
		assertThat(line()).endsWith("; audited as b\\u000Ax (0b2), but the baseline as 0a1.");
	}

	@Test
	void firstAuditIsCalledFirst() {
		this.audit.first();
		assertThat(line()).startsWith("default, 21 Nov 2026: first audit, 1 open. COMPLETE");
	}

	@Test
	void laterRevisionIsNamed() {
		this.database.update("update audit set revision = 2 where id = 2");
		assertThat(line()).startsWith("default, 21 Nov 2026, revision 2: 1 new");
	}

	@Test
	void backdatedAuditSaysWhenItWasRead() {
		this.database.update("update audit set audit_date = date '2026-11-19' where id = 2");
		assertThat(line()).startsWith("default, 19 Nov 2026, backdated: read on 21 Nov 2026: 1 new");
		this.audit.repository("team/base");
		this.database.update("""
				update outcome set read_at = timestamp with time zone '2026-11-19 23:59:00Z' where target_id = ?
				""", (2L << 24) + 1);
		assertThat(line()).startsWith("default, 19 Nov 2026, backdated: read from 19 Nov 2026 to 21 Nov 2026: 1 new");
	}

	private int notRead(int audit, String name, String outcome) {
		int repository = this.audit.repository("team/" + name);
		this.database.update("delete from outcome where target_id = ?", (2L << 24) + repository);
		this.audit.notRead(audit, repository, outcome, 500, "x");
		return repository;
	}

	private void accept(int repository) {
		this.database.update("update assessment set accepted_exception_id = 7 where target_id = ?",
				(2L << 24) + repository);
	}

	private String line() {
		AuditStatistics statistics = SampleAudit.facts(this.database, MailFixture.AUDIT);
		return FirstLine.of(statistics, new GapsReader(this.database.jdbc()).read(statistics, GapBlocks.NAMED));
	}

}
