package dev.swraudit.access;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reader of the totals of the account.
 */
final class AccountOverviewReader {

	private @Nullable String id;

	private @Nullable String name;

	private @Nullable Long repositories;

	private AccountOverviewReader() {
	}

	/**
	 * Reads the body of a 200.
	 * @throws UnreadableAnswerException if it has neither the id of the account nor its
	 * number of repositories
	 */
	static AccountOverview read(byte[] body) {
		AccountOverviewReader reader = new AccountOverviewReader();
		StrictJson.readObject(body, reader::readMember);
		if (reader.id == null && reader.repositories == null) {
			throw new UnreadableAnswerException("the response has neither domain_id nor repo_num");
		}
		return new AccountOverview(reader.id, reader.name, reader.repositories);
	}

	private void readMember(String member, StrictJson json) {
		switch (member) {
			case "domain_id" -> this.id = json.idOrNull(member);
			case "domain_name" -> this.name = json.nameOrNull(member);
			case "repo_num" ->
				this.repositories = (json.token() == JsonToken.VALUE_NUMBER_INT) ? json.integer(member) : null;
			default -> {
			}
		}
		json.skip();
	}

}
