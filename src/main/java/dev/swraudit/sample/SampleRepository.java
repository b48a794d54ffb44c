package dev.swraudit.sample;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Repository of the sample, with the response sequences of one answer file.
 */
final class SampleRepository {

	static final Answer MISSING = Answer.error(404, "SVCSTG.SWR.4040113", "The image does not exist");

	private final AnswerSequence access;

	private final AnswerSequence detail;

	private final @Nullable AnswerSequence shares;

	@JsonCreator
	SampleRepository(@Nullable AnswerSequence access, @Nullable AnswerSequence detail,
			@Nullable AnswerSequence shares) {
		this.access = (access != null) ? access : missing();
		this.detail = (detail != null) ? detail : missing();
		this.shares = shares;
	}

	/** Returns whether the repository exists in the end. */
	boolean exists() {
		return this.access.last().status() != MISSING.status();
	}

	Answer nextAccess() {
		return this.access.next();
	}

	Answer nextDetail() {
		return this.detail.next();
	}

	/** Returns the next response to the call for its shares; by default none. */
	Answer nextShares() {
		return (this.shares != null) ? this.shares.next()
				: new Answer(200, Map.of(), JsonNodeFactory.instance.arrayNode());
	}

	boolean isShared() {
		return this.shares != null;
	}

	/**
	 * Returns its element of a listing. What it says besides the name is in the detail.
	 */
	ObjectNode element(String namespace, String name) {
		JsonNode known = this.detail.last().body();
		ObjectNode element = JsonNodeFactory.instance.objectNode();
		element.put("name", name)
			.put("namespace", namespace)
			.put("is_public", known != null && known.path("is_public").asBoolean(false));
		copy(known, "created", element, "created_at");
		copy(known, "updated", element, "updated_at");
		return element;
	}

	private static void copy(@Nullable JsonNode from, String name, ObjectNode to, String newName) {
		if (from != null && from.hasNonNull(name)) {
			to.set(newName, from.get(name));
		}
	}

	private static AnswerSequence missing() {
		return new AnswerSequence(List.of(MISSING));
	}

}
