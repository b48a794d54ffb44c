package dev.swraudit.report.data;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.swraudit.acceptance.AcceptedException;
import dev.swraudit.message.UntrustedText;
import org.jspecify.annotations.Nullable;

/**
 * Row of the exceptions file with its effect on the audit date.
 *
 * @param id id of the exception
 * @param rule name of a rule, or {@code *}
 * @param namespace glob of organizations
 * @param repository glob of repositories
 * @param userId id of the holder, or {@code *}; empty if the row has a name instead
 * @param reason the reason
 * @param approver the approver
 * @param approvedOn first day on which it is in force
 * @param expires last day on which it is in force; null if it never expires
 * @param status status on the audit date
 * @param uses number of findings that it covers, or of gaps for {@code accepted-gap}
 * @param userName name of the holder; null if the row has an id
 * @param bearers number of users who bear the name, if the exception is unused; else null
 */
public record ListedException(String id, String rule, String namespace, String repository, String userId, String reason,
		String approver, LocalDate approvedOn, @Nullable LocalDate expires, Status status, long uses,
		@Nullable String userName, @Nullable Long bearers) {

	/** Returns the id or the name of the holder, or {@code *}, for people. */
	public String holder() {
		return (this.userName != null) ? "user named " + this.userName : this.userId;
	}

	/**
	 * Returns the days until the last day in words, such as {@code in 4 days} or
	 * {@code today}; empty if it never ends, has ended, or ends in more than a year.
	 * @param day the audit date
	 */
	public String endsIn(LocalDate day) {
		if (this.expires == null || this.expires.isBefore(day) || this.expires.isAfter(day.plusYears(1))) {
			return "";
		}
		long days = ChronoUnit.DAYS.between(day, this.expires);
		return (days == 0) ? "today" : "in " + DisplayText.count(days, "day");
	}

	/** Returns what the exception covers in words, such as {@code 2 findings}. */
	public String coverage() {
		return DisplayText.count(this.uses, this.rule.equals(AcceptedException.ACCEPTED_GAP) ? "gap" : "finding");
	}

	/**
	 * Returns why the name of the holder matches no finding; empty if the row has an id,
	 * or one user bears the name.
	 */
	public Optional<String> unmatchedName() {
		if (this.userName == null || this.bearers == null || this.bearers == 1) {
			return Optional.empty();
		}
		return Optional.of(((this.bearers == 0) ? "no user bears" : this.bearers + " users bear") + " the name "
				+ UntrustedText.escape(this.userName, 200));
	}

	/**
	 * Status of an exception on a day. Those that need attention come first.
	 */
	public enum Status {

		/** Its last day has passed, so it no longer covers any finding. */
		EXPIRED("expired"),

		/** It is in force and covers no finding. */
		UNUSED("unused"),

		/** It covers findings, and its last day is one of the next 30 days. */
		ENDING_SOON("ending within " + AcceptedException.SOON_DAYS + " days"),

		/** It covers findings and has no last day. */
		NEVER_EXPIRING("never expires"),

		/** Its first day is in the future. */
		NOT_YET("not yet in force"),

		/** It covers findings until its last day. */
		IN_USE("in use");

		private static final Set<Status> NEEDS_ATTENTION = EnumSet.of(EXPIRED, UNUSED, ENDING_SOON, NEVER_EXPIRING);

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
