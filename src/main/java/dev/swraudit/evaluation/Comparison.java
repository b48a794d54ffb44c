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
 * Comparison of the findings of a repository with those of the baseline. Only an access
 * list or a repository that SWR does not find resolves a finding. A finding that was not
 * read stays as unverified. If too many repositories have vanished, nothing is resolved,
 * because the responses are not trustworthy.
 *
 * @param today the audit date
 * @param tooManyVanished whether too many repositories have vanished, see
 * {@link VanishedTargets}
 */
record Comparison(LocalDate today, boolean tooManyVanished) {

	/**
	 * Compares a repository that is a target of this audit.
	 * @param now the completed target
	 * @param before the baseline findings in any order
	 * @return the findings in the order of rule and user
	 */
	List<ComparedFinding> compare(CompletedTarget now, List<Finding> findings, List<BaselineFinding> before) {
		if (now.outcome() == Outcome.AUDITED) {
			return compareAudited(now, findings, before);
		}
		boolean gone = now.outcome() == Outcome.NOT_FOUND && !this.tooManyVanished;
		return before.stream()
			.map((baselineFinding) -> gone ? ComparedFinding.resolved(baselineFinding, Resolution.OBJECT_GONE,
					baselineFinding.creatorAccount()) : ComparedFinding.unverified(baselineFinding))
			.toList();
	}

	/** Returns the findings of a repository that is not a target of this audit. */
	List<ComparedFinding> compareMissing(List<BaselineFinding> before) {
		return before.stream().map(ComparedFinding::unverified).toList();
	}

	private List<ComparedFinding> compareAudited(CompletedTarget now, List<Finding> findings,
			List<BaselineFinding> before) {
		TreeMap<FindingKey, ComparedFinding> compared = new TreeMap<>();
		TreeMap<FindingKey, BaselineFinding> remaining = new TreeMap<>();
		before.forEach((baselineFinding) -> remaining.put(baselineFinding.key(), baselineFinding));
		for (Finding finding : findings) {
			BaselineFinding baselineFinding = remaining.remove(finding.key());
			compared.put(finding.key(), compareFound(finding, now.creatorAccount(), baselineFinding));
		}
		remaining.forEach((key, baselineFinding) -> compared.put(key,
				this.tooManyVanished ? ComparedFinding.unverified(baselineFinding) : ComparedFinding
					.resolved(baselineFinding, resolution(baselineFinding, now.holders()), now.creatorAccount())));
		return new ArrayList<>(compared.values());
	}

	private ComparedFinding compareFound(Finding finding, @Nullable Integer creator, @Nullable BaselineFinding before) {
		return (before != null) ? ComparedFinding.existing(finding, creator, before, this.today)
				: ComparedFinding.newFinding(finding, creator, this.today);
	}

	/** Returns the reason. A holder of Manage without a finding must be the creator. */
	private static Resolution resolution(BaselineFinding before, List<PermissionHolder> holders) {
		Optional<PermissionHolder> now = holders.stream()
			.filter((holder) -> holder.userId().equals(before.holder().userId()))
			.findFirst();
		if (now.isEmpty()) {
			return Resolution.REVOKED;
		}
		boolean creator = before.rule() == Rule.NON_CREATOR_MANAGE && now.get().isManager();
		return creator ? Resolution.HOLDER_IS_CREATOR : Resolution.LOWERED;
	}

}
