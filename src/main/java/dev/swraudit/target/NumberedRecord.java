package dev.swraudit.target;

/**
 * Record of the input as first stored: a pending target, a duplicate or an invalid
 * record.
 */
public sealed interface NumberedRecord {

	/**
	 * Returns the 1-based physical line on which the record starts.
	 */
	long line();

	String namespace();

	String repository();

	/**
	 * Target to audit.
	 *
	 * @param number the number in the order of (namespace, repository), from 1 without
	 * gaps
	 */
	record Pending(long number, long line, String namespace, String repository) implements NumberedRecord {

	}

	/**
	 * Record with the same pair as an earlier line.
	 *
	 * @param first the first target with the pair
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
			return "same namespace and repository as line " + this.first.line();
		}

	}

	/**
	 * Record that cannot be a target.
	 *
	 * @param message the reason, in one line of at most 200 characters
	 */
	record Invalid(long line, String namespace, String repository, String message) implements NumberedRecord {

	}

}
