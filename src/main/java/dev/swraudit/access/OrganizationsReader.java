package dev.swraudit.access;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.target.NamePart;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reader of the list of the caller's organizations.
 */
final class OrganizationsReader {

	private @Nullable List<ListedOrganization> organizations;

	private @Nullable String name;

	private @Nullable Long users;

	private @Nullable Long repositories;

	private OrganizationsReader() {
	}

	/**
	 * Reads the body of a 200.
	 * @throws UnreadableAnswerException if it is not a JSON object with such a list
	 */
	static List<ListedOrganization> read(byte[] body) {
		OrganizationsReader reader = new OrganizationsReader();
		StrictJson.readObject(body, reader::readMember);
		if (reader.organizations == null) {
			throw new UnreadableAnswerException("the response has no list 'namespaces'");
		}
		return reader.organizations;
	}

	private void readMember(String member, StrictJson json) {
		if (!member.equals("namespaces") || json.token() != JsonToken.START_ARRAY) {
			json.skip();
			return;
		}
		List<ListedOrganization> read = new ArrayList<>();
		while (json.next() != JsonToken.END_ARRAY) {
			read.add(readOrganization(json));
		}
		this.organizations = read;
	}

	private ListedOrganization readOrganization(StrictJson json) {
		if (json.token() != JsonToken.START_OBJECT) {
			throw new UnreadableAnswerException("an element of 'namespaces' is not an object");
		}
		this.name = null;
		this.users = null;
		this.repositories = null;
		json.members(this::readMemberOfOrganization);
		if (this.name == null || this.name.isEmpty() || this.name.length() > NamePart.NAMESPACE.longest()) {
			throw new UnreadableAnswerException("an organization has no name of 1 to 64 characters");
		}
		return new ListedOrganization(this.name, this.users, this.repositories);
	}

	private void readMemberOfOrganization(String member, StrictJson json) {
		switch (member) {
			case "name" -> this.name = json.nameOrNull(member);
			case "access_user_count" -> this.users = countOrNull(member, json);
			case "repo_count" -> this.repositories = countOrNull(member, json);
			default -> {
			}
		}
		json.skip();
	}

	private static @Nullable Long countOrNull(String member, StrictJson json) {
		return (json.token() == JsonToken.VALUE_NUMBER_INT) ? json.integer(member) : null;
	}

}
