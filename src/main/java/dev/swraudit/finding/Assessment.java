package dev.swraudit.finding;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.permission.Auth;

/**
 * Result of the rules for one repository.
 *
 * @param managers number of holders of Manage
 * @param nonCreatorManagers number of managers who are not the creator; the lowest
 * possible number if the creator is unknown
 * @param findings ordered by rule, then in the order of the holders
 */
public record Assessment(Verdict verdict, int managers, int nonCreatorManagers, List<Finding> findings) {

	/** Returns the assessment of a target whose access list was not read. */
	public static Assessment notAudited() {
		return new Assessment(Verdict.NOT_AUDITED, 0, 0, List.of());
	}

	/**
	 * Applies the rules:
	 * <ul>
	 * <li>{@code non-creator-manage}: every manager who is not the creator. If the
	 * creator is unknown, every manager is a possible finding.</li>
	 * <li>{@code unrecognised-permission}: every {@code auth} other than 7, 3 and 1.</li>
	 * </ul>
	 * A repository is flagged if a non-creator certainly holds Manage. If the creator is
	 * unknown, this takes two managers, because only one can be the creator. A repository
	 * is undetermined if it is not flagged, and the creator of a repository with a
	 * manager is unknown or an {@code auth} is unrecognised.
	 * @param creatorKnown whether the creator is known
	 * @param holders the holders; those with plain Write or Read may be omitted
	 */
	public static Assessment of(boolean creatorKnown, List<PermissionHolder> holders) {
		List<Finding> findings = new ArrayList<>();
		List<Finding> unrecognised = new ArrayList<>();
		int managers = 0;
		for (PermissionHolder holder : holders) {
			if (holder.isManager()) {
				managers++;
				if (!creatorKnown) {
					findings.add(new Finding(Rule.NON_CREATOR_MANAGE, Certainty.POSSIBLE, holder));
				}
				else if (!Boolean.TRUE.equals(holder.creator())) {
					findings.add(new Finding(Rule.NON_CREATOR_MANAGE, Certainty.CERTAIN, holder));
				}
			}
			if (!Auth.isRecognised(holder.auth())) {
				unrecognised.add(new Finding(Rule.UNRECOGNISED_PERMISSION, Certainty.CERTAIN, holder));
			}
		}
		int nonCreators = creatorKnown ? findings.size() : Math.max(managers - 1, 0);
		boolean undetermined = (!creatorKnown && managers > 0) || !unrecognised.isEmpty();
		findings.addAll(unrecognised);
		return new Assessment(verdict(nonCreators, undetermined), managers, nonCreators, findings);
	}

	private static Verdict verdict(int nonCreatorManagers, boolean undetermined) {
		if (nonCreatorManagers > 0) {
			return Verdict.FLAGGED;
		}
		return undetermined ? Verdict.UNDETERMINED : Verdict.NOT_FLAGGED;
	}

}
