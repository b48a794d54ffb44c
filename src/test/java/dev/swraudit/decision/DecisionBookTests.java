package dev.swraudit.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.swraudit.decision.DecisionBook.RowResult;
import dev.swraudit.decision.DecisionBook.Status;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.swraudit.decision.DecisionRows.FINGERPRINT;
import static dev.swraudit.decision.DecisionRows.OTHER_FINGERPRINT;
import static dev.swraudit.decision.DecisionRows.date;
import static dev.swraudit.decision.DecisionRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/**
 * Tests of which decision holds, and of what becomes of the other rows.
 */
class DecisionBookTests {

	private static final LocalDate DAY = date("2026-06-01");

	private static final LocalDate FIRST_SEEN = date("2026-01-01");

	private static final String JANUARY = "Manage,keep,ann,2026-01-02,why,2026-12-31,";

	private static final String MARCH = "Manage,revoke,bob,2026-03-01,no,,2026-04-01";

	@Test
	void decisionHoldsForItsFinding() {
		DecisionBook book = book(row(2, FINGERPRINT.toUpperCase(Locale.ROOT), JANUARY));
		Decision decision = Objects.requireNonNull(find(book));
		assertThat(decision.kind()).isEqualTo(DecisionKind.KEEP);
		assertThat(book.find(OTHER_FINGERPRINT, FIRST_SEEN, "Manage")).isNull();
		assertThat(results(book)).containsExactly(tuple(Status.HOLDS, ""));
	}

	@Test
	void decisionHoldsFromItsFirstToItsLastDay() {
		DecisionRow row = row(2, FINGERPRINT, JANUARY);
		assertThat(find(new DecisionBook(List.of(row), date("2026-01-01")))).isNull();
		assertThat(find(new DecisionBook(List.of(row), date("2026-01-02")))).isNotNull();
		assertThat(find(new DecisionBook(List.of(row), date("2026-12-31")))).isNotNull();
		assertThat(find(new DecisionBook(List.of(row), date("2027-01-01")))).isNull();
	}

	@Test
	void decisionOfTheDayOfTheFindingHolds() {
		assertThat(book(row(2, FINGERPRINT, JANUARY)).find(FINGERPRINT, date("2026-01-02"), "Manage")).isNotNull();
	}

	@Test
	void revokeNeverEnds() {
		DecisionBook book = book(row(2, FINGERPRINT, MARCH));
		assertThat(find(book)).extracting(Decision::revokeBy).isEqualTo(date("2026-04-01"));
	}

	@Test
	void latestDecisionCounts() {
		DecisionBook book = book(row(2, FINGERPRINT, MARCH), row(3, FINGERPRINT, JANUARY));
		assertThat(find(book)).extracting(Decision::kind).isEqualTo(DecisionKind.REVOKE);
		assertThat(results(book)).containsExactly(tuple(Status.HOLDS, ""),
				tuple(Status.REPLACED, "replaced by review.csv line 2"));
	}

	@Test
	void earlierDecisionDoesNotCountAgain() {
		DecisionBook book = book(row(2, FINGERPRINT, JANUARY),
				row(3, FINGERPRINT, "Manage,keep,bob,2026-03-01,ok,2026-04-01,"));
		assertThat(find(book)).isNull();
		assertThat(results(book)).containsExactly(tuple(Status.REPLACED, "replaced by review.csv line 3"),
				tuple(Status.STALE, "keep_until 2026-04-01 has passed"));
	}

	@Test
	void laterDecisionDoesNotCountYet() {
		DecisionBook book = book(row(2, FINGERPRINT, JANUARY), row(3, FINGERPRINT, "Manage,revoke,bob,2026-06-02,no,,"),
				row(4, FINGERPRINT, "Manage,revoke,eve,2026-06-02,other,,"));
		assertThat(find(book)).extracting(Decision::kind).isEqualTo(DecisionKind.KEEP);
		assertThat(results(book)).containsExactly(tuple(Status.HOLDS, ""),
				tuple(Status.NOT_YET, "decided_on 2026-06-02 is after 2026-06-01"),
				tuple(Status.NOT_YET, "decided_on 2026-06-02 is after 2026-06-01"));
	}

	@Test
	void decisionIsStaleForAnotherAppearance() {
		DecisionBook book = book(row(2, FINGERPRINT, JANUARY));
		assertThat(book.find(FINGERPRINT, date("2026-02-01"), "Manage")).isNull();
		assertThat(results(book)).containsExactly(
				tuple(Status.STALE, "decided on 2026-01-02, before the finding was first seen on 2026-02-01"));
	}

	@Test
	void decisionIsStaleForAnotherPermission() {
		DecisionBook book = book(row(2, FINGERPRINT, JANUARY.replace("Manage", "Write")));
		assertThat(find(book)).isNull();
		assertThat(results(book)).containsExactly(tuple(Status.STALE, "the permission is now Manage, not Write"));
	}

	@Test
	void decisionWithoutPermissionHoldsForAny() {
		assertThat(find(book(row(2, FINGERPRINT, JANUARY.replace("Manage", ""))))).isNotNull();
	}

	@Test
	void decisionWithoutFindingIsStale() {
		assertThat(results(book(row(2, FINGERPRINT, JANUARY))))
			.containsExactly(tuple(Status.STALE, "no finding that is open or accepted has this fingerprint"));
	}

	@Test
	void sameDecisionTwiceIsOneDecision() {
		DecisionBook book = book(row(2, FINGERPRINT, JANUARY.replace("Manage", "Write")), row(3, FINGERPRINT, JANUARY));
		assertThat(find(book)).isNotNull();
		assertThat(results(book)).containsExactly(tuple(Status.HOLDS, ""),
				tuple(Status.REPLACED, "repeats review.csv line 2"));
		assertThat(book.find(FINGERPRINT, FIRST_SEEN, "Read")).isNull();
	}

	@Test
	void differentDecisionsOfOneDayAreBad() {
		DecisionBook book = book(row(2, FINGERPRINT, JANUARY), row(3, FINGERPRINT, MARCH), row(4, FINGERPRINT, MARCH),
				row(5, FINGERPRINT, MARCH.replace("no", "never")));
		assertThat(find(book)).isNull();
		String differs = "differs from review.csv line %d, decided on the same day; keep one of them";
		assertThat(results(book)).containsExactly(tuple(Status.REPLACED, "replaced by review.csv line 3"),
				tuple(Status.BAD, differs.formatted(5)), tuple(Status.BAD, differs.formatted(5)),
				tuple(Status.BAD, differs.formatted(3)));
	}

	@Test
	void noDecisionHoldsBesideEarlierOnesThatDiffer() {
		DecisionBook book = book(row(2, FINGERPRINT, JANUARY), row(3, FINGERPRINT, JANUARY.replace("ann", "eve")),
				row(4, FINGERPRINT, MARCH));
		assertThat(find(book)).isNull();
		assertThat(results(book)).last()
			.isEqualTo(tuple(Status.STALE, "review.csv line 3, with the same fingerprint, is bad"));
	}

	@Test
	void noDecisionHoldsBesideABadRow() {
		DecisionBook book = book(row(2, FINGERPRINT, JANUARY), row(3, FINGERPRINT, ",keep,,,,,"),
				row(4, "x", ",keep,,,,,"), row(5, OTHER_FINGERPRINT, JANUARY));
		assertThat(find(book)).isNull();
		assertThat(book.find(OTHER_FINGERPRINT, FIRST_SEEN, "Manage")).isNotNull();
		assertThat(results(book)).containsExactly(
				tuple(Status.STALE, "review.csv line 3, with the same fingerprint, is bad"),
				tuple(Status.BAD, "decided_by is missing; a keep needs decided_by, decided_on, reason and keep_until"),
				tuple(Status.BAD, "fingerprint 'x' is not 64 hex digits; copy it from review.csv"),
				tuple(Status.HOLDS, ""));
	}

	@Test
	void badRowAloneHoldsNothing() {
		DecisionBook book = book(row(2, FINGERPRINT, ",keep,,,,,"));
		assertThat(find(book)).isNull();
		assertThat(results(book)).extracting((result) -> result.toList().get(0)).containsExactly(Status.BAD);
	}

	@Test
	void codesAreStable() {
		assertThat(Status.values()).extracting(Status::code).containsExactly(1, 2, 3, 4, 5);
		assertThat(Status.values()).allMatch((status) -> Status.of(status.code()) == status);
		assertThat(DecisionKind.values()).extracting(DecisionKind::code).containsExactly(1, 2);
		assertThat(DecisionKind.values()).allMatch((kind) -> DecisionKind.of(kind.code()) == kind);
	}

	private static DecisionBook book(DecisionRow... rows) {
		return new DecisionBook(List.of(rows), DAY);
	}

	private static @Nullable Decision find(DecisionBook book) {
		return book.find(FINGERPRINT, FIRST_SEEN, "Manage");
	}

	private static List<Tuple> results(DecisionBook book) {
		return book.results().stream().map((RowResult result) -> tuple(result.status(), result.note())).toList();
	}

}
