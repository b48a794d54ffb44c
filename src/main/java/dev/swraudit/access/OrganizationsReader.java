package dev.swraudit.access;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reader of the list of the caller's organizations. Only counts them.
 */
final class OrganizationsReader {

	private @Nullable Integer count;

	private OrganizationsReader() {
	}

	/**
	 * Counts the organizations in the body of a 200.
	 * @throws UnreadableAnswerException if it is not a JSON object with such a list
	 */
	static int count(byte[] body) {
		OrganizationsReader reader = new OrganizationsReader();
		StrictJson.readObject(body, reader::readMember);
		if (reader.count == null) {
			throw new UnreadableAnswerException("the response has no list 'namespaces'");
		}
		return reader.count;
	}

	private void readMember(String name, StrictJson json) {
		if (!name.equals("namespaces") || json.token() != JsonToken.START_ARRAY) {
			json.skip();
			return;
		}
		int organizations = 0;
		while (json.next() != JsonToken.END_ARRAY) {
			json.skip();
			organizations++;
		}
		this.count = organizations;
	}

}
