package dev.swraudit.finding;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.permission.Auth;

/**
 * Result of the rules for one repository or organization.
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
	 * Applies the rules for repositories:
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
		return of(creatorKnown, holders, Rule.NON_CREATOR_MANAGE, List.of());
	}

	/**
	 * Applies the rules for organizations: {@code organization-manage} and
	 * {@code unrecognised-permission} as for repositories, and {@code organization-write}
	 * in the same way for Write.
	 * @param creatorKnown whether the creator is known
	 * @param holders all holders
	 */
	public static Assessment ofOrganization(boolean creatorKnown, List<PermissionHolder> holders) {
		List<Finding> writers = nonCreators(Rule.ORGANIZATION_WRITE, creatorKnown,
				holders.stream().filter((holder) -> holder.auth() == Auth.WRITE).toList());
		return of(creatorKnown, holders, Rule.ORGANIZATION_MANAGE, writers);
	}

	private static Assessment of(boolean creatorKnown, List<PermissionHolder> holders, Rule manageRule,
			List<Finding> others) {
		List<PermissionHolder> managers = holders.stream().filter(PermissionHolder::isManager).toList();
		List<Finding> findings = new ArrayList<>(nonCreators(manageRule, creatorKnown, managers));
		int nonCreators = creatorKnown ? findings.size() : Math.max(managers.size() - 1, 0);
		List<Finding> unrecognised = holders.stream()
			.filter((holder) -> !Auth.isRecognised(holder.auth()))
			.map((holder) -> new Finding(Rule.UNRECOGNISED_PERMISSION, Certainty.CERTAIN, holder))
			.toList();
		boolean undetermined = (!creatorKnown && !managers.isEmpty()) || !unrecognised.isEmpty();
		findings.addAll(others);
		findings.addAll(unrecognised);
		return new Assessment(verdict(nonCreators, undetermined), managers.size(), nonCreators, findings);
	}

	/** Returns the findings of those who are not, or may not be, the creator. */
	private static List<Finding> nonCreators(Rule rule, boolean creatorKnown, List<PermissionHolder> holders) {
		Certainty certainty = creatorKnown ? Certainty.CERTAIN : Certainty.POSSIBLE;
		return holders.stream()
			.filter((holder) -> !creatorKnown || !Boolean.TRUE.equals(holder.creator()))
			.map((holder) -> new Finding(rule, certainty, holder))
			.toList();
	}

	private static Verdict verdict(int nonCreatorManagers, boolean undetermined) {
		if (nonCreatorManagers > 0) {
			return Verdict.FLAGGED;
		}
		return undetermined ? Verdict.UNDETERMINED : Verdict.NOT_FLAGGED;
	}

}
