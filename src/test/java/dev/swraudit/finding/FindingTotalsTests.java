package dev.swraudit.finding;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.decision.DecisionKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FindingTotalsTests {

	private final FindingTotals totals = new FindingTotals();

	@Test
	void movementCountsTheStatesOfTheBaselineAndNow() {
		add(FindingChange.NEW, null, FindingState.OPEN, 3);
		add(FindingChange.NEW, null, FindingState.ACCEPTED, 2);
		add(FindingChange.EXISTING, FindingState.OPEN, FindingState.OPEN, 5);
		add(FindingChange.EXISTING, FindingState.OPEN, FindingState.ACCEPTED, 4);
		add(FindingChange.REOPENED, FindingState.ACCEPTED, FindingState.OPEN, 6);
		add(FindingChange.UNVERIFIED, FindingState.ACCEPTED, FindingState.OPEN, 1);
		add(FindingChange.RESOLVED, FindingState.OPEN, FindingState.CLOSED, 7);
		add(FindingChange.RESOLVED, FindingState.ACCEPTED, FindingState.CLOSED, 8);
		assertThat(this.totals.movement()).isEqualTo(new Movement(16, 3, 7, 7, 4, 15));
		assertThat(this.totals.movement().equation())
			.isEqualTo("16 open before + 3 new + 7 reopened - 7 resolved - 4 accepted = 15 open");
		assertThat(this.totals.movement().newOrReopened()).isEqualTo(10);
	}

	@Test
	void movementAddsUpForAnyChangeOfState() {
		List<FindingState> states = new ArrayList<>(List.of(FindingState.values()));
		for (FindingState before : new FindingState[] { null, FindingState.OPEN, FindingState.ACCEPTED }) {
			for (FindingState now : states) {
				add(FindingChange.EXISTING, before, now, 1 + states.indexOf(now));
				Movement movement = this.totals.movement();
				assertThat(movement.openBefore() + movement.appeared() + movement.reopened() - movement.resolved()
						- movement.accepted())
					.as("%s -> %s", before, now)
					.isEqualTo(movement.open());
			}
		}
	}

	@Test
	void reviewAddsUpByDecision() {
		decided(FindingState.ACCEPTED, null, DecisionKind.KEEP, false, 1);
		decided(FindingState.ACCEPTED, null, null, false, 2);
		decided(FindingState.OPEN, null, DecisionKind.REVOKE, false, 3);
		decided(FindingState.OPEN, null, DecisionKind.REVOKE, true, 4);
		decided(FindingState.OPEN, null, null, false, 5);
		decided(FindingState.CLOSED, Resolution.REVOKED, DecisionKind.REVOKE, false, 6);
		decided(FindingState.CLOSED, Resolution.LOWERED, DecisionKind.REVOKE, false, 7);
		decided(FindingState.CLOSED, Resolution.OBJECT_GONE, DecisionKind.REVOKE, false, 8);
		decided(FindingState.CLOSED, Resolution.REVOKED, DecisionKind.KEEP, false, 9);
		decided(FindingState.CLOSED, Resolution.REVOKED, null, false, 10);
		assertThat(this.totals.review()).isEqualTo(new ReviewCounts(15, 1, 2, 7, 5, 4, 6, 7, 8));
		assertThat(this.totals.review().equation())
			.isEqualTo("15 findings = 1 kept + 2 accepted + 7 to revoke + 5 undecided");
	}

	private void add(FindingChange change, @Nullable FindingState before, FindingState now, long count) {
		this.totals.add(new FindingFacts(Rule.NON_CREATOR_MANAGE, change, now, before, null, null, false), count);
	}

	private void decided(FindingState state, @Nullable Resolution resolution, @Nullable DecisionKind decision,
			boolean overdue, long count) {
		this.totals.add(new FindingFacts(Rule.NON_CREATOR_MANAGE, FindingChange.EXISTING, state, FindingState.OPEN,
				resolution, decision, overdue), count);
	}

}
