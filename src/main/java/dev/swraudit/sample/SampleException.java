package dev.swraudit.sample;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UserException;

/**
 * A sample that can't be served, for a reason that its one-line message names together
 * with what is allowed.
 */
public final class SampleException extends UserException {

	SampleException(String message) {
		super(ExitCode.CONFIGURATION_ERROR, message);
	}

}
