package dev.swraudit.sample;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Response of the sample SWR, as an answer file describes it.
 *
 * @param status HTTP status, 200 to 599
 * @param headers headers besides {@code Content-Type: application/json}; optional
 * @param body any JSON; optional, the default is an empty body
 */
record Answer(int status, Map<String, String> headers, @Nullable JsonNode body) {

	Answer {
		if (status < 200 || status > 599) {
			throw new IllegalArgumentException("status " + status);
		}
		headers = (headers != null) ? Map.copyOf(headers) : Map.of();
	}

	/**
	 * Returns an error in the format of SWR.
	 */
	static Answer error(int status, String code, String message) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.putArray("errors").addObject().put("errorCode", code).put("errorMessage", message);
		return new Answer(status, Map.of(), body);
	}

	/**
	 * Returns an error in the format of the API gateway.
	 */
	static Answer gatewayError(int status, String code, String message) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.put("error_code", code).put("error_msg", message).put("request_id", "5a3b1c9e7d2f4a6088e1b7c4d9f03a12");
		return new Answer(status, Map.of(), body);
	}

	String text() {
		return (this.body == null || this.body.isNull()) ? "" : this.body.toString();
	}

}
