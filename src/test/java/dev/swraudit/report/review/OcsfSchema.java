package dev.swraudit.report.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * Extract of the schema of OCSF 1.8.0, and a validator of events.
 */
final class OcsfSchema {

	private final JsonNode schema;

	OcsfSchema() throws IOException {
		this.schema = new JsonMapper()
			.readTree(new ClassPathResource("ocsf-1.8.0.json", OcsfSchema.class).getContentAsByteArray());
	}

	/** Returns what is wrong with an event. */
	List<String> errors(JsonNode event) {
		List<String> errors = new ArrayList<>();
		checkObject(this.schema.path("class").asString(), event, "event", errors);
		return errors;
	}

	private void checkObject(String type, JsonNode value, String path, List<String> errors) {
		JsonNode object = this.schema.path("objects").path(type);
		if (!value.isObject() || object.isMissingNode()) {
			errors.add(path + ": no object " + type);
			return;
		}
		object.path("required")
			.forEach((name) -> addIf(!value.has(name.asString()), path + ": lacks " + name.asString(), errors));
		JsonNode alternatives = object.path("atLeastOne");
		addIf(!alternatives.isEmpty() && StreamSupport.stream(alternatives.spliterator(), false)
			.noneMatch((name) -> value.has(name.asString())), path + ": lacks all of " + alternatives, errors);
		value.properties()
			.forEach((attribute) -> checkAttribute(object.path("attributes").path(attribute.getKey()),
					attribute.getValue(), path + "." + attribute.getKey(), errors));
	}

	private void checkAttribute(JsonNode attribute, JsonNode value, String path, List<String> errors) {
		switch (attribute.path("type").asString("")) {
			case "string" -> addIf(!value.isString(), path + ": no string", errors);
			case "integer" -> {
				addIf(!value.isIntegralNumber(), path + ": no integer", errors);
				addIf(attribute.has("enum") && StreamSupport.stream(attribute.path("enum").spliterator(), false)
					.noneMatch((allowed) -> allowed.asLong() == value.asLong()), path + ": " + value, errors);
			}
			case "object" -> {
				if (attribute.has("object")) {
					checkObject(attribute.path("object").asString(), value, path, errors);
				}
				addIf(!value.isObject(), path + ": no object", errors);
			}
			case "array" -> {
				addIf(!value.isArray() || value.isEmpty(), path + ": no array with elements", errors);
				value.forEach((element) -> checkElement(attribute.path("items").asString(), element, path, errors));
			}
			default -> errors.add(path + ": unknown attribute");
		}
	}

	private void checkElement(String type, JsonNode element, String path, List<String> errors) {
		if (type.equals("string")) {
			addIf(!element.isString(), path + ": no string", errors);
		}
		else {
			checkObject(type, element, path, errors);
		}
	}

	private static void addIf(boolean wrong, String error, List<String> errors) {
		if (wrong) {
			errors.add(error);
		}
	}

}
