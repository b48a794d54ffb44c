package dev.swraudit.finding;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.swraudit.finding.Certainty.CERTAIN;
import static dev.swraudit.finding.Certainty.POSSIBLE;
import static dev.swraudit.finding.Rule.NON_CREATOR_MANAGE;
import static dev.swraudit.finding.Rule.UNRECOGNISED_PERMISSION;
import static org.assertj.core.api.Assertions.assertThat;

class AssessmentTests {

	@Test
	void creatorWhoManagesAloneIsNotAFinding() {
		assertAssessed(known(holder(7, true)), Verdict.NOT_FLAGGED, 1, 0);
	}

	@Test
	void readersAndWritersAreNotFindings() {
		assertAssessed(known(holder(1, false), holder(3, false)), Verdict.NOT_FLAGGED, 0, 0);
		assertAssessed(unknown(holder(1, null), holder(3, null)), Verdict.NOT_FLAGGED, 0, 0);
	}

	@Test
	void emptyListHasNoFinding() {
		assertAssessed(known(), Verdict.NOT_FLAGGED, 0, 0);
		assertAssessed(unknown(), Verdict.NOT_FLAGGED, 0, 0);
	}

	@Test
	void managerOtherThanTheCreatorIsFlagged() {
		PermissionHolder other = holder(7, false);
		Assessment assessment = known(holder(7, true), other);
		assertAssessed(assessment, Verdict.FLAGGED, 2, 1, new Finding(NON_CREATOR_MANAGE, CERTAIN, other));
	}

	@Test
	void auditingAccountIsNotExempt() {
		PermissionHolder self = new PermissionHolder(9, "u9", 7, true, false);
		assertAssessed(known(self), Verdict.FLAGGED, 1, 1, new Finding(NON_CREATOR_MANAGE, CERTAIN, self));
	}

	@Test
	void oneManagerWithUnknownCreatorIsUndetermined() {
		PermissionHolder holder = holder(7, null);
		assertAssessed(unknown(holder), Verdict.UNDETERMINED, 1, 0, new Finding(NON_CREATOR_MANAGE, POSSIBLE, holder));
	}

	@Test
	void twoManagersWithUnknownCreatorAreFlagged() {
		PermissionHolder one = holder(7, null);
		PermissionHolder other = holder(7, null);
		assertAssessed(unknown(one, other), Verdict.FLAGGED, 2, 1, new Finding(NON_CREATOR_MANAGE, POSSIBLE, one),
				new Finding(NON_CREATOR_MANAGE, POSSIBLE, other));
	}

	@Test
	void unrecognisedPermissionIsUndetermined() {
		for (long auth : new long[] { 0, 2, 8, 9 }) {
			PermissionHolder holder = holder(auth, false);
			assertAssessed(known(holder), Verdict.UNDETERMINED, 0, 0,
					new Finding(UNRECOGNISED_PERMISSION, CERTAIN, holder));
		}
	}

	@Test
	void unrecognisedPermissionWithManageBitIsManage() {
		for (long auth : new long[] { 4, 5, 6, 15, -1 }) {
			PermissionHolder holder = holder(auth, false);
			assertAssessed(known(holder), Verdict.FLAGGED, 1, 1, new Finding(NON_CREATOR_MANAGE, CERTAIN, holder),
					new Finding(UNRECOGNISED_PERMISSION, CERTAIN, holder));
		}
	}

	@Test
	void unrecognisedPermissionOfTheCreatorIsUndetermined() {
		PermissionHolder creator = holder(5, true);
		assertAssessed(known(creator), Verdict.UNDETERMINED, 1, 0,
				new Finding(UNRECOGNISED_PERMISSION, CERTAIN, creator));
	}

	@Test
	void findingsAreOrderedByRule() {
		PermissionHolder odd = holder(5, false);
		PermissionHolder manager = holder(7, false);
		assertThat(known(odd, manager).findings()).containsExactly(new Finding(NON_CREATOR_MANAGE, CERTAIN, odd),
				new Finding(NON_CREATOR_MANAGE, CERTAIN, manager), new Finding(UNRECOGNISED_PERMISSION, CERTAIN, odd));
	}

	private static void assertAssessed(Assessment assessment, Verdict verdict, int managers, int nonCreators,
			Finding... findings) {
		assertThat(assessment).isEqualTo(new Assessment(verdict, managers, nonCreators, List.of(findings)));
	}

	private static Assessment known(PermissionHolder... holders) {
		return Assessment.of(true, List.of(holders));
	}

	private static Assessment unknown(PermissionHolder... holders) {
		return Assessment.of(false, List.of(holders));
	}

	private static PermissionHolder holder(long auth, @Nullable Boolean creator) {
		return new PermissionHolder(1, "u1", auth, false, creator);
	}

}
