package dev.swraudit.access;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reader of the body of the access call. Refuses every body that is not certainly the
 * access list of the requested repository.
 */
final class AccessListReader {

	private final String repository;

	private @Nullable String id;

	private @Nullable String creatorName;

	private @Nullable List<AccessList.Grant> self;

	private @Nullable List<AccessList.Grant> others;

	private @Nullable List<AccessList.Grant> othersByOldName;

	private AccessListReader(String repository) {
		this.repository = repository;
	}

	/**
	 * Reads the body of a 200.
	 * @param repository the name of the requested repository
	 * @throws UnreadableAnswerException if it is not the access list of that repository
	 */
	static AccessList read(byte[] body, String repository) {
		AccessListReader reader = new AccessListReader(repository);
		StrictJson.readObject(body, reader::readMember);
		return reader.toAccessList();
	}

	private void readMember(String name, StrictJson json) {
		switch (name) {
			case "id" -> this.id = idOrSkip(name, json);
			case "name" -> json.requireNullOr(this.repository);
			case "creator_name" -> this.creatorName = nameOrSkip(name, json);
			case "self_auth" -> this.self = readSelf(json);
			case "others_auths" -> this.others = readList(name, json);
			case "others_auth" -> this.othersByOldName = readList(name, json);
			default -> json.skip();
		}
	}

	private AccessList toAccessList() {
		List<AccessList.Grant> listed = (this.others != null) ? this.others : this.othersByOldName;
		if (this.self == null && listed == null) {
			throw new UnreadableAnswerException(
					"the response is not an access list: it has neither self_auth nor others_auths");
		}
		List<AccessList.Grant> grants = new ArrayList<>();
		if (this.self != null) {
			grants.addAll(this.self);
		}
		if (listed != null) {
			grants.addAll(listed);
		}
		return new AccessList(identifies(this.id) ? this.id : null, this.creatorName, grants);
	}

	/** Returns false for an absent or empty id, and for 0, which many lists may have. */
	private static boolean identifies(@Nullable String id) {
		return id != null && !id.matches("-?0*");
	}

	private static List<AccessList.Grant> readSelf(StrictJson json) {
		return switch (json.token()) {
			case VALUE_NULL -> List.of();
			case START_OBJECT -> List.of(readGrant(json, true));
			default -> throw new UnreadableAnswerException("self_auth is neither null nor an object");
		};
	}

	private static List<AccessList.Grant> readList(String name, StrictJson json) {
		if (json.token() == JsonToken.VALUE_NULL) {
			return List.of();
		}
		if (json.token() != JsonToken.START_ARRAY) {
			throw new UnreadableAnswerException(name + " is neither null nor an array");
		}
		List<AccessList.Grant> grants = new ArrayList<>();
		while (json.next() != JsonToken.END_ARRAY) {
			if (json.token() != JsonToken.START_OBJECT) {
				throw new UnreadableAnswerException("an element of " + name + " is not an object");
			}
			grants.add(readGrant(json, false));
		}
		return grants;
	}

	private static AccessList.Grant readGrant(StrictJson json, boolean self) {
		GrantReader reader = new GrantReader();
		json.members(reader::readMember);
		return reader.toGrant(self);
	}

	private static @Nullable String idOrSkip(String member, StrictJson json) {
		String id = json.idOrNull(member);
		json.skip();
		return id;
	}

	private static @Nullable String nameOrSkip(String member, StrictJson json) {
		String name = json.nameOrNull(member);
		json.skip();
		return name;
	}

	/**
	 * Reader of one entry of the list.
	 */
	private static final class GrantReader {

		private @Nullable String userId;

		private @Nullable String userName;

		private @Nullable Long auth;

		private void readMember(String name, StrictJson json) {
			switch (name) {
				case "user_id" -> this.userId = idOrSkip(name, json);
				case "user_name" -> this.userName = readName(name, json);
				case "auth" -> this.auth = json.integer(name);
				default -> json.skip();
			}
		}

		private static @Nullable String readName(String member, StrictJson json) {
			if (json.token() != JsonToken.VALUE_STRING && json.token() != JsonToken.VALUE_NULL) {
				throw new UnreadableAnswerException("a user_name is not a string");
			}
			return json.nameOrNull(member);
		}

		private AccessList.Grant toGrant(boolean self) {
			if (this.userId == null || this.userId.isEmpty()) {
				throw new UnreadableAnswerException("a user has no user_id");
			}
			if (this.auth == null) {
				throw new UnreadableAnswerException("a user has no auth");
			}
			return new AccessList.Grant(this.userId, this.userName, this.auth, self);
		}

	}

}
