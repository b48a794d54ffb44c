package dev.swraudit.sample;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Organization of the sample: the responses to its access call, and what the list of
 * organizations says about it.
 */
final class SampleOrganization {

	private final @Nullable AnswerSequence access;

	private final boolean listed;

	private final @Nullable Integer users;

	@JsonCreator
	SampleOrganization(@Nullable AnswerSequence access, @Nullable Boolean listed,
			@JsonProperty("access_user_count") @Nullable Integer users) {
		this.access = access;
		this.listed = listed == null || listed;
		this.users = users;
	}

	/** Creates a listed organization without grants. */
	static SampleOrganization withoutGrants() {
		return new SampleOrganization(null, null, null);
	}

	/** Returns the next response to the access call; by default a list without grants. */
	Answer nextAccess(String name) {
		return (this.access != null) ? this.access.next() : withoutGrants(name);
	}

	private static Answer withoutGrants(String name) {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.put("id", 0)
			.put("name", name)
			.putNull("self_auth")
			.set("others_auths", JsonNodeFactory.instance.arrayNode());
		return new Answer(200, Map.of(), body);
	}

	/** Adds its element to the list of organizations, if it is listed. */
	void addTo(List<ObjectNode> list, String name, int repositories) {
		if (this.listed) {
			ObjectNode element = JsonNodeFactory.instance.objectNode();
			element.put("name", name).put("auth", 1).put("repo_count", repositories);
			if (this.users != null) {
				element.put("access_user_count", this.users);
			}
			list.add(element);
		}
	}

}
