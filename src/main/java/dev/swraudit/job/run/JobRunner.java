package dev.swraudit.job.run;

import java.io.PrintStream;
import java.util.Map;

/**
 * One run of a job, from what the user typed to the exit code.
 */
public interface JobRunner {

	/**
	 * Runs the job.
	 * @param given the parameters by name
	 * @param out gets what the user should read
	 * @throws Exception what kept the job from its end, for {@link UserError} to word
	 */
	ExitCode run(Map<String, String> given, PrintStream out) throws Exception;

}
