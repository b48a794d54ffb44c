package dev.swraudit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.swraudit.support.HistoryDatabase;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Small histories and their rows in the views {@code changes}, {@code current_findings}
 * and {@code finding_history}.
 */
class HistoryViewsTests {

	private static final String APP = "team/app";

	@TempDir
	Path directory;

	@ParameterizedTest
	@MethodSource("databases")
	void grantBeginsAndIsRevoked(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		history.read(history.audit("2026-01-01"), APP, "bob=1");
		history.read(history.audit("2026-01-02"), APP, "alice=7 bob=1");
		history.read(history.audit("2026-01-03"), APP, "alice=7 bob=1");
		history.read(history.audit("2026-01-04"), APP, "bob=1");
		assertThat(changes(history)).containsExactly(
				"app alice 7 repository 2026-01-01 2026-01-02 2026-01-03 2026-01-04 REVOKED 2 0",
				"app bob 1 repository - 2026-01-01 2026-01-04 - STILL_HELD 4 0");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void otherLevelChangesTheGrant(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		history.read(history.audit("2026-01-01"), APP, "alice=1");
		history.read(history.audit("2026-01-02"), APP, "alice=7");
		assertThat(changes(history)).containsExactly(
				"app alice 1 repository - 2026-01-01 2026-01-01 2026-01-02 CHANGED 1 0",
				"app alice 7 repository 2026-01-01 2026-01-02 2026-01-02 - STILL_HELD 1 0");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void grantThatComesAgainIsAnotherRow(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		history.read(history.audit("2026-01-01"), APP, "alice=1");
		history.read(history.audit("2026-01-02"), APP, "");
		history.read(history.audit("2026-01-03"), APP, "alice=1");
		assertThat(changes(history)).containsExactly(
				"app alice 1 repository - 2026-01-01 2026-01-01 2026-01-02 REVOKED 1 0",
				"app alice 1 repository 2026-01-02 2026-01-03 2026-01-03 - STILL_HELD 1 0");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void auditThatDidNotReadTheObjectEndsNothing(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		history.read(history.audit("2026-01-01"), APP, "alice=1");
		history.unread(history.audit("2026-01-02"), APP, "FAILED");
		history.audit("2026-01-03");
		history.read(history.audit("2026-01-04"), APP, "alice=1");
		history.unread(history.audit("2026-01-05"), APP, "FORBIDDEN");
		assertThat(changes(history)).containsExactly("app alice 1 repository - 2026-01-01 2026-01-04 - NOT_READ 2 3");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void vanishedObjectEndsItsGrants(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		history.read(history.audit("2026-01-01"), APP, "alice=1");
		history.unread(history.audit("2026-01-02"), APP, "NOT_FOUND");
		history.read(history.audit("2026-01-03"), APP, "alice=1");
		assertThat(changes(history)).containsExactly(
				"app alice 1 repository - 2026-01-01 2026-01-01 2026-01-02 OBJECT_GONE 1 0",
				"app alice 1 repository 2026-01-02 2026-01-03 2026-01-03 - STILL_HELD 1 0");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void whenTooManyVanishedTheirAbsenceIsInDoubt(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		int first = history.audit("2026-01-01");
		history.read(first, APP, "alice=1");
		history.read(first, "team/web", "alice=1");
		int second = history.audit("2026-01-02");
		history.unread(second, APP, "NOT_FOUND");
		history.read(second, "team/web", "");
		history.jdbc().update("update audit set too_many_vanished = true where id = ?", second);
		assertThat(changes(history)).containsExactly("app alice 1 repository - 2026-01-01 2026-01-01 - NOT_READ 1 1",
				"web alice 1 repository - 2026-01-01 2026-01-01 - NOT_READ 1 1");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void objectThatWasCreatedAgainBeginsNewRows(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		int first = history.audit("2026-01-01");
		history.read(first, APP, "alice=1", "17");
		history.listed(first, APP, true);
		int second = history.audit("2026-01-02");
		history.read(second, APP, "alice=1");
		history.listed(second, APP, true);
		int third = history.audit("2026-01-03");
		history.read(third, APP, "alice=1", "18");
		history.listed(third, APP, true);
		assertThat(changes(history)).containsExactly(
				"app * 1 public - 2026-01-01 2026-01-02 2026-01-03 OBJECT_GONE 2 0",
				"app * 1 public 2026-01-02 2026-01-03 2026-01-03 - STILL_HELD 1 0",
				"app alice 1 repository - 2026-01-01 2026-01-02 2026-01-03 OBJECT_GONE 2 0",
				"app alice 1 repository 2026-01-02 2026-01-03 2026-01-03 - STILL_HELD 1 0");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void readingThatALaterAuditPrecededIsNotUsed(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		history.read(history.audit("2026-01-01"), APP, "alice=1");
		history.read(history.audit("2026-01-03"), APP, "alice=1");
		int late = history.audit("2026-01-02", 1, "2026-01-04");
		history.read(late, APP, "bob=1");
		history.read(late, "team/web", "bob=1");
		history.finding(late, APP, 1, "bob", 1, "2026-01-02", null);
		history.finding(late, "team/web", 1, "bob", 1, "2026-01-02", null);
		assertThat(changes(history)).containsExactly("app alice 1 repository - 2026-01-01 2026-01-03 - STILL_HELD 2 1",
				"web bob 1 repository - 2026-01-02 2026-01-02 - NOT_READ 1 1");
		assertThat(findings(history)).containsExactly("non-creator-manage web bob 2026-01-02 - UNDECIDED 1");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void revisionsOfADayAreReadingsOfTheirOwn(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		history.read(history.audit("2026-01-01"), APP, "alice=1");
		history.read(history.audit("2026-01-01", 2, "2026-01-01"), APP, "bob=1");
		assertThat(changes(history)).containsExactly(
				"app alice 1 repository - 2026-01-01 2026-01-01 2026-01-01 REVOKED 1 0",
				"app bob 1 repository 2026-01-01 2026-01-01 2026-01-01 - STILL_HELD 1 0");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void organizationsHaveHoldersToo(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		history.read(history.audit("2026-01-01"), "team", "alice=7");
		history.unread(history.audit("2026-01-02"), "team", "NOT_FOUND");
		assertThat(changes(history))
			.containsExactly(" alice 7 organization - 2026-01-01 2026-01-01 2026-01-02 OBJECT_GONE 1 0");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void publicRepositoryIsHeldByEverybodyWhileTheListingSaysSo(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		for (Boolean[] day : new Boolean[][] { { false }, { true }, { null }, { true }, { false } }) {
			int audit = history.audit("2026-01-0" + (countAudits(history) + 1));
			history.unread(audit, APP, "FAILED");
			history.listed(audit, APP, day[0]);
		}
		assertThat(changes(history))
			.containsExactly("app * 1 public 2026-01-01 2026-01-02 2026-01-04 2026-01-05 REVOKED 2 1");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void shareListThatWasReadInPartProvesNoAbsence(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		String[][] days = { { "account:a=1 account:b=1", null }, { "account:b=1", "page 2 failed" },
				{ "account:a=1 account:b=1", null }, { "account:a=1", null } };
		for (String[] day : days) {
			int audit = history.audit("2026-01-0" + (countAudits(history) + 1));
			history.unread(audit, APP, "FAILED");
			history.shared(audit, APP, Objects.requireNonNull(day[0]), day[1]);
		}
		int last = history.audit("2026-01-05");
		history.unread(last, APP, "FAILED");
		history.listed(last, APP, false);
		assertThat(changes(history)).containsExactly(
				"app account:a 1 share - 2026-01-01 2026-01-04 2026-01-05 REVOKED 3 1",
				"app account:b 1 share - 2026-01-01 2026-01-03 2026-01-04 REVOKED 3 0");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void unpublishedAuditsDoNotCount(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		history.read(history.audit("2026-01-01"), APP, "alice=1");
		int unpublished = history.audit("2026-01-02");
		history.read(unpublished, APP, "bob=1");
		history.finding(unpublished, APP, 1, "bob", 1, "2026-01-02", null);
		history.jdbc().update("update audit set published = false where id = ?", unpublished);
		assertThat(changes(history)).containsExactly("app alice 1 repository - 2026-01-01 2026-01-01 - STILL_HELD 1 0");
		assertThat(findings(history)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void findingAppearsClosesAndAppearsAgain(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		history.finding(history.audit("2026-01-01"), APP, 1, "alice", 1, "2026-01-01", null);
		history.audit("2026-01-02");
		history.finding(history.audit("2026-01-03"), APP, 1, "alice", 3, "2026-01-01", null);
		history.finding(history.audit("2026-01-04"), APP, 1, "alice", 1, "2026-01-04", null);
		history.finding(history.audit("2026-01-06"), APP, 1, "alice", 1, "2026-01-04", null);
		assertThat(findings(history)).containsExactly(
				"non-creator-manage app alice 2026-01-01 2026-01-03 ENDED_UNDECIDED 2",
				"non-creator-manage app alice 2026-01-04 - UNDECIDED 2");
		assertThat(history.jdbc().queryForList("select first_seen || ' ' || state from current_findings", String.class))
			.containsExactly("2026-01-04 OPEN");
	}

	@ParameterizedTest
	@MethodSource("databases")
	void decisionsAndTheirDatesGiveTheResult(TestDatabase kind) {
		HistoryDatabase history = history(kind);
		int keep = history.decision(1, null);
		int inTime = history.decision(2, "2026-01-02");
		int late = history.decision(2, "2026-01-01");
		int first = history.audit("2026-01-01");
		history.finding(first, APP, 1, "kept", 2, "2026-01-01", keep);
		history.finding(first, APP, 1, "late", 1, "2026-01-01", late);
		history.finding(first, APP, 1, "open", 1, "2026-01-01", inTime);
		history.finding(first, APP, 1, "revoked", 1, "2026-01-01", inTime);
		int second = history.audit("2026-01-02");
		history.finding(second, APP, 1, "late", 3, "2026-01-01", late);
		history.finding(second, APP, 1, "open", 1, "2026-01-01", inTime);
		history.finding(second, APP, 1, "revoked", 3, "2026-01-01", inTime);
		assertThat(findings(history)).containsExactly("non-creator-manage app kept 2026-01-01 - KEPT 1",
				"non-creator-manage app late 2026-01-01 2026-01-02 REVOKED_LATE 1",
				"non-creator-manage app open 2026-01-01 - NOT_REVOKED 1",
				"non-creator-manage app revoked 2026-01-01 2026-01-02 REVOKED 1");
	}

	private HistoryDatabase history(TestDatabase kind) {
		return new HistoryDatabase(kind.migrated(this.directory));
	}

	private static int countAudits(HistoryDatabase history) {
		return history.jdbc().queryForList("select id from audit").size();
	}

	private static List<String> changes(HistoryDatabase history) {
		return history.jdbc().queryForList("""
				select repository || ' ' || user_id || ' ' || auth || ' ' || grant_source || ' '
				  || coalesce(cast(last_absent as varchar(10)), '-') || ' ' || first_seen || ' ' || last_seen || ' '
				  || coalesce(cast(first_absent as varchar(10)), '-') || ' ' || "end" || ' ' || audits_with_grant || ' '
				  || audits_object_not_read
				from changes
				order by namespace, repository, user_id, grant_source, first_seen, first_absent
				""", String.class);
	}

	private static List<String> findings(HistoryDatabase history) {
		return history.jdbc().queryForList("""
				select rule || ' ' || repository || ' ' || user_id || ' ' || opened || ' '
				  || coalesce(cast(closed as varchar(10)), '-') || ' ' || result || ' ' || days
				from finding_history
				order by namespace, repository, rule, user_id, first_seen
				""", String.class);
	}

	static Stream<TestDatabase> databases() {
		return TestDatabase.inThisBuild();
	}

}
