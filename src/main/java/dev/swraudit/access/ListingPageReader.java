package dev.swraudit.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.access.http.HttpAnswer;
import dev.swraudit.target.NamePart;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reader of a page of the listing of repositories: an array of objects with
 * {@code namespace} and {@code name}. The total is in the header {@code Content-Range},
 * such as {@code 0-100/1234}, or in the member {@code total_range} of every repository.
 */
final class ListingPageReader {

	private static final int LONGEST_TIME = 40;

	private static final Pattern CONTENT_RANGE = Pattern.compile("\\d+-\\d+/(\\d{1,18})");

	private final List<ListedRepository> repositories = new ArrayList<>();

	private @Nullable String namespace;

	private @Nullable String name;

	private @Nullable Boolean isPublic;

	private @Nullable String createdAt;

	private @Nullable String updatedAt;

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
		this.isPublic = null;
		this.createdAt = null;
		this.updatedAt = null;
		json.members(this::readMember);
		RepositoryName read = new RepositoryName(required("namespace", this.namespace, NamePart.NAMESPACE.longest()),
				required("name", this.name, NamePart.REPOSITORY.longest()));
		this.repositories.add(new ListedRepository(read, this.isPublic, this.createdAt, this.updatedAt));
	}

	private void readMember(String member, StrictJson json) {
		switch (member) {
			case "namespace" -> this.namespace = json.nameOrNull(member);
			case "name" -> this.name = json.nameOrNull(member);
			case "is_public" -> this.isPublic = booleanOrNull(json);
			case "created_at", "created" -> this.createdAt = timeOrNull(member, json);
			case "updated_at", "updated" -> this.updatedAt = timeOrNull(member, json);
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

	private static @Nullable Boolean booleanOrNull(StrictJson json) {
		return switch (json.token()) {
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			default -> null;
		};
	}

	/** Returns null for a text that is too long for a time. */
	private static @Nullable String timeOrNull(String member, StrictJson json) {
		String time = json.nameOrNull(member);
		return (time == null || time.isEmpty() || time.length() > LONGEST_TIME) ? null : time;
	}

	private static String required(String member, @Nullable String value, int longest) {
		if (value == null || value.isEmpty()) {
			throw new UnreadableAnswerException("a repository of the listing has no " + member);
		}
		if (value.length() > longest) {
			throw new UnreadableAnswerException("the " + member + " of a repository of the listing has "
					+ value.length() + " characters; at most " + longest + " are allowed");
		}
		return value;
	}

}
