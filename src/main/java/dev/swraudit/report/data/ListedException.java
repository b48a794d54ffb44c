package dev.swraudit.report.data;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Row of the exceptions file with its effect on the audit date.
 *
 * @param id id of the exception
 * @param rule name of a rule, or {@code *}
 * @param namespace glob of organizations
 * @param repository glob of repositories
 * @param userId id of the holder, or {@code *}
 * @param reason the reason
 * @param approver the approver
 * @param approvedOn first day on which it is in force
 * @param expires last day on which it is in force; null if it never expires
 * @param status status on the audit date
 * @param uses number of findings that it covers
 */
public record ListedException(String id, String rule, String namespace, String repository, String userId, String reason,
		String approver, LocalDate approvedOn, @Nullable LocalDate expires, Status status, long uses) {

	/**
	 * Status of an exception on a day. Those that need attention come first.
	 */
	public enum Status {

		/** Its last day has passed, so it no longer covers any finding. */
		EXPIRED("expired"),

		/** It is in force and covers no finding. */
		UNUSED("unused"),

		/** It covers findings and has no last day. */
		NEVER_EXPIRING("never expires"),

		/** Its first day is in the future. */
		NOT_YET("not yet in force"),

		/** It covers findings until its last day. */
		IN_USE("in use");

		private static final Set<Status> NEEDS_ATTENTION = EnumSet.of(EXPIRED, UNUSED, NEVER_EXPIRING);

		private final String text;

		Status(String text) {
			this.text = text;
		}

		public String text() {
			return this.text;
		}

		/** Returns whether the exception should be reviewed. */
		public boolean needsAttention() {
			return NEEDS_ATTENTION.contains(this);
		}

	}

}
