package dev.swraudit.job.run;

import java.util.Arrays;

/**
 * How a run tells its caller what came of it.
 */
public enum ExitCode {

	/** Everything was read and published. */
	COMPLETE(0),

	/**
	 * A person must act: parameter, setting, input file, credentials, endpoint,
	 * directory.
	 */
	PERSON_MUST_ACT(1),

	/**
	 * Published, but some records were not read, or too many repositories have vanished.
	 */
	INCOMPLETE(2),

	/**
	 * Published and complete, with findings that {@code audit.fail-on} asks to fail for.
	 */
	FINDINGS(3),

	/** As {@link #INCOMPLETE}, and with findings as in {@link #FINDINGS}. */
	INCOMPLETE_WITH_FINDINGS(5),

	/** Try again later: the service or the database is down, or another run is active. */
	TRY_AGAIN(4),

	/** Stopped by SIGINT. */
	INTERRUPTED(130),

	/** Stopped by SIGTERM. */
	TERMINATED(143);

	private final int value;

	ExitCode(int value) {
		this.value = value;
	}

	/** The process's exit status. */
	public int value() {
		return this.value;
	}

	/**
	 * The code with a value.
	 */
	public static ExitCode of(int value) {
		return Arrays.stream(values()).filter((code) -> code.value == value).findFirst().orElseThrow();
	}

}
