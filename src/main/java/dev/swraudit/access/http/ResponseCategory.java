package dev.swraudit.access.http;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Category of a response whose status is not 200, by status and error code.
 */
public enum ResponseCategory {

	/** Throttling: all requests pause; does not count as an attempt. */
	THROTTLED,

	/** The service is down; retry. */
	SERVICE_DOWN,

	/** The object is busy; retry. */
	BUSY,

	/** The credentials are invalid or expired. */
	CREDENTIALS,

	/** The caller has no permission to read the object; new credentials do not help. */
	FORBIDDEN,

	/** No such image or organization. */
	NOT_FOUND,

	/** The response is not from the API. */
	WRONG_ENDPOINT,

	/** Other errors; a retry does not help. */
	FAILED;

	/**
	 * Error codes that make a 403 throttling, because FORBIDDEN would report missing
	 * rights without evidence. A 429 is throttling whatever its code.
	 */
	private static final Set<String> THROTTLING_CODES = Set.of("SVCSTG.SWR.4031032", "SVCSTG.SWR.4031042", "APIG.0308",
			"APIGW.0308");

	private static final String UNKNOWN_URL = "SVCSTG.SWR.4040083";

	private static final Set<String> WRONG_ENDPOINT_CODES = Set.of(UNKNOWN_URL, "APIG.0101", "APIGW.0101");

	private static final Set<String> CREDENTIAL_CODES = Set.of("SVCSTG.SWR.4010000", "SVCSTG.S2I.4019000", "APIG.0301",
			"APIGW.0301", "APIG.0307", "APIGW.0307");

	private static final Set<String> CROSS_ACCOUNT_CODES = Set.of("SVCSTG.SWR.4011064", "SVCSTG.SWR.4011044");

	private static final String TOKEN_MISSING = "SVCSTG.SWR.4001048";

	private static final String OF_SWR = "SVCSTG.";

	private static final List<String> OF_SWR_OR_GATEWAY = List.of(OF_SWR, "APIG.", "APIGW.");

	/**
	 * Returns the category of a response.
	 * @param webPage whether the body is {@linkplain ErrorBody#isWebPage a web page}
	 */
	public static ResponseCategory of(int status, ErrorBody error, boolean webPage) {
		String code = error.code();
		return switch (status) {
			case 400 -> TOKEN_MISSING.equals(code) ? CREDENTIALS : FAILED;
			case 401 -> ofUnauthorized(code);
			case 403 -> ofForbidden(code);
			case 404 -> ofNotFound(code, webPage);
			case 409 -> BUSY;
			case 429 -> THROTTLED;
			default -> (status >= 500 && status < 600) ? SERVICE_DOWN : FAILED;
		};
	}

	private static ResponseCategory ofUnauthorized(@Nullable String code) {
		if (code == null || CREDENTIAL_CODES.contains(code)) {
			return CREDENTIALS;
		}
		return CROSS_ACCOUNT_CODES.contains(code) ? FORBIDDEN : FAILED;
	}

	/**
	 * Without an error code of SWR or its gateway, the 403 is from a firewall or proxy.
	 */
	private static ResponseCategory ofForbidden(@Nullable String code) {
		if (code == null || OF_SWR_OR_GATEWAY.stream().noneMatch(code::startsWith)) {
			return FAILED;
		}
		return THROTTLING_CODES.contains(code) ? THROTTLED : FORBIDDEN;
	}

	private static ResponseCategory ofNotFound(@Nullable String code, boolean webPage) {
		if (code == null) {
			return webPage ? WRONG_ENDPOINT : FAILED;
		}
		if (WRONG_ENDPOINT_CODES.contains(code)) {
			return WRONG_ENDPOINT;
		}
		return code.startsWith("SVCSTG.SWR.404") ? NOT_FOUND : FAILED;
	}

	/**
	 * Returns whether the error code proves that the endpoint is SWR.
	 */
	public static boolean isCodeOfSwr(@Nullable String code) {
		return code != null && code.startsWith(OF_SWR) && !code.equals(UNKNOWN_URL);
	}

}
