package dev.swraudit.cli;

/**
 * Result of one check of {@code --check}.
 *
 * @param subject what was checked
 * @param text what was found
 * @param remedy what to do if the check failed or warns, else empty
 */
record CheckResult(Status status, String subject, String text, String remedy) {

	/**
	 * Status of a check.
	 */
	enum Status {

		/** Passed. */
		OK("ok"),

		/** Passed, but the remedy says what to do. */
		WARNING("warn"),

		/** Not checked. */
		SKIPPED("-"),

		/** Failed; the remedy says what to do. */
		FAILED("FAIL");

		private final String label;

		Status(String label) {
			this.label = label;
		}

	}

	static CheckResult ok(String subject, String text) {
		return new CheckResult(Status.OK, subject, text, "");
	}

	static CheckResult warning(String subject, String text, String remedy) {
		return new CheckResult(Status.WARNING, subject, text, remedy);
	}

	static CheckResult skipped(String subject, String text) {
		return new CheckResult(Status.SKIPPED, subject, text, "");
	}

	static CheckResult failed(String subject, String text, String remedy) {
		return new CheckResult(Status.FAILED, subject, text, remedy);
	}

	boolean hasPassed() {
		return this.status == Status.OK;
	}

	/**
	 * Returns the line of the table, and a second line with the remedy if there is one.
	 */
	String lines() {
		String line = String.format("%-4s %-12s %s%n", this.status.label, this.subject, this.text);
		return !this.remedy.isEmpty() ? line + String.format("%17s %s%n", "to do:", this.remedy) : line;
	}

}
