package dev.swraudit.message;

import java.util.Arrays;

/**
 * Exit code of the process.
 */
public enum ExitCode {

	/**
	 * No record has an outcome of {@code audit.incomplete-on}, and the audit is
	 * published; also the end of an export, a check or the help.
	 */
	COMPLETE(0),

	/**
	 * Configuration error: parameter, setting, input file, credentials, endpoint,
	 * directory; or an unexpected error.
	 */
	CONFIGURATION_ERROR(1),

	/**
	 * Published, but some records have an outcome of {@code audit.incomplete-on}, or too
	 * many repositories have vanished.
	 */
	INCOMPLETE(2),

	/**
	 * Published and complete, with findings that {@code audit.fail-on} names.
	 */
	FINDINGS(3),

	/** Both {@link #INCOMPLETE} and {@link #FINDINGS}. */
	INCOMPLETE_WITH_FINDINGS(5),

	/** Try again later: the service or the database is down, or another run is active. */
	TRY_AGAIN(4),

	/** Stopped by SIGHUP. */
	HANGUP(129),

	/** Stopped by SIGINT. */
	INTERRUPTED(130),

	/** Stopped by SIGTERM. */
	TERMINATED(143);

	private final int value;

	ExitCode(int value) {
		this.value = value;
	}

	/** Returns the exit status of the process. */
	public int value() {
		return this.value;
	}

	/**
	 * Returns the exit code with this value.
	 */
	public static ExitCode of(int value) {
		return Arrays.stream(values()).filter((code) -> code.value == value).findFirst().orElseThrow();
	}

}
