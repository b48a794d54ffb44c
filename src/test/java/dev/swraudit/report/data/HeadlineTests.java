package dev.swraudit.report.data;

import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.FindingFixture;
import dev.swraudit.support.SampleAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeadlineTests {

	private final AuditDatabase database = new AuditDatabase();

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void completeAuditIsCalledComplete() {
		int audit = SampleAudit.create(this.database);
		this.database.update("update audit set complete = true, exit_code = 0");
		assertThat(SampleAudit.facts(this.database, audit).headline())
			.isEqualTo("COMPLETE: complete for the input (it was not compared with SWR's list);"
					+ " 1 repository flagged, 1 undetermined; findings: 2 new, 3 open");
	}

	@Test
	void completeAuditNamesAcceptedGaps() {
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
	void completeAuditWithoutAnAuditedRecordSaysSo() {
		FindingFixture audit = new FindingFixture(this.database);
		long target = this.database.target(1, 1, 2, this.database.repository(1, "team", "app"));
		this.database.failed(target, "NOT_FOUND", 404, null, "no");
		assertThat(audit.facts().headline()).startsWith("COMPLETE: none of 1 record was audited; 0 repositories");
	}

	@Test
	void vanishedRepositoriesAreNamed() {
		int audit = SampleAudit.create(this.database);
		this.database.update("update audit set too_many_vanished = true");
		assertThat(SampleAudit.facts(this.database, audit).headline())
			.isEqualTo("INCOMPLETE: too many repositories have vanished (audit.max-vanished), nothing is resolved");
	}

}
