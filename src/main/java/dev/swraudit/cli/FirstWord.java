package dev.swraudit.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.swraudit.job.run.JobName;
import dev.swraudit.job.run.RunException;
import dev.swraudit.message.NearestName;
import org.jspecify.annotations.Nullable;

/**
 * First word of a command line: {@code help}, or the name of a job.
 *
 * @param text the word; empty if the first argument is not such a word
 */
record FirstWord(String text) {

	static final FirstWord HELP = new FirstWord("help");

	private static final FirstWord NONE = new FirstWord("");

	private static final List<String> JOBS = JobName.names();

	private static final List<String> OPTIONS = List.of("--help", "--version", "--check");

	/**
	 * Returns the first word of the arguments.
	 * @throws RunException if it is not known, but near to a word that is
	 */
	static FirstWord of(String... arguments) {
		String first = (arguments.length > 0) ? arguments[0] : "";
		if (first.equals(HELP.text)) {
			return HELP;
		}
		if (JOBS.contains(first)) {
			return new FirstWord(first);
		}
		if (!first.startsWith("-") && !first.contains("=")) {
			NearestName.of(first, Stream.concat(JOBS.stream(), OPTIONS.stream()).toList()).ifPresent((meant) -> {
				throw RunException.configurationError("unknown first word; did you mean " + meant + "?");
			});
		}
		return NONE;
	}

	/** Returns how many arguments the word takes. */
	int length() {
		return this.text.isEmpty() ? 0 : 1;
	}

	/**
	 * Adds the setting that names the job.
	 * @param settings the settings on the command line by name
	 * @throws RunException if they name another job
	 */
	void addTo(Map<String, String> settings) {
		if (!JOBS.contains(this.text)) {
			return;
		}
		String setting = "--" + JobName.SETTING + "=" + this.text;
		String given = settings.put(JobName.SETTING, setting);
		requireSame(setting, given);
	}

	private void requireSame(String setting, @Nullable String given) {
		if (given != null && !given.equals(setting)) {
			throw RunException.configurationError("the first word names the job " + this.text + ", but --"
					+ JobName.SETTING + " names another one; name one of them only");
		}
	}

}
