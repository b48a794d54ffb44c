package dev.swraudit.finding;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.swraudit.decision.DecisionKind;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of an access review: {@code findings = kept + accepted + toRevoke + undecided}.
 *
 * @param findings findings that are not closed
 * @param kept findings that a decision accepts
 * @param accepted findings that an exception accepts
 * @param toRevoke findings with a decision to revoke that holds
 * @param undecided open findings without a decision that holds
 * @param overdue findings to revoke whose last day has passed
 * @param revoked findings with a decision to revoke that this audit resolved as revoked
 * @param lowered findings with a decision to revoke that this audit resolved as lowered
 * @param endedOtherwise findings with a decision to revoke that this audit resolved for
 * another reason
 */
public record ReviewCounts(long findings, long kept, long accepted, long toRevoke, long undecided, long overdue,
		long revoked, long lowered, long endedOtherwise) {

	static final ReviewCounts NONE = new ReviewCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

	ReviewCounts plus(FindingFacts finding, long count) {
		return switch (finding.state()) {
			case CLOSED -> finding.isDecided(DecisionKind.REVOKE) ? plusEnded(finding.resolution(), count) : this;
			case ACCEPTED -> finding.isDecided(DecisionKind.KEEP) ? plus(count, 0, 0, 0, 0) : plus(0, count, 0, 0, 0);
			case OPEN -> finding.isDecided(DecisionKind.REVOKE) ? plus(0, 0, count, 0, finding.overdue() ? count : 0)
					: plus(0, 0, 0, count, 0);
		};
	}

	private ReviewCounts plus(long moreKept, long moreAccepted, long moreToRevoke, long moreUndecided,
			long moreOverdue) {
		return new ReviewCounts(this.findings + moreKept + moreAccepted + moreToRevoke + moreUndecided,
				this.kept + moreKept, this.accepted + moreAccepted, this.toRevoke + moreToRevoke,
				this.undecided + moreUndecided, this.overdue + moreOverdue, this.revoked, this.lowered,
				this.endedOtherwise);
	}

	private ReviewCounts plusEnded(@Nullable Resolution resolution, long count) {
		boolean isRevoked = resolution == Resolution.REVOKED;
		boolean isLowered = resolution == Resolution.LOWERED;
		return new ReviewCounts(this.findings, this.kept, this.accepted, this.toRevoke, this.undecided, this.overdue,
				this.revoked + (isRevoked ? count : 0), this.lowered + (isLowered ? count : 0),
				this.endedOtherwise + (isRevoked || isLowered ? 0 : count));
	}

	/** Returns the counts by name, as in {@code summary.json}. */
	public Map<String, Long> byName() {
		Map<String, Long> counts = new LinkedHashMap<>();
		counts.put("findings", this.findings);
		counts.put("kept", this.kept);
		counts.put("accepted", this.accepted);
		counts.put("toRevoke", this.toRevoke);
		counts.put("undecided", this.undecided);
		counts.put("overdue", this.overdue);
		counts.put("revoked", this.revoked);
		counts.put("lowered", this.lowered);
		counts.put("endedOtherwise", this.endedOtherwise);
		return counts;
	}

	/**
	 * Returns the equation in words, such as
	 * {@code 6 findings = 1 kept + 2 accepted + 1 to revoke + 2 undecided}.
	 */
	public String equation() {
		return String.format(Locale.ROOT, "%,d finding%s = %,d kept + %,d accepted + %,d to revoke + %,d undecided",
				this.findings, (this.findings == 1) ? "" : "s", this.kept, this.accepted, this.toRevoke,
				this.undecided);
	}

	/**
	 * Returns whether this audit resolved findings with a decision to revoke.
	 */
	public boolean hasEnded() {
		return this.revoked + this.lowered + this.endedOtherwise > 0;
	}

}
