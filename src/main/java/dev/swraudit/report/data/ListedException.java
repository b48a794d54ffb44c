package dev.swraudit.report.data;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A row of the exceptions file, and what it did on the audit's day.
 *
 * @param id what the file calls it
 * @param rule the rule it is for, or {@code *}
 * @param namespace glob of organizations
 * @param repository glob of repositories
 * @param userId the holder it is for, or {@code *}
 * @param reason why it was accepted
 * @param approver who accepted it
 * @param approvedOn the first day on which it holds
 * @param expires the last one; null if it never ends
 * @param standing what has become of it
 * @param uses how many findings it covers
 */
public record ListedException(String id, String rule, String namespace, String repository, String userId, String reason,
		String approver, LocalDate approvedOn, @Nullable LocalDate expires, Standing standing, long uses) {

	/**
	 * What has become of an exception by a day; those to do something about come first.
	 */
	public enum Standing {

		/** Its last day has passed, so what it covered is open again. */
		EXPIRED("expired"),

		/** It holds and covers no finding. */
		UNUSED("unused"),

		/** It covers findings, and will for ever. */
		NEVER_EXPIRING("never expires"),

		/** Its first day has yet to come. */
		NOT_YET("not yet in force"),

		/** It covers findings until its last day. */
		IN_USE("in use");

		private static final Set<Standing> DUE = EnumSet.of(EXPIRED, UNUSED, NEVER_EXPIRING);

		private final String text;

		Standing(String text) {
			this.text = text;
		}

		public String text() {
			return this.text;
		}

		/** Whether somebody should do something about it. */
		public boolean isDue() {
			return DUE.contains(this);
		}

	}

}
