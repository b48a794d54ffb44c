package dev.swraudit.access;

import org.jspecify.annotations.Nullable;

/**
 * The body of the detail call, of which the creator alone is read.
 */
final class RepositoryDetailReader {

	private @Nullable String creatorId;

	private @Nullable String creatorName;

	private RepositoryDetailReader() {
	}

	/**
	 * Reads the body of a 200; an empty id or name is none.
	 * @throws UnreadableAnswerException if it is not a JSON object
	 */
	static RepositoryDetail read(byte[] body) {
		RepositoryDetailReader reader = new RepositoryDetailReader();
		StrictJson.readObject(body, reader::readMember);
		return new RepositoryDetail(reader.creatorId, reader.creatorName);
	}

	private void readMember(String name, StrictJson json) {
		switch (name) {
			case "creator_id" -> this.creatorId = presentOrNull(json.idOrNull());
			case "creator_name" -> this.creatorName = presentOrNull(json.textOrNull());
			default -> {
			}
		}
		json.skip();
	}

	private static @Nullable String presentOrNull(@Nullable String text) {
		return (text == null || text.isEmpty()) ? null : text;
	}

}
