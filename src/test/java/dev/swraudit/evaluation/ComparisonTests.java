package dev.swraudit.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.Finding;
import dev.swraudit.finding.FindingDates;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of one repository with a baseline finding of the user {@code u1}.
 */
class ComparisonTests {

	private static final LocalDate LAST_ABSENT = LocalDate.parse("2026-10-31");

	private static final LocalDate FIRST_SEEN = LocalDate.parse("2026-11-01");

	private static final LocalDate LAST_VERIFIED = LocalDate.parse("2026-11-19");

	private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

	private static final RepositoryName REPOSITORY = new RepositoryName("team", "app");

	private static final int CREATOR = 99;

	/**
	 * Compares the baseline permission of u1 with the current one.
	 */
	@ParameterizedTest
	@CsvSource({ //
			"7,  AUDITED,   7,  false, EXISTING", //
			"7,  AUDITED,   15, false, EXISTING NEW", //
			"7,  AUDITED,   3,  false, RESOLVED/LOWERED", //
			"7,  AUDITED,   1,  false, RESOLVED/LOWERED", //
			"7,  AUDITED,   8,  false, RESOLVED/LOWERED NEW", //
			"7,  AUDITED,   ,   false, RESOLVED/REVOKED", //
			"7,  AUDITED,   7c, false, RESOLVED/HOLDER_IS_CREATOR", //
			"7,  AUDITED,   3c, false, RESOLVED/LOWERED", //
			"7,  NOT_FOUND, ,   false, RESOLVED/OBJECT_GONE", //
			"7,  FORBIDDEN, ,   false, UNVERIFIED", //
			"7,  FAILED,    ,   false, UNVERIFIED", //
			"7,  AUDITED,   7,  true,  EXISTING", //
			"7,  AUDITED,   3,  true,  UNVERIFIED", //
			"7,  AUDITED,   ,   true,  UNVERIFIED", //
			"7,  AUDITED,   7c, true,  UNVERIFIED", //
			"7,  NOT_FOUND, ,   true,  UNVERIFIED", //
			"7,  FORBIDDEN, ,   true,  UNVERIFIED", //
			"15, AUDITED,   15, false, EXISTING EXISTING", //
			"15, AUDITED,   7,  false, EXISTING RESOLVED/LOWERED", //
			"15, AUDITED,   3,  false, RESOLVED/LOWERED RESOLVED/LOWERED", //
			"15, AUDITED,   ,   false, RESOLVED/REVOKED RESOLVED/REVOKED", //
			"15, AUDITED,   7c, false, RESOLVED/HOLDER_IS_CREATOR RESOLVED/LOWERED", //
			"15, AUDITED,   ,   true,  UNVERIFIED UNVERIFIED" })
	void changeDependsOnOutcomeAndPermission(long before, Outcome outcome, @Nullable String now,
			boolean tooManyVanished, String expected) {
		CompletedTarget target = target(outcome, (now != null) ? List.of(holder(now)) : List.of());
		List<ComparedFinding> compared = compare(tooManyVanished, target, target.assess().findings(), baseline(before));
		assertThat(compared.stream().map(ComparisonTests::change)).containsExactly(expected.split(" "));
	}

	@Test
	void missingRepositoryIsUnverified() {
		for (boolean tooManyVanished : new boolean[] { false, true }) {
			assertThat(comparison(tooManyVanished).compareMissing(baseline(7)))
				.containsExactly(ComparedFinding.unverified(baseline(7).get(0)));
		}
	}

	@Test
	void existingFindingKeepsFirstSeen() {
		CompletedTarget target = target(Outcome.AUDITED, List.of(holder("7")));
		ComparedFinding again = compare(false, target, target.assess().findings(), baseline(7)).get(0);
		assertThat(again.dates().firstSeen()).isEqualTo(FIRST_SEEN);
		assertThat(again.dates().lastVerified()).isEqualTo(TODAY);
	}

	@Test
	void unverifiedFindingKeepsAllValuesOfTheBaseline() {
		CompletedTarget target = target(Outcome.FAILED, List.of());
		ComparedFinding kept = compare(false, target, List.of(), baseline(7)).get(0);
		assertThat(kept.dates().lastAbsent()).isEqualTo(LAST_ABSENT);
		assertThat(kept.dates().firstSeen()).isEqualTo(FIRST_SEEN);
		assertThat(kept.dates().lastVerified()).isEqualTo(LAST_VERIFIED);
		assertThat(kept.creatorAccount()).isEqualTo(CREATOR);
		assertThat(kept.certainty()).isEqualTo(Certainty.POSSIBLE);
	}

	@Test
	void resolvedFindingKeepsBaselineValuesExceptTheCreator() {
		CompletedTarget target = new CompletedTarget(1, REPOSITORY, 1, Outcome.AUDITED, 7, true, true, List.of());
		ComparedFinding resolved = compare(false, target, List.of(), baseline(7)).get(0);
		assertThat(resolved.dates().lastVerified()).isEqualTo(LAST_VERIFIED);
		assertThat(resolved.certainty()).isEqualTo(Certainty.POSSIBLE);
		assertThat(resolved.creatorAccount()).isEqualTo(7);
	}

	@Test
	void otherUserIsANewFinding() {
		PermissionHolder other = new PermissionHolder(2, "u2", 7, false, false);
		CompletedTarget target = target(Outcome.AUDITED, List.of(other));
		assertThat(compare(false, target, target.assess().findings(), baseline(7)).stream()
			.map((comparedFinding) -> comparedFinding.holder().userId() + " " + change(comparedFinding)))
			.containsExactly("u1 RESOLVED/REVOKED", "u2 NEW");
	}

	private static List<ComparedFinding> compare(boolean tooManyVanished, CompletedTarget target,
			List<Finding> findings, List<BaselineFinding> before) {
		return comparison(tooManyVanished).compare(target, findings, before, (source) -> false);
	}

	private static Comparison comparison(boolean tooManyVanished) {
		return new Comparison(TODAY, tooManyVanished, EnumSet.allOf(Rule.class));
	}

	private static CompletedTarget target(Outcome outcome, List<PermissionHolder> holders) {
		return new CompletedTarget(1, REPOSITORY, 1, outcome, CREATOR, true, true, holders);
	}

	/** Parses a holder: {@code auth}, followed by {@code c} for the creator. */
	private static PermissionHolder holder(String text) {
		boolean creator = text.endsWith("c");
		return new PermissionHolder(1, "u1", Long.parseLong(text.replace("c", "")), false, creator);
	}

	private static List<BaselineFinding> baseline(long auth) {
		PermissionHolder holder = new PermissionHolder(1, "u1", auth, false, false);
		List<BaselineFinding> findings = new ArrayList<>();
		Stream.of(Rule.NON_CREATOR_MANAGE, Rule.UNRECOGNISED_PERMISSION)
			.filter((rule) -> rule == Rule.NON_CREATOR_MANAGE || auth == 15)
			.forEach((rule) -> findings
				.add(new BaselineFinding(REPOSITORY, 1, rule, Certainty.POSSIBLE, FindingState.OPEN, CREATOR, holder,
						null, new FindingDates(LAST_ABSENT, FIRST_SEEN, LAST_VERIFIED), null)));
		return findings;
	}

	private static String change(ComparedFinding comparedFinding) {
		return comparedFinding.change()
				+ ((comparedFinding.resolution() != null) ? "/" + comparedFinding.resolution() : "");
	}

}
