package dev.swraudit.history;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.decision.Decision;
import dev.swraudit.decision.DecisionKind;
import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.history.reading.AuditInHistory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.swraudit.history.HistoryFixture.day;
import static org.assertj.core.api.Assertions.assertThat;

class AppearanceTests {

	private static final List<AuditInHistory> AUDITS = HistoryFixture.ofDays(9).audits();

	private static final Decision KEEP = new Decision(DecisionKind.KEEP, "bob", day(1), "x", day(9), null);

	private static final Decision REVOKE = new Decision(DecisionKind.REVOKE, "bob", day(1), "x", null, day(3));

	@Test
	void appearanceEndsWithTheAuditThatClosesIt() {
		List<Appearance> appearances = Appearance.of(List.of(open(0), open(1), closed(2, Resolution.REVOKED)), 0);
		assertThat(appearances).hasSize(1);
		assertThat(appearances.get(0).closedOn(AUDITS)).isEqualTo(day(3));
		assertThat(appearances.get(0).first().audit()).isZero();
		assertThat(appearances.get(0).lastOpen().audit()).isEqualTo(1);
	}

	@Test
	void auditWithoutARowChangesNothing() {
		List<Appearance> appearances = Appearance.of(List.of(open(0), open(4)), 0);
		assertThat(appearances).hasSize(1);
		assertThat(appearances.get(0).closedOn(AUDITS)).isNull();
	}

	@Test
	void laterRowAfterTheEndBeginsANewAppearance() {
		assertThat(Appearance.of(List.of(open(0), closed(1, Resolution.REVOKED), open(3)), 0))
			.extracting((appearance) -> appearance.first().audit())
			.containsExactly(0, 3);
	}

	@Test
	void closedRowWithoutABeginningIsNoAppearance() {
		assertThat(Appearance.of(List.of(closed(0, Resolution.REVOKED)), 0)).isEmpty();
	}

	@Test
	void appearanceIsInTheOpeningIfThatAuditHasARowOfIt() {
		List<FindingRow> rows = List.of(open(0), closed(2, Resolution.REVOKED), open(4));
		assertThat(Appearance.of(rows, 2)).extracting(Appearance::inOpening).containsExactly(true, false);
		assertThat(Appearance.of(rows, 1)).extracting(Appearance::inOpening).containsExactly(false, false);
	}

	@Test
	void exceptionIsTheOneOfTheLastRowThatIsNotClosed() {
		assertThat(Appearance.of(List.of(accepted(0), closed(1, Resolution.REVOKED)), 0).get(0).exceptionId())
			.isEqualTo(7);
		assertThat(Appearance.of(List.of(accepted(0), open(1)), 0).get(0).exceptionId()).isNull();
	}

	@Test
	void resultOfAFindingThatIsNotClosedIsWhatHoldsForIt() {
		assertThat(result(null, open(0))).isEqualTo(FindingResult.UNDECIDED);
		assertThat(result(null, accepted(0))).isEqualTo(FindingResult.ACCEPTED_BY_EXCEPTION);
		assertThat(result(KEEP, open(0))).isEqualTo(FindingResult.KEPT);
		assertThat(result(REVOKE, open(0))).isEqualTo(FindingResult.NOT_REVOKED);
	}

	@ParameterizedTest
	@CsvSource({ "2, REVOKED, REVOKED", "3, REVOKED, REVOKED_LATE", "8, LOWERED, LOWERED",
			"2, OBJECT_GONE, ENDED_OTHERWISE", "2, HOLDER_IS_CREATOR, ENDED_OTHERWISE",
			"2, HOLDER_ACTIVE, ENDED_OTHERWISE" })
	void resultOfAFindingToRevokeIsHowItEnded(int audit, Resolution resolution, FindingResult result) {
		assertThat(result(REVOKE, open(0), closed(audit, resolution))).isEqualTo(result);
	}

	@Test
	void revocationWithoutALastDayIsNeverLate() {
		Decision revoke = new Decision(DecisionKind.REVOKE, "bob", day(1), "x", null, null);
		assertThat(result(revoke, open(0), closed(8, Resolution.REVOKED))).isEqualTo(FindingResult.REVOKED);
	}

	@Test
	void keptOrAcceptedFindingEndsOtherwise() {
		assertThat(result(KEEP, open(0), closed(1, Resolution.REVOKED))).isEqualTo(FindingResult.ENDED_OTHERWISE);
		assertThat(result(null, accepted(0), closed(1, Resolution.REVOKED))).isEqualTo(FindingResult.ENDED_OTHERWISE);
	}

	@Test
	void findingWithoutADecisionEndsUndecided() {
		assertThat(result(null, open(0), closed(1, Resolution.REVOKED))).isEqualTo(FindingResult.ENDED_UNDECIDED);
	}

	private static FindingResult result(@Nullable Decision decision, FindingRow... rows) {
		Appearance appearance = Appearance.of(Stream.of(rows).toList(), 0).get(0);
		return appearance.result(decision, appearance.closedOn(AUDITS));
	}

	private static FindingRow open(int audit) {
		return row(audit, FindingState.OPEN, null, null);
	}

	private static FindingRow accepted(int audit) {
		return row(audit, FindingState.ACCEPTED, null, 7L);
	}

	private static FindingRow closed(int audit, Resolution resolution) {
		return row(audit, FindingState.CLOSED, resolution, null);
	}

	private static FindingRow row(int audit, FindingState state, @Nullable Resolution resolution,
			@Nullable Long exception) {
		LocalDate date = AUDITS.get(audit).date();
		return new FindingRow(audit, audit, 1, Rule.NON_CREATOR_MANAGE, Certainty.CERTAIN, state, resolution, "ann",
				null, null, 7, null, date, date, exception, null);
	}

}
