package dev.swraudit.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import dev.swraudit.job.run.UserError;
import dev.swraudit.message.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Results of the checks of {@code --check}, in the order of the table.
 */
final class CheckResults {

	private static final Logger logger = LoggerFactory.getLogger(CheckResults.class);

	private final List<CheckResult> results = new ArrayList<>();

	/**
	 * Runs a check.
	 * @param remedy what to do if it fails
	 */
	void check(String subject, Check check, String remedy) {
		try {
			this.results.add(check.run());
		}
		// Every failure becomes a line of the table.
		catch (Exception ex) {
			logger.warn("Check of {} failed", subject, ex);
			String line = UserError.about(ex).line();
			boolean known = this.results.stream().anyMatch((earlier) -> earlier.text().equals(line));
			this.results.add(known ? CheckResult.skipped(subject, "skipped: correct the failed check above first")
					: CheckResult.failed(subject, line, remedy));
		}
	}

	/** Replaces the result of an earlier check. */
	void replace(CheckResult result) {
		this.results.removeIf((earlier) -> earlier.subject().equals(result.subject()));
		this.results.add(result);
	}

	boolean hasPassed(String subject) {
		return this.results.stream().anyMatch((result) -> result.subject().equals(subject) && result.hasPassed());
	}

	/**
	 * Prints the table.
	 * @return complete if no check failed, else configuration error
	 */
	ExitCode print(PrintStream out) {
		this.results.forEach((result) -> out.print(result.lines()));
		long failed = count(CheckResult.Status.FAILED);
		out.println(((failed == 0) ? ready(count(CheckResult.Status.WARNING))
				: failed + " of " + this.results.size() + " checks failed.") + " Nothing was audited or written.");
		return (failed == 0) ? ExitCode.COMPLETE : ExitCode.CONFIGURATION_ERROR;
	}

	private static String ready(long warnings) {
		return (warnings == 0) ? "Ready: all checks passed."
				: "Ready, with " + warnings + ((warnings == 1) ? " warning." : " warnings.");
	}

	private long count(CheckResult.Status status) {
		return this.results.stream().filter((result) -> result.status() == status).count();
	}

	/**
	 * A single check.
	 */
	interface Check {

		CheckResult run() throws Exception;

	}

}
