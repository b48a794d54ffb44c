package dev.swraudit.report.overview;

import java.time.LocalDate;

import dev.swraudit.finding.Rule;
import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.finding.ReportedDecision;
import org.jspecify.annotations.Nullable;

/**
 * Finding that is not closed, as lists show it.
 *
 * @param namespace the organization; empty for a finding on a user
 * @param repository the repository; empty for an organization and for a finding on a user
 * @param certain whether the holder is certainly not the creator
 * @param userId id of the holder; {@code *} or {@code account:NAME} for others than users
 * @param userName name of the holder; null if there is none
 * @param person person behind the holder; null if it is not known
 * @param permission name of the permission
 * @param grantSource source of the permission; null for a finding on a user
 * @param self whether the holder is the auditing account
 * @param creator label of the creator, which may be unknown
 * @param creatorGone whether the creator holds no permission any more, is disabled or has
 * left
 * @param status what needs attention
 * @param verified whether this audit confirms the finding
 * @param firstSeen date of the first audit that found it
 * @param lastAbsent date of the last audit that read the object without the permission;
 * null if none did
 * @param objects number of objects of a finding on a user; null for others
 * @param exception the exception that covers it; null if none does
 * @param decision the decision that holds; null if none does
 */
public record ListedFinding(Rule rule, String namespace, String repository, boolean certain, String userId,
		@Nullable String userName, @Nullable String person, String permission, @Nullable String grantSource,
		boolean self, AccountLabel creator, boolean creatorGone, Status status, boolean verified, LocalDate firstSeen,
		@Nullable LocalDate lastAbsent, @Nullable Integer objects, @Nullable Covering exception,
		@Nullable ReportedDecision decision) {

	/** Returns whether the finding is open and was first seen long before a day. */
	public boolean isOld(LocalDate day) {
		return this.status != Status.ACCEPTED && this.firstSeen.isBefore(day.minusDays(Ages.OLD));
	}

	/**
	 * Exception that covers a finding.
	 *
	 * @param expires its last day; null if there is none
	 */
	public record Covering(String id, String approver, @Nullable LocalDate expires) {

	}

	/**
	 * Status of a finding, the most urgent first.
	 */
	public enum Status {

		/** Open, and not in the baseline or closed there. */
		NEW,

		/** Open, and accepted in the baseline. */
		REOPENED,

		/** Open in the baseline, too. */
		OPEN,

		/** Accepted by an exception or a decision. */
		ACCEPTED;

		static Status of(boolean open, @Nullable String stateBefore) {
			if (!open) {
				return ACCEPTED;
			}
			return (stateBefore == null) ? NEW : stateBefore.equals("ACCEPTED") ? REOPENED : OPEN;
		}

	}

}
