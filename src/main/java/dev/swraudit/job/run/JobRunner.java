package dev.swraudit.job.run;

import java.io.PrintStream;
import java.util.Map;

import dev.swraudit.message.ExitCode;

/**
 * Runs a job, from the parameters to the exit code.
 */
public interface JobRunner {

	/**
	 * Runs the job.
	 * @param given the parameters by name
	 * @param out receives the output for the user
	 * @throws Exception if the job fails; {@link UserError} describes it to the user
	 */
	ExitCode run(Map<String, String> given, PrintStream out) throws Exception;

}
