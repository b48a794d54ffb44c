package dev.swraudit.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.swraudit.evaluation.LastReadings.LastKnown;
import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.Finding;
import dev.swraudit.finding.FindingKey;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.people.AuditHolders;
import dev.swraudit.people.Holder;
import dev.swraudit.people.PeopleMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Findings on users, and their comparison with those of the baseline:
 * <ul>
 * <li>{@code inactive-user}: a holder whom the people list calls disabled or left.</li>
 * <li>{@code unknown-user}: a holder whom the people list does not know.</li>
 * </ul>
 * A finding is resolved only if every object of the user's last known permissions was
 * read without the user or is gone, or if the list now clears the user: of
 * {@code inactive-user} by calling the user active, of {@code unknown-user} by knowing
 * the user. A user who is merely deleted from the list is not cleared.
 */
final class UserFindings {

	private final Comparison comparison;

	private final AuditHolders holders;

	private final LastReadings lastReadings;

	UserFindings(Comparison comparison, AuditHolders holders, LastReadings lastReadings) {
		this.comparison = comparison;
		this.holders = holders;
		this.lastReadings = lastReadings;
	}

	/**
	 * Compares the findings on users with those of the baseline.
	 * @param before the baseline findings on users, in any order
	 * @return the findings in the order of rule and user
	 */
	List<ComparedFinding> compare(List<BaselineFinding> before) {
		TreeMap<FindingKey, ComparedFinding> compared = new TreeMap<>();
		TreeMap<FindingKey, BaselineFinding> remaining = new TreeMap<>();
		before.forEach((finding) -> remaining.put(finding.key(), finding));
		if (this.holders.isListGiven()) {
			for (Holder holder : this.holders.all()) {
				Finding finding = find(holder);
				if (finding != null && this.comparison.rules().contains(finding.rule())) {
					compared.put(finding.key(),
							this.comparison.compareFound(finding, null, remaining.remove(finding.key()))
								.withObjects(holder.objects()));
				}
			}
		}
		Map<String, LastKnown> lastKnown = lastKnown(remaining);
		remaining.forEach((key, finding) -> compared.put(key, compareAbsent(finding, lastKnown)));
		return new ArrayList<>(compared.values());
	}

	/** Returns the finding on a user; null if there is none. */
	private @Nullable Finding find(Holder holder) {
		Optional<PeopleMatcher.Match> match = this.holders.find(holder);
		if (match.isPresent() && !match.get().person().isInactive()) {
			return null;
		}
		return new Finding(match.isPresent() ? Rule.INACTIVE_USER : Rule.UNKNOWN_USER, Certainty.CERTAIN,
				new PermissionHolder(holder.account(), holder.userId(), holder.highestAuth(), holder.isSelf(), null));
	}

	private Map<String, LastKnown> lastKnown(Map<FindingKey, BaselineFinding> absent) {
		return this.lastReadings.of(absent.keySet()
			.stream()
			.map(FindingKey::userId)
			.filter((userId) -> this.holders.holder(userId) == null)
			.distinct()
			.toList());
	}

	private ComparedFinding compareAbsent(BaselineFinding before, Map<String, LastKnown> lastKnown) {
		if (!this.holders.isListGiven() || !this.comparison.mayResolve(before.rule())) {
			return ComparedFinding.unverified(before);
		}
		LastKnown known = lastKnown.getOrDefault(before.holder().userId(), LastKnown.UNREAD);
		Resolution resolution = switch (known) {
			case REVOKED -> Resolution.REVOKED;
			case GONE -> Resolution.OBJECT_GONE;
			case UNREAD -> isCleared(before) ? Resolution.HOLDER_ACTIVE : null;
		};
		return (resolution != null) ? ComparedFinding.resolved(before, resolution, null)
				: ComparedFinding.unverified(before);
	}

	private boolean isCleared(BaselineFinding before) {
		return this.holders.find(before.holder().userId(), before.holder().account())
			.filter((match) -> before.rule() == Rule.UNKNOWN_USER || !match.person().isInactive())
			.isPresent();
	}

}
