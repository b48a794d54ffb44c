package dev.swraudit.target;

/**
 * What the ledger first holds of a record: a target whose outcome is pending, or why it
 * is none.
 */
public sealed interface NumberedRecord {

	/**
	 * The 1-based physical line on which the record starts.
	 */
	long line();

	String namespace();

	String repository();

	/**
	 * A target to be audited.
	 *
	 * @param number 1 for the first in the order of (namespace, repository), and so on
	 * without a gap
	 */
	record Pending(long number, long line, String namespace, String repository) implements NumberedRecord {

	}

	/**
	 * A record with the same pair as one on an earlier line.
	 *
	 * @param first the earliest of them
	 */
	record Duplicate(long line, Pending first) implements NumberedRecord {

		@Override
		public String namespace() {
			return this.first.namespace();
		}

		@Override
		public String repository() {
			return this.first.repository();
		}

		public String message() {
			return "same pair as line " + this.first.line();
		}

	}

	/**
	 * A record that can't be a target.
	 *
	 * @param message why, in one line of at most 200 characters
	 */
	record Invalid(long line, String namespace, String repository, String message) implements NumberedRecord {

	}

}
