package dev.swraudit.cli;

import java.util.List;

/**
 * Result of one check of {@code --check}.
 *
 * @param subject what was checked
 * @param text what was found
 * @param remedy what to do if the check failed or warns, else empty
 * @param details lines below the text
 */
record CheckResult(Status status, String subject, String text, String remedy, List<String> details) {

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

		/** A run would end with 4 now; the remedy says what to wait for. */
		LATER("WAIT"),

		/** A run would end with 1; the remedy says what to do. */
		FAILED("FAIL");

		private final String label;

		Status(String label) {
			this.label = label;
		}

	}

	static CheckResult ok(String subject, String text) {
		return new CheckResult(Status.OK, subject, text, "", List.of());
	}

	static CheckResult warning(String subject, String text, String remedy) {
		return new CheckResult(Status.WARNING, subject, text, remedy, List.of());
	}

	static CheckResult skipped(String subject, String text) {
		return new CheckResult(Status.SKIPPED, subject, text, "", List.of());
	}

	static CheckResult later(String subject, String text, String remedy) {
		return new CheckResult(Status.LATER, subject, text, remedy, List.of());
	}

	static CheckResult failed(String subject, String text, String remedy) {
		return new CheckResult(Status.FAILED, subject, text, remedy, List.of());
	}

	CheckResult withDetails(List<String> lines) {
		return new CheckResult(this.status, this.subject, this.text, this.remedy, lines);
	}

	boolean hasPassed() {
		return this.status == Status.OK;
	}

	/** Returns whether a run could not begin. */
	boolean stopsRun() {
		return this.status == Status.FAILED || this.status == Status.LATER;
	}

	/**
	 * Returns the line of the table, the details, and a last line with the remedy if
	 * there is one.
	 */
	String lines() {
		StringBuilder lines = new StringBuilder(
				String.format("%-4s %-12s %s%n", this.status.label, this.subject, this.text));
		this.details.forEach((detail) -> lines.append(String.format("%18s%s%n", "", detail)));
		if (!this.remedy.isEmpty()) {
			lines.append(String.format("%17s %s%n", "to do:", this.remedy));
		}
		return lines.toString();
	}

}
