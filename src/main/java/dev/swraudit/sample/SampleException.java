package dev.swraudit.sample;

import dev.swraudit.message.ExitCode;
import dev.swraudit.message.UserException;

/**
 * Thrown for an invalid sample. The one-line message says what is wrong and what is
 * allowed.
 */
public final class SampleException extends UserException {

	SampleException(String message) {
		super(ExitCode.CONFIGURATION_ERROR, message);
	}

}
