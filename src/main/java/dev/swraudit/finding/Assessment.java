package dev.swraudit.finding;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.permission.Auth;

/**
 * What the rules say of one audited repository.
 *
 * @param managers how many hold Manage
 * @param nonCreatorManagers how many of them are not the creator; with the creator
 * unknown the least it can be
 * @param findings ordered by rule, then as the holders were
 */
public record Assessment(Verdict verdict, int managers, int nonCreatorManagers, List<Finding> findings) {

	/** What can be said of a target that was not read. */
	public static Assessment notAudited() {
		return new Assessment(Verdict.NOT_AUDITED, 0, 0, List.of());
	}

	/**
	 * Applies the rules.
	 * <p>
	 * {@code non-creator-manage}: every manager who is not the creator; with the creator
	 * unknown every manager, possibly. {@code unrecognised-permission}: every number but
	 * 7, 3 and 1.
	 * <p>
	 * Flagged is what has a non-creator who certainly holds Manage: with the creator
	 * unknown it takes two managers, of whom one must be somebody else. Undetermined is
	 * what cannot be told apart from that: a manager who may be the creator, or a number
	 * that nobody knows.
	 * @param creatorKnown whether it is known who created the repository
	 * @param holders who holds anything that is not plain Write or Read; these may be
	 * left out
	 */
	public static Assessment of(boolean creatorKnown, List<PermissionHolder> holders) {
		List<Finding> findings = new ArrayList<>();
		List<Finding> unrecognised = new ArrayList<>();
		int managers = 0;
		for (PermissionHolder permissionHolder : holders) {
			if (permissionHolder.isManager()) {
				managers++;
				if (!creatorKnown) {
					findings.add(new Finding(Rule.NON_CREATOR_MANAGE, Certainty.POSSIBLE, permissionHolder));
				}
				else if (!Boolean.TRUE.equals(permissionHolder.creator())) {
					findings.add(new Finding(Rule.NON_CREATOR_MANAGE, Certainty.CERTAIN, permissionHolder));
				}
			}
			if (!Auth.isRecognised(permissionHolder.auth())) {
				unrecognised.add(new Finding(Rule.UNRECOGNISED_PERMISSION, Certainty.CERTAIN, permissionHolder));
			}
		}
		int nonCreators = creatorKnown ? findings.size() : Math.max(managers - 1, 0);
		boolean unclear = (!creatorKnown && managers > 0) || !unrecognised.isEmpty();
		findings.addAll(unrecognised);
		return new Assessment(verdict(nonCreators, unclear), managers, nonCreators, findings);
	}

	private static Verdict verdict(int nonCreatorManagers, boolean unclear) {
		if (nonCreatorManagers > 0) {
			return Verdict.FLAGGED;
		}
		return unclear ? Verdict.UNDETERMINED : Verdict.NOT_FLAGGED;
	}

}
