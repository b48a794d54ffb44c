package dev.swraudit.access.ratelimit;

import java.time.Instant;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UserException;

/**
 * Thrown if a service that the run needs is down or throttles, after all attempts. The
 * same command may succeed later.
 */
public class UnavailableException extends UserException {

	private static final long serialVersionUID = 1L;

	private final Instant retryAt;

	public UnavailableException(String message) {
		this(message, Instant.MIN);
	}

	/**
	 * Creates the exception for a service that throttles.
	 * @param retryAt the earliest instant of the next request
	 */
	public UnavailableException(String message, Instant retryAt) {
		super(ExitCode.TRY_AGAIN, message);
		this.retryAt = retryAt;
	}

	/** Returns whether it is too early for another request. */
	public boolean isTooEarly(Instant now) {
		return now.isBefore(this.retryAt);
	}

}
