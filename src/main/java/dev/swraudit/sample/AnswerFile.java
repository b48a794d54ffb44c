package dev.swraudit.sample;

import java.nio.file.Path;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON file that describes the responses for one repository or organization.
 */
record AnswerFile(Path path) {

	private static final String ANSWER = ", an answer being {\"status\": 200 to 599, \"headers\": {name: text}, \"body\": any JSON}";

	private static final String REPOSITORY = "allowed is {\"access\": [answer, ...], \"detail\": [answer, ...],"
			+ " \"shares\": [answer, ...]}" + ANSWER;

	private static final String ORGANIZATION = "allowed is {\"access\": [answer, ...], \"listed\": true or false,"
			+ " \"access_user_count\": number}" + ANSWER;

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
				DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.build();

	/**
	 * Reads the file of a repository.
	 * @throws SampleException if the content is not allowed; the message names the line
	 */
	SampleRepository readRepository() {
		return read(SampleRepository.class, REPOSITORY);
	}

	/**
	 * Reads the file of an organization.
	 * @throws SampleException if the content is not allowed; the message names the line
	 */
	SampleOrganization readOrganization() {
		return read(SampleOrganization.class, ORGANIZATION);
	}

	private <T> T read(Class<T> type, String allowed) {
		try {
			T content = MAPPER.readValue(this.path, type);
			if (content == null) {
				throw new SampleException(this.path + ": null; " + allowed);
			}
			return content;
		}
		catch (JacksonException ex) {
			throw new SampleException(this.path + ": " + reason(ex, allowed));
		}
	}

	private static String reason(JacksonException ex, String allowed) {
		if (ex instanceof JacksonIOException) {
			return "cannot be read: " + ex.getOriginalMessage();
		}
		String what = (ex instanceof DatabindException) ? "wrong at '" + place(ex.getPath()) + "'" : "not JSON";
		return "line " + ex.getLocation().getLineNr() + ": " + what + "; " + allowed;
	}

	private static String place(List<JacksonException.Reference> path) {
		StringBuilder place = new StringBuilder();
		for (JacksonException.Reference step : path) {
			place.append((step.getPropertyName() != null) ? "." + step.getPropertyName() : "[" + step.getIndex() + "]");
		}
		return (place.length() > 0) ? place.substring(1) : "{}";
	}

}
