package dev.swraudit.access;

import org.jspecify.annotations.Nullable;

/**
 * Reader of the body of the detail call. Reads the creator only.
 */
final class RepositoryDetailReader {

	private final String repository;

	private @Nullable String creatorId;

	private @Nullable String creatorName;

	private RepositoryDetailReader(String repository) {
		this.repository = repository;
	}

	/**
	 * Reads the body of a 200. An empty id or name counts as missing.
	 * @param repository the name of the requested repository
	 * @throws UnreadableAnswerException if it is not a JSON object, or is for another
	 * repository
	 */
	static RepositoryDetail read(byte[] body, String repository) {
		RepositoryDetailReader reader = new RepositoryDetailReader(repository);
		StrictJson.readObject(body, reader::readMember);
		return new RepositoryDetail(reader.creatorId, reader.creatorName);
	}

	private void readMember(String name, StrictJson json) {
		switch (name) {
			case "name" -> json.requireNullOr(this.repository);
			case "creator_id" -> this.creatorId = presentOrNull(json.idOrNull(name));
			case "creator_name" -> this.creatorName = presentOrNull(json.nameOrNull(name));
			default -> {
			}
		}
		json.skip();
	}

	private static @Nullable String presentOrNull(@Nullable String text) {
		return (text == null || text.isEmpty()) ? null : text;
	}

}
