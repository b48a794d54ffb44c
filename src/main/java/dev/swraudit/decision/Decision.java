package dev.swraudit.decision;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Valid decision of a reviewer.
 *
 * @param decidedOn first day on which it can hold
 * @param keepUntil last day on which a {@code keep} holds; null for a {@code revoke}
 * @param revokeBy last day on which a {@code revoke} is not overdue; null if it has no
 * such day, and for a {@code keep}
 */
public record Decision(DecisionKind kind, String decidedBy, LocalDate decidedOn, String reason,
		@Nullable LocalDate keepUntil, @Nullable LocalDate revokeBy) {

	/**
	 * Returns whether the decision has ended before a day. A {@code revoke} never ends.
	 */
	boolean hasEndedBefore(LocalDate day) {
		return this.keepUntil != null && this.keepUntil.isBefore(day);
	}

}
