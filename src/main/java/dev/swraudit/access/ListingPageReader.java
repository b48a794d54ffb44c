package dev.swraudit.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.access.http.HttpAnswer;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reader of a page of the listing of repositories: an array of objects with
 * {@code namespace} and {@code name}. The total is in the header {@code Content-Range},
 * such as {@code 0-100/1234}, or in the member {@code total_range} of every repository.
 */
final class ListingPageReader {

	private static final Pattern CONTENT_RANGE = Pattern.compile("\\d+-\\d+/(\\d{1,18})");

	private final List<RepositoryName> repositories = new ArrayList<>();

	private @Nullable String namespace;

	private @Nullable String name;

	private @Nullable Long total;

	private ListingPageReader() {
	}

	/**
	 * Reads a 200.
	 * @throws UnreadableAnswerException if it is not a list of repositories
	 */
	static ListingPage read(HttpAnswer answer) {
		ListingPageReader reader = new ListingPageReader();
		StrictJson.readArray(answer.body(), reader::readRepository);
		Matcher range = CONTENT_RANGE.matcher((answer.contentRange() != null) ? answer.contentRange() : "");
		return new ListingPage(reader.repositories, range.matches() ? Long.valueOf(range.group(1)) : reader.total);
	}

	private void readRepository(StrictJson json) {
		if (json.token() != JsonToken.START_OBJECT) {
			throw new UnreadableAnswerException("an element of the listing is not an object");
		}
		this.namespace = null;
		this.name = null;
		json.members(this::readMember);
		this.repositories.add(new RepositoryName(required("namespace", this.namespace), required("name", this.name)));
	}

	private void readMember(String member, StrictJson json) {
		switch (member) {
			case "namespace" -> this.namespace = json.nameOrNull(member);
			case "name" -> this.name = json.nameOrNull(member);
			case "total_range" -> {
				if (json.token() == JsonToken.VALUE_NUMBER_INT) {
					this.total = json.integer(member);
				}
			}
			default -> {
			}
		}
		json.skip();
	}

	private static String required(String member, @Nullable String value) {
		if (value == null || value.isEmpty()) {
			throw new UnreadableAnswerException("a repository of the listing has no " + member);
		}
		return value;
	}

}
