package dev.swraudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.swraudit.decision.DecisionBook.RowResult;
import dev.swraudit.decision.DecisionFile;
import dev.swraudit.decision.Decisions;
import dev.swraudit.finding.Fingerprint;
import dev.swraudit.finding.Rule;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import dev.swraudit.target.RepositoryName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DecisionsCheckTests {

	private static final String OF_BOB = Fingerprint.of("default", Rule.NON_CREATOR_MANAGE,
			new RepositoryName("team", "app"), "0b2");

	private static final String OF_AUDITOR = Fingerprint.of("default", Rule.NON_CREATOR_MANAGE,
			new RepositoryName("team", "app"), "0c3");

	@TempDir
	Path directory;

	@Test
	void decisionsThatMatchAndThatHoldAreCounted() throws IOException {
		try (AuditDatabase database = new AuditDatabase()) {
			publish(database);
			DecisionsCheck check = check("keep,2026-11-21,2026-12-31," + OF_BOB.toUpperCase(Locale.ROOT),
					"revoke,2026-11-19,," + OF_AUDITOR, "revoke,2026-11-21,," + "a".repeat(64));
			assertThat(check.badRows()).isEmpty();
			CheckResult result = check.compare(LatestAudit.find(database.jdbc(), "default").orElseThrow());
			assertThat(result.status()).isEqualTo(CheckResult.Status.WARNING);
			assertThat(result.text()).isEqualTo("keep 1, revoke 2 in q.csv; with a finding that is not closed in"
					+ " the audit of 2026-11-21, revision 1: 2; in force on 2026-11-21: 1; without effect: 1");
			assertThat(result.details()).containsExactly(
					"q.csv: line 3: decided on 2026-11-19, before the finding was" + " first seen on 2026-11-20");
		}
	}

	@Test
	void decisionOfALaterDateIsNamed() throws IOException {
		try (AuditDatabase database = new AuditDatabase()) {
			publish(database);
			CheckResult result = check("keep,2026-12-21,2026-12-31," + OF_BOB)
				.compare(LatestAudit.find(database.jdbc(), "default").orElseThrow());
			assertThat(result.status()).isEqualTo(CheckResult.Status.WARNING);
			assertThat(result.details()).containsExactly("q.csv: line 2: decided_on 2026-12-21 is after 2026-11-21");
		}
	}

	private void publish(AuditDatabase database) {
		int audit = SampleAudit.create(database);
		database.update("update audit set published = true where id = ?", audit);
	}

	@Test
	void rowsThatDifferOnALaterDayAreBadToo() throws IOException {
		DecisionsCheck check = check("keep,2027-01-01,2027-12-31," + OF_BOB, "revoke,2027-01-01,," + OF_BOB,
				"keep,2026-11-01,," + OF_AUDITOR);
		assertThat(check.failed(check.badRows()).lines()).startsWith("FAIL decisions    bad rows: 3 of 3 in q.csv")
			.contains("                  q.csv: line 2: differs from q.csv line 3, decided on the same day",
					"                  q.csv: line 4: keep_until is missing", "           to do: correct these rows");
	}

	@Test
	void firstTenBadRowsAreNamed() throws IOException {
		DecisionsCheck check = check(IntStream.rangeClosed(1, 12)
			.mapToObj((number) -> "perhaps,2026-11-01,," + Integer.toString(number).repeat(64).substring(0, 64))
			.toArray(String[]::new));
		List<RowResult> bad = check.badRows();
		assertThat(check.failed(bad).details()).hasSize(11)
			.startsWith("q.csv: line 2: " + bad.get(0).note())
			.endsWith("and 2 more");
	}

	/** Each row has the cells decision, decided_on, keep_until and fingerprint. */
	private DecisionsCheck check(String... rows) throws IOException {
		Path file = Files.writeString(this.directory.resolve("q.csv"),
				"decision,decided_on,keep_until,fingerprint,decided_by,reason,revoke_by\n"
						+ String.join(",lena,r,\n", rows) + ",lena,r,\n");
		return new DecisionsCheck("q.csv", Decisions.read(DecisionFile.in(file), "q.csv"), SampleAudit.DATE);
	}

}
