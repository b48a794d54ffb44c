package dev.swraudit.access;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What an answer means, read off its status and error code (the table of the service's
 * errors that SDKs and the documentation show).
 */
enum Meaning {

	/** Slow down, everybody, and ask again; this was no attempt. */
	THROTTLED,

	/** It may go better the next time. */
	TRANSIENT,

	/** The caller's credentials are not, or no longer, good. */
	CREDENTIALS,

	/** The caller may not read it, and will not tomorrow. */
	FORBIDDEN,

	/** No such image or organization. */
	NOT_FOUND,

	/** No such URL: this is not the API. */
	WRONG_URL,

	/** No, and asking again would not change it. */
	FAILED;

	private static final Set<String> THROTTLING_CODES = Set.of("SVCSTG.SWR.4031032", "SVCSTG.SWR.4031042", "APIG.0308",
			"APIGW.0308");

	private static final Set<String> WRONG_URL_CODES = Set.of("SVCSTG.SWR.4040083", "APIGW.0101");

	private static final String CROSS_ACCOUNT = "SVCSTG.SWR.4011064";

	/** What any answer but a 200 means. */
	static Meaning of(int status, ErrorBody error, boolean html) {
		return switch (status) {
			case 401 -> CROSS_ACCOUNT.equals(error.code()) ? FORBIDDEN : CREDENTIALS;
			case 403 -> isThrottlingCode(error.code()) ? THROTTLED : FORBIDDEN;
			case 404 -> ofNotFound(error.code(), html);
			case 409 -> TRANSIENT;
			case 429 -> THROTTLED;
			default -> (status >= 500) ? TRANSIENT : FAILED;
		};
	}

	private static Meaning ofNotFound(@Nullable String code, boolean html) {
		if (html || isOneOf(WRONG_URL_CODES, code)) {
			return WRONG_URL;
		}
		return (code != null && code.startsWith("SVCSTG.SWR.404")) ? NOT_FOUND : FAILED;
	}

	/** Whether a 403 with this code is throttling, not a lack of rights. */
	static boolean isThrottlingCode(@Nullable String code) {
		return isOneOf(THROTTLING_CODES, code);
	}

	private static boolean isOneOf(Set<String> codes, @Nullable String code) {
		return code != null && codes.contains(code);
	}

}
