package dev.swraudit.sample;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer as an answer file writes it.
 *
 * @param status HTTP status, 200 to 599
 * @param headers headers beside {@code Content-Type: application/json}; may be left out
 * @param body any JSON; an answer without one has an empty body
 */
record Answer(int status, Map<String, String> headers, @Nullable JsonNode body) {

	Answer {
		if (status < 200 || status > 599) {
			throw new IllegalArgumentException("status " + status);
		}
		headers = (headers != null) ? Map.copyOf(headers) : Map.of();
	}

	/**
	 * An error in the shape of SWR itself.
	 */
	static Answer error(int status, String code, String message) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.putArray("errors").addObject().put("errorCode", code).put("errorMessage", message);
		return new Answer(status, Map.of(), body);
	}

	/**
	 * An error in the shape of the gateway before SWR.
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
