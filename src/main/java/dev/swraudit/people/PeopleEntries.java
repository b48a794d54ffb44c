package dev.swraudit.people;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Entries of a people list by user id and, for entries without one, by user name. Keeps
 * only the line of a row besides, because a million rows take 320 MB of heap.
 */
final class PeopleEntries {

	private final Map<String, Entry> byId = new HashMap<>();

	private final Map<String, Entry> byName = new HashMap<>();

	/**
	 * Adds the entry of a user id, unless the id has one.
	 * @return the line of the earlier entry; empty if there is none
	 */
	OptionalLong addId(String userId, Person person, long line) {
		return earlier(this.byId.putIfAbsent(userId, new Entry(person, line)));
	}

	/**
	 * Adds an entry without id, unless the name has one.
	 * @return the line of the earlier entry; empty if there is none
	 */
	OptionalLong addName(String userName, Person person, long line) {
		return earlier(this.byName.putIfAbsent(userName, new Entry(person, line)));
	}

	private static OptionalLong earlier(@Nullable Entry entry) {
		return (entry != null) ? OptionalLong.of(entry.line()) : OptionalLong.empty();
	}

	/** Returns the entry that has a user id. */
	Optional<Person> withId(String userId) {
		return Optional.ofNullable(this.byId.get(userId)).map(Entry::person);
	}

	/** Returns the entry without id that has a user name. */
	Optional<Person> withName(String userName) {
		return Optional.ofNullable(this.byName.get(userName)).map(Entry::person);
	}

	/** Returns the names of the entries without id, in no order. */
	Stream<String> names() {
		return this.byName.keySet().stream();
	}

	long size() {
		return (long) this.byId.size() + this.byName.size();
	}

	private record Entry(Person person, long line) {
	}

}
