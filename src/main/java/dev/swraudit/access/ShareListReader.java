package dev.swraudit.access;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reader of the accounts that a repository is shared with: an array of objects with
 * {@code access_domain} and {@code status}, which is false if the share has expired.
 */
final class ShareListReader {

	/** Maximum number of elements of a response; SWR has no second page. */
	private static final int LIMIT = 100;

	/**
	 * Maximum number of code points of a name, so that it fits a user id with a prefix.
	 */
	private static final int LONGEST_NAME = 248;

	private final List<String> accounts = new ArrayList<>();

	private int elements;

	private @Nullable String account;

	private boolean expired;

	private ShareListReader() {
	}

	/**
	 * Reads the body of a 200.
	 * @throws UnreadableAnswerException if it is not a list of shares
	 */
	static ShareList read(byte[] body) {
		ShareListReader reader = new ShareListReader();
		StrictJson.readArray(body, reader::readShare);
		return new ShareList(reader.accounts, reader.elements != LIMIT);
	}

	private void readShare(StrictJson json) {
		if (json.token() != JsonToken.START_OBJECT) {
			throw new UnreadableAnswerException("an element of the list of shares is not an object");
		}
		this.account = null;
		this.expired = false;
		json.members(this::readMember);
		this.elements++;
		if (this.account == null || this.account.isEmpty()) {
			throw new UnreadableAnswerException("a share has no access_domain");
		}
		if (this.account.codePointCount(0, this.account.length()) > LONGEST_NAME) {
			throw new UnreadableAnswerException("an access_domain has more than " + LONGEST_NAME + " characters");
		}
		if (!this.expired) {
			this.accounts.add(this.account);
		}
	}

	private void readMember(String member, StrictJson json) {
		switch (member) {
			case "access_domain" -> this.account = json.nameOrNull(member);
			case "status" -> this.expired = json.token() == JsonToken.VALUE_FALSE;
			default -> {
			}
		}
		json.skip();
	}

}
