package dev.swraudit.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.swraudit.finding.Finding;
import dev.swraudit.finding.FindingKey;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.permission.Auth;
import dev.swraudit.permission.GrantSource;
import org.jspecify.annotations.Nullable;

/**
 * Comparison of the findings on an object with those of the baseline. Only a source that
 * was read, or an object that SWR does not find, resolves a finding. A finding that was
 * not read, or whose rule is switched off, stays as unverified. If too many repositories
 * or organizations have vanished, nothing is resolved, because the responses are not
 * trustworthy.
 *
 * @param today the audit date
 * @param tooManyVanished whether too many repositories or organizations have vanished,
 * see {@link VanishedTargets}
 * @param rules the rules that make findings
 */
record Comparison(LocalDate today, boolean tooManyVanished, Set<Rule> rules) {

	/**
	 * Compares an object of this audit.
	 * @param now the completed object
	 * @param findings the findings of this audit, in any order
	 * @param before the baseline findings, in any order
	 * @param othersRead whether all permissions of another source than the object's
	 * access list were read
	 * @return the findings in the order of rule and user
	 */
	List<ComparedFinding> compare(CompletedTarget now, List<Finding> findings, List<BaselineFinding> before,
			Predicate<GrantSource> othersRead) {
		boolean audited = now.outcome() == Outcome.AUDITED;
		TreeMap<FindingKey, ComparedFinding> compared = new TreeMap<>();
		TreeMap<FindingKey, BaselineFinding> remaining = new TreeMap<>();
		before.forEach((baselineFinding) -> remaining.put(baselineFinding.key(), baselineFinding));
		for (Finding finding : findings) {
			if (this.rules.contains(finding.rule())) {
				BaselineFinding baselineFinding = remaining.remove(finding.key());
				compared.put(finding.key(),
						compareFound(finding, audited ? now.creatorAccount() : null, baselineFinding));
			}
		}
		remaining.forEach((key, baselineFinding) -> {
			GrantSource source = key.rule().source(now.repository().isOrganization());
			boolean read = source.isAccessList() ? audited : othersRead.test(source);
			compared.put(key, compareAbsent(baselineFinding, now, read));
		});
		return new ArrayList<>(compared.values());
	}

	/** Returns the findings of an object that is not in this audit. */
	List<ComparedFinding> compareMissing(List<BaselineFinding> before) {
		return before.stream().map(ComparedFinding::unverified).toList();
	}

	/** Returns whether a finding of a rule may be resolved at all. */
	boolean mayResolve(Rule rule) {
		return !this.tooManyVanished && this.rules.contains(rule);
	}

	/**
	 * Compares a finding of this audit.
	 * @param before the same finding in the baseline; null if it is not there
	 */
	ComparedFinding compareFound(Finding finding, @Nullable Integer creator, @Nullable BaselineFinding before) {
		return (before != null) ? ComparedFinding.existing(finding, creator, before, this.today)
				: ComparedFinding.newFinding(finding, creator, this.today);
	}

	/**
	 * Compares a finding of the baseline that this audit does not have.
	 * @param read whether the source of the finding was read
	 */
	private ComparedFinding compareAbsent(BaselineFinding before, CompletedTarget now, boolean read) {
		if (!mayResolve(before.rule())) {
			return ComparedFinding.unverified(before);
		}
		if (now.outcome() == Outcome.NOT_FOUND) {
			return ComparedFinding.resolved(before, Resolution.OBJECT_GONE, before.creatorAccount());
		}
		Integer creator = isCreatorRead(now) ? now.creatorAccount() : before.creatorAccount();
		return read ? ComparedFinding.resolved(before, resolution(before, now.holders()), creator)
				: ComparedFinding.unverified(before);
	}

	/**
	 * Returns whether the creator was read. No detail call reads the creator of a
	 * repository without managers.
	 */
	private static boolean isCreatorRead(CompletedTarget now) {
		return now.outcome() == Outcome.AUDITED && (now.repository().isOrganization() || now.creatorAccount() != null);
	}

	/**
	 * Returns the reason. A holder of the reported permission without a finding must be
	 * the creator.
	 */
	private static Resolution resolution(BaselineFinding before, List<PermissionHolder> holders) {
		Optional<PermissionHolder> now = holders.stream()
			.filter((holder) -> holder.userId().equals(before.holder().userId()))
			.findFirst();
		if (now.isEmpty()) {
			return Resolution.REVOKED;
		}
		boolean same = switch (before.rule()) {
			case NON_CREATOR_MANAGE, ORGANIZATION_MANAGE -> now.get().isManager();
			case ORGANIZATION_WRITE -> now.get().auth() == Auth.WRITE;
			case PUBLIC_REPOSITORY, SHARED_REPOSITORY, UNRECOGNISED_PERMISSION -> false;
			case INACTIVE_USER, UNKNOWN_USER -> throw new IllegalArgumentException("a rule for users");
		};
		return same ? Resolution.HOLDER_IS_CREATOR : Resolution.LOWERED;
	}

}
