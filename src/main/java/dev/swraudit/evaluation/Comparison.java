package dev.swraudit.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.swraudit.finding.Finding;
import dev.swraudit.finding.FindingKey;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Compares the findings of an audit with those of its baseline, repository by repository.
 * Only a reading resolves a finding: one that was not read stays, unverified. Where too
 * many repositories have vanished, nothing is resolved at all, because the readings are
 * in doubt.
 *
 * @param today the audit date
 * @param tooManyVanished whether too many repositories have vanished, see
 * {@link VanishedTargets}
 */
record Comparison(LocalDate today, boolean tooManyVanished) {

	/**
	 * Compares a repository that is a target now.
	 * @param now its settled target
	 * @param before what stood of it, in any order
	 * @return in the order of rule and user
	 */
	List<Compared> compare(CompletedTarget now, List<Finding> findings, List<BaselineFinding> before) {
		if (now.outcome() == Outcome.AUDITED) {
			return compareAudited(now, findings, before);
		}
		boolean gone = now.outcome() == Outcome.NOT_FOUND && !this.tooManyVanished;
		return before.stream()
			.map((baselineFinding) -> gone
					? Compared.resolved(baselineFinding, Resolution.OBJECT_GONE, baselineFinding.creatorAccount())
					: Compared.unverified(baselineFinding))
			.toList();
	}

	/** What stood of a repository that is no target now. */
	List<Compared> compareMissing(List<BaselineFinding> before) {
		return before.stream().map(Compared::unverified).toList();
	}

	private List<Compared> compareAudited(CompletedTarget now, List<Finding> findings, List<BaselineFinding> before) {
		TreeMap<FindingKey, Compared> compared = new TreeMap<>();
		TreeMap<FindingKey, BaselineFinding> left = new TreeMap<>();
		before.forEach((baselineFinding) -> left.put(baselineFinding.key(), baselineFinding));
		for (Finding finding : findings) {
			BaselineFinding baselineFinding = left.remove(finding.key());
			compared.put(finding.key(), compareFound(finding, now.creatorAccount(), baselineFinding));
		}
		left.forEach((key, baselineFinding) -> compared.put(key,
				this.tooManyVanished ? Compared.unverified(baselineFinding) : Compared.resolved(baselineFinding,
						resolution(baselineFinding, now.holders()), now.creatorAccount())));
		return new ArrayList<>(compared.values());
	}

	private Compared compareFound(Finding finding, @Nullable Integer creator, @Nullable BaselineFinding before) {
		return (before != null) ? Compared.again(finding, creator, before, this.today)
				: Compared.newly(finding, creator, this.today);
	}

	/** A holder who still manages, and is no finding any more, is the creator. */
	private static Resolution resolution(BaselineFinding before, List<PermissionHolder> holders) {
		Optional<PermissionHolder> now = holders.stream()
			.filter((permissionHolder) -> permissionHolder.userId().equals(before.holder().userId()))
			.findFirst();
		if (now.isEmpty()) {
			return Resolution.REVOKED;
		}
		boolean creator = before.rule() == Rule.NON_CREATOR_MANAGE && now.get().isManager();
		return creator ? Resolution.HOLDER_IS_CREATOR : Resolution.LOWERED;
	}

}
