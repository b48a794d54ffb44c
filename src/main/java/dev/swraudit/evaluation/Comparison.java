package dev.swraudit.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.swraudit.finding.Finding;
import dev.swraudit.finding.FindingKey;
import dev.swraudit.finding.Holder;
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
	List<Compared> compare(SettledTarget now, List<Finding> findings, List<Standing> before) {
		if (now.outcome() == Outcome.AUDITED) {
			return compareAudited(now, findings, before);
		}
		boolean gone = now.outcome() == Outcome.NOT_FOUND && !this.tooManyVanished;
		return before.stream()
			.map((standing) -> gone ? Compared.resolved(standing, Resolution.OBJECT_GONE, standing.creatorAccount())
					: Compared.unverified(standing))
			.toList();
	}

	/** What stood of a repository that is no target now. */
	List<Compared> compareMissing(List<Standing> before) {
		return before.stream().map(Compared::unverified).toList();
	}

	private List<Compared> compareAudited(SettledTarget now, List<Finding> findings, List<Standing> before) {
		TreeMap<FindingKey, Compared> compared = new TreeMap<>();
		TreeMap<FindingKey, Standing> left = new TreeMap<>();
		before.forEach((standing) -> left.put(standing.key(), standing));
		for (Finding finding : findings) {
			Standing standing = left.remove(finding.key());
			compared.put(finding.key(), compareFound(finding, now.creatorAccount(), standing));
		}
		left.forEach((key, standing) -> compared.put(key, this.tooManyVanished ? Compared.unverified(standing)
				: Compared.resolved(standing, resolution(standing, now.holders()), now.creatorAccount())));
		return new ArrayList<>(compared.values());
	}

	private Compared compareFound(Finding finding, @Nullable Integer creator, @Nullable Standing before) {
		return (before != null) ? Compared.again(finding, creator, before, this.today)
				: Compared.newly(finding, creator, this.today);
	}

	/** A holder who still manages, and is no finding any more, is the creator. */
	private static Resolution resolution(Standing before, List<Holder> holders) {
		Optional<Holder> now = holders.stream()
			.filter((holder) -> holder.userId().equals(before.holder().userId()))
			.findFirst();
		if (now.isEmpty()) {
			return Resolution.REVOKED;
		}
		boolean creator = before.rule() == Rule.NON_CREATOR_MANAGE && now.get().isManager();
		return creator ? Resolution.HOLDER_IS_CREATOR : Resolution.LOWERED;
	}

}
