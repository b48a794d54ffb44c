package dev.swraudit.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class AcceptedGapsTests {

	private final AuditDatabase database = new AuditDatabase();

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void targetAndGrantListWithTheSameIdAreDistinguished(@TempDir Path directory) throws IOException {
		int audit = this.database.audit(1, SampleAudit.DATE, 1);
		long target = this.database.target(audit, 1, 2, this.database.repository(1, "team", "app"));
		this.database.failed(target, "FAILED", 500, null, "no");
		int team = this.database.repository(2, "team", "");
		this.database.update("insert into grant_list (id, audit_id, grant_source, repository_id) values (?, ?, 2, ?)",
				target, audit, team);
		this.database.update("insert into grant_outcome (target_id, outcome) values (?, 'FORBIDDEN')", target);
		AcceptedGaps gaps = new AcceptedGaps(new JdbcTemplate(this.database.dataSource()), audit,
				AcceptedExceptions.read(Files.writeString(directory.resolve("exceptions.csv"), """
						exception_id,rule,namespace,repository,user_id,reason,approver,approved_on,expires
						GAP,accepted-gap,team,,*,x,x,2026-01-01,2027-01-01
						"""), "exceptions.csv").on(SampleAudit.DATE));
		assertThat(gaps.ofOrganization(target)).isEqualTo(RowIds.acceptedException(audit, 0));
		assertThat(gaps.ofTarget(target)).isNull();
		assertThat(gaps.objects().stream().boxed()).containsExactly(team);
	}

}
