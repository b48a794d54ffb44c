package dev.swraudit.report.change;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.swraudit.ledger.Outcome;
import dev.swraudit.report.change.UnreadObjects.UnreadObject;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import dev.swraudit.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class GapsReaderTests {

	private static final String ALL = "dev.swraudit.support.TestDatabase#inThisBuild";

	@TempDir
	Path directory;

	@ParameterizedTest
	@MethodSource(ALL)
	void objectsAreComparedWithTheBaseline(TestDatabase kind) {
		try (AuditDatabase database = create(kind)) {
			outcomes(database, 1, "AUDITED", "FORBIDDEN", "FAILED", "NOT_FOUND", "NOT_FOUND", "INVALID");
			outcomes(database, 2, "FAILED", "FAILED", "FORBIDDEN", "FAILED", "NOT_FOUND", "INVALID");
			Gaps gaps = read(database, 9);
			assertThat(gaps.compared()).isTrue();
			assertThat(gaps.unreadable().total()).isEqualTo(4);
			assertThat(gaps.unreadable().asBefore()).isEqualTo(2);
			assertThat(gaps.unreadable().byOutcome()).isEqualTo(Map.of(Outcome.FAILED, 3L, Outcome.FORBIDDEN, 1L));
			assertThat(gaps.unreadable().asBeforeByOutcome())
				.isEqualTo(Map.of(Outcome.FAILED, 1L, Outcome.FORBIDDEN, 1L));
			assertThat(gaps.unreadable().firstNew()).containsExactly(
					new UnreadObject("team", "r1", 2, Outcome.FAILED, 500, "E", "why"),
					new UnreadObject("team", "r4", 5, Outcome.FAILED, 500, "E", "why"));
			assertThat(gaps.gone()).isEqualTo(new UnreadObjects(1, 1, Map.of(Outcome.NOT_FOUND, 1L),
					Map.of(Outcome.NOT_FOUND, 1L), List.of(), 0));
			assertThat(gaps.invalid().appeared()).isZero();
			assertThat(gaps.invalid().firstNew()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource(ALL)
	void nothingIsAsBeforeWithoutBaseline(TestDatabase kind) {
		try (AuditDatabase database = create(kind)) {
			outcomes(database, 2, "INVALID", "FORBIDDEN", "NOT_FOUND", "DUPLICATE");
			database.update("update audit set published = false where id = 1");
			Gaps gaps = read(database, 9);
			assertThat(gaps.compared()).isFalse();
			assertThat(gaps.unreadable().appeared()).isOne();
			assertThat(gaps.gone().appeared()).isOne();
			assertThat(gaps.invalid().firstNew()).extracting(UnreadObject::line).containsExactly(2);
		}
	}

	@ParameterizedTest
	@MethodSource(ALL)
	void acceptedGapsAreLeftOut(TestDatabase kind) {
		try (AuditDatabase database = create(kind)) {
			outcomes(database, 2, "FAILED", "FAILED");
			database.update("update assessment set accepted_exception_id = 7 where target_id = ?", target(2, 1));
			assertThat(read(database, 9).unreadable().firstNew()).extracting(UnreadObject::repository)
				.containsExactly("r2");
		}
	}

	@ParameterizedTest
	@MethodSource(ALL)
	void organizationsAreIncludedAndComeLast(TestDatabase kind) {
		try (AuditDatabase database = create(kind)) {
			organization(database, 1, 1, 21, "FORBIDDEN");
			organization(database, 2, 1, 22, "FORBIDDEN");
			organization(database, 2, 2, 21, "FORBIDDEN");
			organization(database, 2, 3, 23, "NOT_FOUND");
			outcomes(database, 2, "FAILED");
			Gaps gaps = read(database, 9);
			assertThat(gaps.unreadable().total()).isEqualTo(3);
			assertThat(gaps.unreadable().organizations()).isEqualTo(2);
			assertThat(gaps.unreadable().firstNew()).extracting(UnreadObject::namespace).containsExactly("team", "bb");
			assertThat(gaps.gone().firstNew()).extracting(UnreadObject::namespace).containsExactly("cc");
			assertThat(read(database, 1).unreadable().firstNew()).extracting(UnreadObject::namespace)
				.containsExactly("team");
		}
	}

	private AuditDatabase create(TestDatabase kind) {
		AuditDatabase database = new AuditDatabase(kind.url(this.directory), kind);
		database.audit(1, SampleAudit.DATE.minusDays(1), 1);
		database.audit(2, SampleAudit.DATE, 1);
		database.update("""
				update audit set published = true, complete = true, exit_code = 0, executions = 1,
				  finished_at = started_at, sums_sha256 = repeat('a', 64)
				""");
		database.update(
				"update audit set baseline_date = ?, baseline_revision = 1, baseline_sums_sha256 = ? where id = 2",
				SampleAudit.DATE.minusDays(1), "b".repeat(64));
		for (int i = 1; i <= 9; i++) {
			database.repository(i, "team", "r" + i);
		}
		for (int i = 1; i <= 3; i++) {
			database.repository(20 + i, Character.toString('a' + i - 1).repeat(2), "");
		}
		return database;
	}

	private static Gaps read(AuditDatabase database, int limit) {
		return new GapsReader(database.jdbc()).read(SampleAudit.facts(database, 2), limit);
	}

	private static long target(int audit, int number) {
		return ((long) audit << 24) + number;
	}

	private static void outcomes(AuditDatabase database, int audit, String... outcomes) {
		for (int i = 0; i < outcomes.length; i++) {
			boolean invalid = outcomes[i].equals("INVALID");
			database.target(audit, i + 1, i + 2, invalid ? null : (Integer) (i + 1));
			database.failed(target(audit, i + 1), outcomes[i], 500, "E", "why");
			database.assess(target(audit, i + 1), "NOT_AUDITED");
			if (invalid) {
				database.update("insert into rejected_record (target_id, namespace, repository) values (?, 'X', 'y')",
						target(audit, i + 1));
			}
		}
	}

	private static void organization(AuditDatabase database, int audit, int number, @Nullable Integer repository,
			String outcome) {
		database.update("insert into grant_list (id, audit_id, grant_source, repository_id) values (?, ?, 2, ?)",
				target(audit, number), audit, repository);
		database.update("insert into grant_outcome (target_id, outcome) values (?, ?)", target(audit, number), outcome);
	}

}
