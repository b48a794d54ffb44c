package dev.swraudit.history;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.permission.GrantSource;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.swraudit.history.HistoryFixture.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class HistoryIT {

	private static final Period JANUARY = new Period(day(1), day(31));

	private static final RepositoryName APP = new RepositoryName("team", "app");

	private static final RepositoryName WEB = new RepositoryName("team", "web");

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	private HistoryDatabase history;

	@BeforeEach
	void migrate() {
		this.history = new HistoryDatabase(this.database.migrated(this.directory));
	}

	@Test
	void grantsOfAllSourcesAreInTheOrderOfNames() {
		this.history.audit(day(1))
			.listing()
			.listed(APP, true)
			.listed(WEB, false)
			.organization("team", "ann=7")
			.shares(WEB, null, "account:b")
			.repository(APP, "1", "bob=3")
			.repository(WEB, "2", "ann=1", "bob=7");
		this.history.audit(day(2))
			.listing()
			.listed(APP, false)
			.listed(WEB, false)
			.organization("team", "ann=7")
			.repository(APP, "1", "bob=3")
			.repository(WEB, "FAILED");
		assertThat(grants(JANUARY, null))
			.extracting(GrantRow::object, GrantRow::userId, GrantRow::auth, GrantRow::source, GrantRow::firstAbsent,
					GrantRow::end)
			.containsExactly(
					tuple(RepositoryName.ofOrganization("team"), "ann", 7L, GrantSource.ORGANIZATION, null,
							GrantEnd.STILL_HELD),
					tuple(APP, "*", 1L, GrantSource.PUBLIC, day(2), GrantEnd.REVOKED),
					tuple(APP, "bob", 3L, GrantSource.REPOSITORY, null, GrantEnd.STILL_HELD),
					tuple(WEB, "account:b", 1L, GrantSource.SHARE, day(2), GrantEnd.REVOKED),
					tuple(WEB, "ann", 1L, GrantSource.REPOSITORY, null, GrantEnd.NOT_READ),
					tuple(WEB, "bob", 7L, GrantSource.REPOSITORY, null, GrantEnd.NOT_READ));
	}

	@Test
	void grantsOfOneUserAreThoseOfAllWithoutTheOthers() {
		this.history.audit(day(1))
			.listing()
			.listed(WEB, true)
			.repository(APP, "1", "bob=3")
			.repository(WEB, "2", "ann=1");
		this.history.audit(day(2)).repository(APP, "1", "bob=7").repository(WEB, "2", "ann=1");
		for (String userId : List.of("ann", "bob", "*", "nobody")) {
			assertThat(grants(JANUARY, userId))
				.isEqualTo(grants(JANUARY, null).stream().filter((row) -> row.userId().equals(userId)).toList());
		}
	}

	@Test
	void grantsOutsideThePeriodAreLeftOut() {
		this.history.audit(day(1)).repository(APP, "1", "ann=7", "bob=7");
		this.history.audit(day(3)).repository(APP, "1", "bob=7");
		this.history.audit(day(5)).repository(APP, "1", "bob=7", "zoe=7");
		assertThat(grants(new Period(day(3), day(4)), null)).extracting(GrantRow::userId).containsExactly("bob");
		assertThat(grants(new Period(day(2), day(2)), null)).extracting(GrantRow::userId, GrantRow::end)
			.containsExactly(tuple("ann", GrantEnd.STILL_HELD), tuple("bob", GrantEnd.STILL_HELD));
	}

	@Test
	void auditOfWhichTooMuchVanishedEndsNothing() {
		this.history.audit(day(1)).repository(APP, "1", "ann=7").repository(WEB, "1", "ann=7", "bob=7");
		this.history.audit(day(2)).tooManyVanished().repository(APP, "NOT_FOUND").repository(WEB, "1", "auditor=7");
		this.history.audit(day(3)).repository(APP, "1", "ann=7").repository(WEB, "1", "ann=7");
		assertThat(grants(JANUARY, null))
			.extracting(GrantRow::object, GrantRow::userId, GrantRow::firstAbsent, GrantRow::auditsNotRead)
			.containsExactly(tuple(APP, "ann", null, 1), tuple(WEB, "ann", null, 1), tuple(WEB, "bob", day(3), 1));
	}

	@Test
	void backdatedAuditIsNoReading() {
		this.history.audit(day(1)).repository(APP, "1", "ann=7");
		this.history.audit(day(3)).repository(APP, "1", "ann=7");
		this.history.audit(day(2), 1, OffsetDateTime.parse("2026-01-04T02:00:00Z")).repository(APP, "1", "bob=7");
		assertThat(grants(JANUARY, null)).extracting(GrantRow::userId, GrantRow::end, GrantRow::auditsNotRead)
			.containsExactly(tuple("ann", GrantEnd.STILL_HELD, 1));
	}

	@Test
	void findingGoesOnUntilItIsClosed() {
		this.history.audit(day(1)).finding(APP, Rule.NON_CREATOR_MANAGE, "ann", 7, 1, day(1));
		this.history.audit(day(2)).finding(APP, Rule.NON_CREATOR_MANAGE, "ann", 7, 2, day(1));
		this.history.audit(day(3))
			.closed(APP, Rule.NON_CREATOR_MANAGE, "ann", 7, Resolution.REVOKED.code(), day(1))
			.finding(APP, Rule.NON_CREATOR_MANAGE, "bob", 7, 1, day(3))
			.withFinding("last_absent = ?", day(2));
		this.history.audit(day(4))
			.finding(APP, Rule.NON_CREATOR_MANAGE, "ann", 7, 1, day(4))
			.finding(APP, Rule.NON_CREATOR_MANAGE, "bob", 7, 2, day(3));
		assertThat(findings(new Period(day(2), day(31)), null))
			.extracting(FindingAppearance::userId, FindingAppearance::inOpening, FindingAppearance::lastAbsent,
					FindingAppearance::firstSeen, FindingAppearance::closedOn, FindingAppearance::result)
			.containsExactly(tuple("ann", true, null, day(1), day(3), FindingResult.ENDED_UNDECIDED),
					tuple("ann", false, null, day(4), null, FindingResult.UNDECIDED),
					tuple("bob", false, day(2), day(3), null, FindingResult.UNDECIDED));
		assertThat(findings(JANUARY, "bob")).extracting(FindingAppearance::userId).containsExactly("bob");
	}

	@Test
	void findingHasTheExceptionThePersonAndTheDecisionOfItsLastRows() {
		this.history.audit(day(1))
			.finding(APP, Rule.NON_CREATOR_MANAGE, "ann", 7, 1, day(1))
			.withFinding("state = 2, accepted_exception_id = ?", exception("EX-1"))
			.finding(WEB, Rule.NON_CREATOR_MANAGE, "ann", 7, 1, day(1))
			.withFinding("decision_holds = true, decision_id = ?", decision(2, null, day(1)))
			.withFinding("person_id = ?", person("Ann A."));
		this.history.audit(day(2))
			.closed(APP, Rule.NON_CREATOR_MANAGE, "ann", 7, Resolution.REVOKED.code(), day(1))
			.closed(WEB, Rule.NON_CREATOR_MANAGE, "ann", 7, Resolution.REVOKED.code(), day(1))
			.withFinding("person_id = 1, decision_id = ?", 1);
		assertThat(findings(JANUARY, null))
			.extracting(FindingAppearance::object, FindingAppearance::exceptionId, FindingAppearance::person,
					(row) -> (row.decision() != null) ? row.decision().revokeBy() : null, FindingAppearance::result)
			.containsExactly(tuple(APP, "EX-1", null, null, FindingResult.ENDED_OTHERWISE),
					tuple(WEB, null, "Ann A.", day(1), FindingResult.REVOKED_LATE));
	}

	@Test
	void findingsOnAReadingThatIsNotUsedAreLeftOut() {
		this.history.audit(day(1)).repository(APP, "1", "ann=7");
		this.history.audit(day(3)).repository(APP, "1", "ann=7").repository(WEB, "FAILED");
		this.history.audit(day(2), 1, OffsetDateTime.parse("2026-01-04T02:00:00Z"))
			.repository(APP, "1", "bob=7")
			.repository(WEB, "1", "bob=7")
			.finding(APP, Rule.NON_CREATOR_MANAGE, "bob", 7, 1, day(2))
			.finding(WEB, Rule.NON_CREATOR_MANAGE, "bob", 7, 1, day(2));
		assertThat(findings(JANUARY, null)).extracting(FindingAppearance::object).containsExactly(WEB);
	}

	@Test
	void lastAbsentIsTheLastReadingWithoutTheGrant() {
		this.history.audit(day(1)).repository(APP, "1", "ann=7").repository(WEB, "NOT_FOUND");
		this.history.audit(day(2)).listing().listed(APP, false).repository(APP, "1", "ann=3").repository(WEB, "FAILED");
		this.history.audit(day(3)).organization("team", "ann=3").repository(APP, "FAILED").repository(WEB, "FAILED");
		this.history.audit(day(4))
			.finding(RepositoryName.ofUsers(), Rule.UNKNOWN_USER, "ann", 7, 1, day(4))
			.finding(RepositoryName.ofOrganization("team"), Rule.ORGANIZATION_MANAGE, "ann", 7, 1, day(4))
			.finding(APP, Rule.NON_CREATOR_MANAGE, "ann", 7, 1, day(4))
			.finding(APP, Rule.NON_CREATOR_MANAGE, "zoe", 7, 2, day(4))
			.finding(APP, Rule.PUBLIC_REPOSITORY, "*", 1, 1, day(4))
			.finding(WEB, Rule.NON_CREATOR_MANAGE, "ann", 7, 1, day(4))
			.finding(WEB, Rule.PUBLIC_REPOSITORY, "*", 1, 1, day(4));
		new LastAbsent(this.history.jdbc(), this.history.current()).store();
		assertThat(this.history.jdbc()
			.queryForList("select last_absent from finding where id / 4294967296 = 4 order by id", LocalDate.class))
			.containsExactly(null, day(3), day(2), null, day(2), day(1), day(1));
	}

	@Test
	void lastAbsentIsEmptyIfEveryAuditReadTheGrant() {
		this.history.audit(day(1)).repository(APP, "1", "ann=7");
		this.history.audit(day(2)).repository(APP, "1", "ann=7", "bob=1");
		this.history.audit(day(3)).finding(APP, Rule.NON_CREATOR_MANAGE, "ann", 7, 1, day(3));
		new LastAbsent(this.history.jdbc(), this.history.current()).store();
		assertThat(this.history.jdbc().queryForList("select last_absent from finding", LocalDate.class))
			.containsOnlyNulls();
	}

	@Test
	void lastAbsentIgnoresAReadingThatWasMadeLater() {
		this.history.audit(day(1)).repository(APP, "1", "bob=7");
		this.history.audit(day(3)).repository(APP, "1", "ann=7");
		this.history.audit(day(2), 1, OffsetDateTime.parse("2026-01-03T12:00:00Z")).repository(APP, "1", "bob=7");
		this.history.audit(day(4))
			.repository(APP, "1", "ann=7")
			.finding(APP, Rule.NON_CREATOR_MANAGE, "ann", 7, 1, day(4));
		new LastAbsent(this.history.jdbc(), this.history.current()).store();
		assertThat(this.history.jdbc().queryForList("select last_absent from finding", LocalDate.class))
			.containsExactly(day(1));
	}

	private List<GrantRow> grants(Period period, @Nullable String userId) {
		List<GrantRow> rows = new ArrayList<>();
		new GrantHistory(this.history.jdbc(), HistoryDatabase.SCOPE).forEach(period, (object) -> true, userId, () -> {
		}, rows::add);
		return rows;
	}

	private List<FindingAppearance> findings(Period period, @Nullable String userId) {
		List<FindingAppearance> rows = new ArrayList<>();
		new FindingHistory(this.history.jdbc(), HistoryDatabase.SCOPE).forEach(period, (object) -> true, userId, () -> {
		}, rows::add);
		return rows;
	}

	private long exception(String id) {
		this.history.jdbc()
			.update("""
					insert into accepted_exception (id, audit_id, exception_id, rule, namespace, repository, user_id, reason,
					  approver, approved_on, uses)
					values (7, 1, ?, '*', '*', '*', '*', 'x', 'x', date '2026-01-01', 1)
					""",
					id);
		return 7;
	}

	private int decision(int kind, @Nullable LocalDate keepUntil, @Nullable LocalDate revokeBy) {
		this.history.jdbc().update("""
				insert into decision (id, scope_id, digest, kind, decided_by, decided_on, reason, keep_until, revoke_by)
				values (1, 1, ?, ?, 'x', date '2026-01-01', 'x', ?, ?)
				""", new UUID(0, 1), kind, keepUntil, revokeBy);
		return 1;
	}

	private int person(String name) {
		this.history.jdbc().update("""
				insert into person (id, scope_id, digest, person, status) values (1, 1, ?, ?, 1)
				""", new UUID(0, 1), name);
		return 1;
	}

}
