package dev.swraudit.report.console;

import java.nio.file.Path;
import java.util.List;

import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.publish.Exported;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.FindingFixture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExportSummaryTests {

	@Test
	void exportWithoutAFilterHasTheMovement() {
		try (AuditDatabase database = new AuditDatabase()) {
			FindingFixture audit = new FindingFixture(database);
			audit.flagged("app", "1N 2P");
			String summary = ExportSummary.of(ExportFilter.ALL,
					new Exported(audit.facts(), Path.of("/srv"), List.of(), "f"));
			assertThat(summary).contains("new, 2 reopened, 3 open\n", """
					Movement       0 open before + 1 new + 2 reopened - 0 resolved - 0 accepted =
					               3 open
					Review         3 findings = 0 kept + 0 accepted + 0 to revoke + 3 undecided
					""");
		}
	}

}
