package dev.swraudit.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.swraudit.support.AccountOracle.Night;
import dev.swraudit.support.AccountOracle.Settings;
import dev.swraudit.support.AccountWorld.Grant;
import dev.swraudit.support.AccountWorld.Repository;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.AccountWorld.Trouble;
import dev.swraudit.support.OracleDecisions.DecisionRow;
import dev.swraudit.support.OracleExceptions.AcceptedRow;
import dev.swraudit.support.OraclePeople.Person;
import dev.swraudit.support.ReviewOracle.ExpectedReview;
import dev.swraudit.support.ReviewOracle.ReviewNight;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReviewOracle}, with rows that are written by hand from the contract.
 */
class ReviewOracleTests {

	private static final RepositoryName APP = new RepositoryName("team", "app");

	private static final RepositoryName LIB = new RepositoryName("team", "lib");

	/** SHA-256 of default, non-creator-manage, team, app and u-bob. */
	private static final String BOB = "922d49f413ff3145770df7090e18e1f02a3873734892d133b3c14869fcec973b";

	private final AccountWorld world = new AccountWorld();

	private final ReviewOracle oracle = new ReviewOracle(this.world);

	private final List<AcceptedRow> exceptions = new ArrayList<>();

	private final List<DecisionRow> decisions = new ArrayList<>();

	private @Nullable List<Person> people;

	private int nights;

	ReviewOracleTests() {
		this.world.organization("team");
		add(APP).others.add(new Grant("u-bob", "bob", 7));
		add(LIB);
	}

	/** Adds a repository with the creator, ann, as its only holder. */
	private Repository add(RepositoryName name) {
		Repository repository = this.world.repository(name);
		repository.accessId = this.world.nextAccessId();
		repository.creatorId = "u-ann";
		repository.creatorName = "ann";
		repository.others.add(new Grant("u-ann", "ann", 7));
		return repository;
	}

	private Repository app() {
		return this.world.repository(APP);
	}

	private ExpectedReview night() {
		LocalDate date = LocalDate.of(2026, 11, ++this.nights);
		Settings settings = new Settings(Set.of("non-creator-manage", "inactive-user", "unknown-user"), true, true,
				true, 100);
		return this.oracle.expect(new ReviewNight(new Night(date, List.of(APP, LIB), 0, settings), this.people,
				this.exceptions, this.decisions, Set.of("FAILED", "FORBIDDEN"), "new"));
	}

	/** Returns rows of findings as rule, user, change, state, resolution, and others. */
	private static List<String> findings(ExpectedReview night, String... columns) {
		return CsvDifferences.rows(night.files().getOrDefault("findings.csv", "")).stream().map((row) -> {
			StringBuilder text = new StringBuilder(String.join(" ", row.get("rule"), row.get("user_id"),
					row.get("change"), row.get("state"), row.get("resolution")));
			List.of(columns).forEach((column) -> text.append(" ").append(row.get(column)));
			return text.toString().strip();
		}).toList();
	}

	private static String fingerprint(ExpectedReview night) {
		return CsvDifferences.rows(night.files().getOrDefault("review.csv", "")).get(0).getOrDefault("fingerprint", "");
	}

	private void decide(String fingerprint, String decision, int day, String keepUntil, String revokeBy) {
		this.decisions.add(new DecisionRow("Manage", decision, "ann", "2026-11-0" + day, "reason of " + day, keepUntil,
				revokeBy, fingerprint, "review.csv"));
	}

	private static Map<String, Long> numbers(ExpectedReview night, String part) {
		Map<String, Long> numbers = new TreeMap<>();
		night.numbers().forEach((pointer, number) -> {
			if (pointer.startsWith("/" + part + "/") && number > 0) {
				numbers.put(pointer.substring(part.length() + 2), number);
			}
		});
		return numbers;
	}

	@Test
	void findingIsReopenedWhenItsKeepEnds() {
		ExpectedReview first = night();
		assertThat(first.exitCode()).isEqualTo(3);
		decide(fingerprint(first), "keep", 1, "2026-11-02", "");
		ExpectedReview second = night();
		assertThat(findings(second, "decision", "keep_until"))
			.containsExactly("non-creator-manage u-bob EXISTING ACCEPTED  keep 2026-11-02");
		assertThat(second.exitCode()).isZero();
		assertThat(numbers(second, "review")).isEqualTo(Map.of("findings", 1L, "kept", 1L));
		assertThat(numbers(second, "movement")).isEqualTo(Map.of("openBefore", 1L, "accepted", 1L));
		ExpectedReview third = night();
		assertThat(findings(third, "decision")).containsExactly("non-creator-manage u-bob REOPENED OPEN");
		assertThat(third.exitCode()).isEqualTo(3);
		assertThat(numbers(third, "movement")).isEqualTo(Map.of("reopened", 1L, "open", 1L));
	}

	@Test
	void revokedFindingShowsTheRevokeAndANewAppearanceDoesNot() {
		decide(fingerprint(night()), "revoke", 1, "", "2026-11-01");
		ExpectedReview overdue = night();
		assertThat(findings(overdue, "decision", "revoke_by"))
			.containsExactly("non-creator-manage u-bob EXISTING OPEN  revoke 2026-11-01");
		assertThat(numbers(overdue, "review")).isEqualTo(Map.of("findings", 1L, "toRevoke", 1L, "overdue", 1L));
		app().others.remove(1);
		ExpectedReview revoked = night();
		assertThat(findings(revoked, "decision", "last_verified"))
			.containsExactly("non-creator-manage u-bob RESOLVED CLOSED REVOKED revoke 2026-11-02");
		assertThat(numbers(revoked, "review")).isEqualTo(Map.of("revoked", 1L));
		app().others.add(new Grant("u-bob", "bob", 7));
		ExpectedReview again = night();
		assertThat(findings(again, "first_seen", "decision"))
			.containsExactly("non-creator-manage u-bob NEW OPEN  2026-11-04");
		assertThat(numbers(again, "review")).isEqualTo(Map.of("findings", 1L, "undecided", 1L));
	}

	@Test
	void decisionOfADayIsIgnoredAfterABadRow() {
		String bob = fingerprint(night());
		decide(bob, "keep", 1, "2026-11-09", "");
		decide(bob, "keep", 2, "", "");
		ExpectedReview bad = night();
		assertThat(findings(bad, "decision")).containsExactly("non-creator-manage u-bob EXISTING OPEN");
		assertThat(bad.files().get("decisions.csv"))
			.isEqualTo("permission,decision,decided_by,decided_on,reason,keep_until,revoke_by,fingerprint,source\n"
					+ "Manage,keep,ann,2026-11-01,reason of 1,2026-11-09,,%1$s,review.csv\n".formatted(bob)
					+ "Manage,keep,ann,2026-11-02,reason of 2,,,%1$s,review.csv\n".formatted(bob));
		this.decisions.remove(1);
		decide(bob, "revoke", 1, "", "");
		assertThat(findings(night(), "decision")).as("two of one day differ")
			.containsExactly("non-creator-manage u-bob EXISTING OPEN");
	}

	@Test
	void latestDecisionCountsEvenIfItNoLongerHolds() {
		String bob = fingerprint(night());
		decide(bob, "keep", 1, "2026-11-09", "");
		decide(bob, "keep", 2, "2026-11-02", "");
		decide(bob, "revoke", 9, "", "");
		assertThat(findings(night(), "decided_on"))
			.containsExactly("non-creator-manage u-bob EXISTING ACCEPTED  2026-11-02");
		assertThat(findings(night(), "decided_on")).containsExactly("non-creator-manage u-bob REOPENED OPEN");
	}

	@Test
	void decisionWinsOverAnException() {
		this.exceptions.add(new AcceptedRow("EX-1", "*", "te*", "a?p", "", "bob", "migration", "ciso",
				LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 3)));
		ExpectedReview first = night();
		assertThat(findings(first, "exception_id", "exception_expires"))
			.containsExactly("non-creator-manage u-bob NEW ACCEPTED  EX-1 2026-11-03");
		assertThat(numbers(first, "review")).isEqualTo(Map.of("findings", 1L, "accepted", 1L));
		decide(fingerprint(first), "revoke", 2, "", "");
		assertThat(findings(night(), "exception_id")).containsExactly("non-creator-manage u-bob REOPENED OPEN");
	}

	@Test
	void acceptedGapMakesTheNightComplete() {
		night();
		app().trouble = Trouble.FORBIDDEN;
		assertThat(night().exitCode()).isEqualTo(2);
		this.exceptions.add(new AcceptedRow("EX-1", "accepted-gap", "team", "*", "*", "", "sealed", "ciso",
				LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 3)));
		ExpectedReview accepted = night();
		assertThat(accepted.complete()).isTrue();
		assertThat(accepted.columns()).containsEntry("repositories.csv", """
				namespace,repository,outcome,open_finding_count,exception_id
				team,app,FORBIDDEN,1,EX-1
				team,lib,AUDITED,0,
				""");
		assertThat(night().complete()).isFalse();
	}

	@Test
	void usersWhoLeaveAndWhomNobodyKnowsAreFindings() {
		this.people = List.of(person("u-ann", "", "active", null),
				person("", "bob", "active", LocalDate.of(2026, 11, 2)));
		ExpectedReview first = night();
		assertThat(findings(first, "person")).containsExactly("non-creator-manage u-bob NEW OPEN  Bob");
		ExpectedReview second = night();
		assertThat(findings(second, "permission", "object_count", "department")).containsExactly(
				"inactive-user u-bob NEW OPEN  Manage 1 IT", "non-creator-manage u-bob EXISTING OPEN  Manage  IT");
		assertThat(second.files().get("users.csv")).endsWith("""
				first_seen
				u-ann,ann,,Ann,ann@example.com,IT,active,person,,id,2,2,0,0,0,0,0,0,2026-11-01
				u-bob,bob,,Bob,bob@example.com,IT,left,person,2026-11-02,name,1,1,1,0,0,0,0,2,2026-11-01
				""");
		this.people = List.of(person("u-ann", "", "active", null));
		assertThat(findings(night())).containsExactly("inactive-user u-bob UNVERIFIED OPEN",
				"unknown-user u-bob NEW OPEN", "non-creator-manage u-bob EXISTING OPEN");
		this.people = null;
		assertThat(findings(night())).containsExactly("inactive-user u-bob UNVERIFIED OPEN",
				"unknown-user u-bob UNVERIFIED OPEN", "non-creator-manage u-bob EXISTING OPEN");
		this.people = List.of(person("u-ann", "", "active", null), person("", "bob", "", null));
		assertThat(findings(night())).containsExactly("inactive-user u-bob RESOLVED CLOSED HOLDER_ACTIVE",
				"unknown-user u-bob RESOLVED CLOSED HOLDER_ACTIVE", "non-creator-manage u-bob EXISTING OPEN");
	}

	@Test
	void userWhoHoldsNothingIsResolvedOnlyWhenEveryObjectWasRead() {
		this.people = List.of(person("u-ann", "", "active", null));
		this.world.repository(LIB).others.add(new Grant("u-bob", "bob", 1));
		assertThat(findings(night(), "object_count").get(0)).isEqualTo("unknown-user u-bob NEW OPEN  2");
		app().trouble = Trouble.FAILING;
		this.world.repository(LIB).others.remove(1);
		assertThat(findings(night(), "object_count").get(0)).isEqualTo("unknown-user u-bob UNVERIFIED OPEN  2");
		app().trouble = Trouble.NONE;
		app().deleted = true;
		assertThat(findings(night()).get(0)).isEqualTo("unknown-user u-bob RESOLVED CLOSED OBJECT_GONE");
	}

	@Test
	void nameOfTwoHoldersMatchesNobody() {
		this.world.repository(LIB).others.add(new Grant("u-bob-2", "bob", 1));
		this.people = List.of(person("u-ann", "", "active", null), person("", "bob", "active", null));
		assertThat(findings(night(), "permission")).containsExactly("unknown-user u-bob NEW OPEN  Manage",
				"unknown-user u-bob-2 NEW OPEN  Read", "non-creator-manage u-bob NEW OPEN  Manage");
	}

	@Test
	void fingerprintIsTheHashOfTheContract() {
		assertThat(fingerprint(night())).isEqualTo(BOB);
	}

	private static Person person(String id, String name, String status, @Nullable LocalDate leftOn) {
		String shown = (id + name).replace("u-", "");
		String title = Character.toUpperCase(shown.charAt(0)) + shown.substring(1);
		return new Person(id, name, title, shown + "@example.com", "IT", status, "person", leftOn);
	}

}
