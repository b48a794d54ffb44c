package dev.swraudit.report.change;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.people.Person;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import dev.swraudit.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class ChangesReaderTests {

	private static final String ALL = "dev.swraudit.support.TestDatabase#inThisBuild";

	private static final int AUDIT = 2;

	@TempDir
	Path directory;

	@ParameterizedTest
	@MethodSource(ALL)
	void findingsAreGroupedByUserIdAndKind(TestDatabase kind) {
		try (AuditDatabase database = create(kind)) {
			int ann = database.account(1, "0a1", "ann");
			int renamed = database.account(2, "0a1", "anna");
			int nameless = database.account(3, "0a1", "");
			int bob = database.account(4, "0b2", "");
			add(database, 0, 1, ann, 1, null, "2026-11-20");
			add(database, 1, 2, renamed, 1, null, "2026-11-20");
			add(database, 2, 3, renamed, 1, null, null);
			add(database, 3, 4, nameless, 1, null, null);
			add(database, 4, 1, bob, 1, 2, null);
			add(database, 5, 2, bob, 3, 1, null);
			add(database, 6, 3, bob, 2, null, null);
			add(database, 7, 3, ann, 1, 1, null);
			add(database, 8, 4, ann, 3, 2, null);
			database.update("update finding set auth = 15 where id = ?", id(2));
			database.update("update finding set auth = 8, rule = 2 where id = ?", id(3));
			database.update("update finding set resolution = 4 where state = 3");
			Changes changes = read(database, 9, 2);
			assertThat(changes.appeared().findings()).isEqualTo(4);
			assertThat(changes.appeared().first()).singleElement().satisfies((user) -> {
				assertThat(user.userId()).isEqualTo("0a1");
				assertThat(user.userName()).isEqualTo("anna");
				assertThat(user.findings()).isEqualTo(4);
				assertThat(user.rules()).containsOnly(entry(Rule.NON_CREATOR_MANAGE, 3L),
						entry(Rule.UNRECOGNISED_PERMISSION, 1L));
				assertThat(user.permissions()).containsExactly("Unknown(15)", "Manage", "Unknown(8)");
				assertThat(user.objects()).containsExactly(new ObjectName("team", "a"), new ObjectName("team", "b"));
				assertThat(user.organizations()).containsExactly("team", "tools");
				assertThat(user.organizationCount()).isEqualTo(3);
				assertThat(user.gained()).isEqualTo(2);
				assertThat(user.lastAbsent()).isEqualTo("2026-11-20");
				assertThat(user.gainedAfter()).isEqualTo(Instant.parse("2026-11-20T02:00:00Z"));
			});
			assertThat(changes.reopened().first()).singleElement().satisfies((user) -> {
				assertThat(user.userName()).isNull();
				assertThat(user.gained()).isZero();
				assertThat(user.gainedAfter()).isNull();
				assertThat(user.resolutions()).isEmpty();
			});
			assertThat(changes.resolved().first()).singleElement()
				.satisfies((user) -> assertThat(user.resolutions()).containsOnly(entry(Resolution.LOWERED, 1L)));
		}
	}

	@ParameterizedTest
	@MethodSource(ALL)
	void usersWithTheMostFindingsComeFirst(TestDatabase kind) {
		try (AuditDatabase database = create(kind)) {
			for (int user = 1; user <= 5; user++) {
				database.account(user, "0" + (6 - user), "user");
				add(database, user, 1, user, 1, null, null);
			}
			add(database, 8, 2, 3, 1, null, null);
			Changes changes = read(database, 3, 1);
			assertThat(changes.appeared().first()).extracting(UserChange::userId).containsExactly("03", "01", "02");
			assertThat(changes.appeared().users()).isEqualTo(5);
			assertThat(changes.appeared().moreUsers()).isEqualTo(2);
			assertThat(changes.appeared().findings()).isEqualTo(6);
			assertThat(changes.resolved()).isEqualTo(new UserChanges(List.of(), 0, 0));
		}
	}

	@ParameterizedTest
	@MethodSource(ALL)
	void findingOnUserNamesPersonAndHeldObjects(TestDatabase kind) {
		try (AuditDatabase database = create(kind)) {
			int ann = database.account(1, "0a1", "ann");
			database.userFinding(AUDIT, 0, Rule.INACTIVE_USER.code(), null, ann, database.person(5, "Ann Lee"), 46);
			add(database, 1, 1, ann, 1, null, "2026-11-01");
			assertThat(read(database, 3, 3).appeared().first()).singleElement().satisfies((user) -> {
				assertThat(user.person()).isEqualTo("Ann Lee");
				assertThat(user.status()).isEqualTo(Person.Status.LEFT);
				assertThat(user.heldObjects()).isEqualTo(46);
				assertThat(user.objects()).containsExactly(new ObjectName("", ""), new ObjectName("team", "a"));
				assertThat(user.organizations()).containsExactly("team");
				assertThat(user.lastAbsent()).isEqualTo("2026-11-01");
				assertThat(user.gainedAfter()).as("that audit is not stored").isNull();
			});
		}
	}

	private AuditDatabase create(TestDatabase kind) {
		AuditDatabase database = new AuditDatabase(kind.url(this.directory), kind);
		for (int id = 1; id <= 2; id++) {
			database.audit(id, SampleAudit.DATE.minusDays(2 - id), 1);
		}
		database.audit(3, SampleAudit.DATE.minusDays(1), 2);
		database.update("""
				update audit set published = true, complete = true, exit_code = 0, executions = 1,
				  finished_at = started_at, sums_sha256 = repeat('a', 64)
				""");
		database.update("update audit set started_at = timestamp with time zone '2026-11-20 02:00:00Z' where id = 1");
		String[] names = { "team/a", "team/b", "tools/c", "web/d" };
		for (int i = 0; i < names.length; i++) {
			database.repository(i + 1, names[i].split("/", 2)[0], names[i].split("/", 2)[1]);
		}
		return database;
	}

	private static Changes read(AuditDatabase database, int users, int objects) {
		return new ChangesReader(database.jdbc()).read(SampleAudit.facts(database, AUDIT), users, objects);
	}

	private static long id(int position) {
		return ((long) AUDIT << 32) + position;
	}

	private static void add(AuditDatabase database, int position, int repository, int account, int state,
			@Nullable Integer before, @Nullable String lastAbsent) {
		database.finding(AUDIT, position, repository, 1, 1, 1, null, account, 7, false);
		database.update("update finding set state = ?, state_before = ?, last_absent = ? where id = ?", state, before,
				(lastAbsent != null) ? LocalDate.parse(lastAbsent) : null, id(position));
	}

}
