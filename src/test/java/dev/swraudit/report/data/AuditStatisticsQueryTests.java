package dev.swraudit.report.data;

import dev.swraudit.finding.Rule;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class AuditStatisticsQueryTests {

	private final AuditDatabase database = new AuditDatabase();

	private final AuditStatisticsQuery reader = SampleAudit.reader(this.database);

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void recordsAddUp() {
		AuditStatistics statistics = this.reader.read(SampleAudit.create(this.database));
		assertThat(statistics.total()).isEqualTo(8);
		assertThat(statistics.records().sum()).isEqualTo(8);
		assertThat(statistics.records().byName()).containsEntry("AUDITED", 3L).containsEntry("DUPLICATE", 1L);
		assertThat(statistics.verdicts().byName()).containsEntry("FLAGGED", 1L).containsEntry("NOT_AUDITED", 4L);
		assertThat(statistics.pending()).isZero();
		assertThat(statistics.notAudited()).isEqualTo(4);
		assertThat(statistics.permissions()).isEqualTo(6);
		assertThat(statistics.findings().changes().byName()).containsEntry("NEW", 2L)
			.containsEntry("EXISTING", 2L)
			.containsEntry("RESOLVED", 0L);
		assertThat(statistics.findings().states().byName()).containsEntry("OPEN", 3L)
			.containsEntry("ACCEPTED", 1L)
			.containsEntry("CLOSED", 0L);
		assertThat(statistics.findings().rules().by(Rule::text)).contains(entry("non-creator-manage", 3L),
				entry("unrecognised-permission", 1L));
		assertThat(statistics.durationSeconds()).hasToString("3.2");
	}

	@Test
	void recordsWithoutOutcomeArePending() {
		int audit = SampleAudit.create(this.database);
		this.database.target(audit, 9, 30, 1);
		AuditStatistics statistics = this.reader.read(audit);
		assertThat(statistics.pending()).isOne();
		assertThat(statistics.notAudited()).isEqualTo(5);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			0a1 | ann     | 0a1 | ann     |
			0a1 | renamed | 0a1 | ann     |
			-   | -       | 0a1 | ann     |
			0a1 | ann     | -   | -       |
			-   | -       | -   | -       |
			0b2 | ann     | 0a1 | ann     | ; audited as ann (0b2), but the baseline as ann (0a1)
			0b2 | ''      | 0a1 | b\u001bx | ; audited as 0b2, but the baseline as b\\u001Bx (0a1)
			""")
	void headlineNamesDifferentCallerOfTheBaseline(@Nullable String id, @Nullable String name,
			@Nullable String baselineId, @Nullable String baselineName, @Nullable String end) {
		int audit = SampleAudit.create(this.database);
		this.database.update("update audit set audited_by_account_id = ?, baseline_audited_by_account_id = ?",
				account(10, id, name), account(11, baselineId, baselineName));
		String without = "INCOMPLETE: 4 of 8 records were not audited";
		assertThat(this.reader.read(audit).headline()).isEqualTo(without + ((end != null) ? end : ""));
	}

	private @Nullable Integer account(int number, @Nullable String id, @Nullable String name) {
		return (id != null && name != null) ? this.database.account(number, id, name) : null;
	}

	@Test
	void identityIsReadBeforeTheAuditIsFinished() {
		this.database.audit(7, SampleAudit.DATE, 3);
		assertThat(this.reader.identity(7)).isEqualTo(new AuditIdentity("default", SampleAudit.DATE, 3,
				"https://swr.example", AuditDatabase.STARTED.toInstant()));
	}

}
