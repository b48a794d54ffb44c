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
			UserError error = UserError.about(ex);
			boolean known = this.results.stream().anyMatch((earlier) -> earlier.text().equals(error.line()));
			this.results.add(known ? CheckResult.skipped(subject, "skipped: correct the failed check above first")
					: result(subject, error, remedy));
		}
	}

	private static CheckResult result(String subject, UserError error, String remedy) {
		return (error.exitCode() == ExitCode.TRY_AGAIN)
				? CheckResult.later(subject, error.line(), "try again later; if it stays so, " + remedy)
				: CheckResult.failed(subject, error.line(), remedy);
	}

	/** Replaces the result of an earlier check. */
	void replace(CheckResult result) {
		this.results.removeIf((earlier) -> earlier.subject().equals(result.subject()));
		this.results.add(result);
	}

	boolean hasPassed(String subject) {
		return this.results.stream().anyMatch((result) -> result.subject().equals(subject) && result.hasPassed());
	}

	boolean stopsRun(String subject) {
		return this.results.stream().anyMatch((result) -> result.subject().equals(subject) && result.stopsRun());
	}

	/**
	 * Prints the table.
	 * @return complete if a run could begin, else the exit code with which it would end
	 * now
	 */
	ExitCode print(PrintStream out) {
		this.results.forEach((result) -> out.print(result.lines()));
		long failed = count(CheckResult.Status.FAILED);
		long later = count(CheckResult.Status.LATER);
		ExitCode exitCode = (failed > 0) ? ExitCode.CONFIGURATION_ERROR
				: (later > 0) ? ExitCode.TRY_AGAIN : ExitCode.COMPLETE;
		out.println(((failed + later == 0) ? ready(count(CheckResult.Status.WARNING)) : (failed + later) + " of "
				+ this.results.size() + " checks failed; a run would end with " + exitCode.value() + ".")
				+ " Nothing was audited or written.");
		return exitCode;
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
