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
			assertThat(summary).startsWith("EXPORTED: audit of default, 21 Nov 2026\n")
				.contains("new, 2 reopened, 3 open\n", """
						Read           from 21 Nov 2026 02:00 to 21 Nov 2026 02:00 UTC, in 0.0 s
						Filter         none
						""", """
						Movement       0 open before + 1 new + 2 reopened - 0 resolved - 0 accepted = 3 open
						Review         3 findings = 0 kept + 0 accepted + 0 to revoke + 3 undecided
						""");
		}
	}

	@Test
	void exportOfABackdatedAuditSaysWhenItWasRead() {
		try (AuditDatabase database = new AuditDatabase()) {
			FindingFixture audit = new FindingFixture(database);
			audit.flagged("app", "1N");
			database.update("update audit set audit_date = date '2026-11-19'");
			assertThat(ExportSummary.of(ExportFilter.ALL, new Exported(audit.facts(), Path.of("/srv"), List.of(), "f")))
				.startsWith("EXPORTED: audit of default, 19 Nov 2026, backdated: read on 21 Nov 2026\n")
				.contains(" UTC, in 0.0 s; backdated: read on 21 Nov 2026\n");
		}
	}

}
