package dev.swraudit.report.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * Findings of one user, of everybody or of another account, that changed in the same way
 * since the baseline.
 *
 * @param userId id of the user; {@code *} or {@code account:NAME} for others
 * @param userName name of the user; null if there is none
 * @param person name of the person behind the user; null if it is not known
 * @param findings number of these findings
 * @param rules number of these findings by rule, in the order of {@link Rule}
 * @param permissions their permissions, the highest first
 * @param objects the first objects in the order of names, at most as many as asked for
 * @param objectCount number of all objects; a finding on the user has none
 * @param organizations the first organizations of the objects in the order of names
 * @param organizationCount number of all organizations of the objects
 * @param gained number of the objects that an earlier audit read without the permission
 * @param gainedAfter lower bound of the time at which the permissions of the gained ones
 * were granted: the start of the audit of the earliest of their last dates of absence;
 * null if none is gained or that audit is no longer stored
 * @param lastAbsent the earliest of their last dates of absence; null if none is gained
 * @param oldest first date on which one of these findings was found
 * @param resolutions number of these findings by resolution, in the order of
 * {@link Resolution}; empty unless resolved
 * @param status status of the user in the people list; null if the list does not know the
 * user
 * @param heldObjects number of objects on which the user holds a permission, according to
 * a finding on the user; 0 if there is no such finding
 */
public record UserChange(String userId, @Nullable String userName, @Nullable String person, long findings,
		Map<Rule, Long> rules, List<String> permissions, List<ObjectName> objects, long objectCount,
		List<String> organizations, long organizationCount, long gained, @Nullable Instant gainedAfter,
		@Nullable LocalDate lastAbsent, LocalDate oldest, Map<Resolution, Long> resolutions,
		Person.@Nullable Status status, int heldObjects) {

	/** Returns whether one of these findings is on the user, and not on an object. */
	public boolean isOnUser() {
		return this.rules.keySet().stream().anyMatch(Rule::isPerUser);
	}

}
