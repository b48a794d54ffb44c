package dev.swraudit.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.swraudit.permission.CodePointOrder;

/**
 * Finds the entries of users in a people list, as they are on a day.
 * <ul>
 * <li>An entry with a user id matches the user with that id only.
 * <li>An entry without one matches the user that alone bears its name, unless another
 * entry has the id of that user.
 * </ul>
 */
public final class PeopleMatcher {

	private final PeopleEntries entries;

	private final LocalDate day;

	private final NameBearers bearers;

	PeopleMatcher(PeopleEntries entries, LocalDate day, NameBearers bearers) {
		this.entries = entries;
		this.day = day;
		this.bearers = bearers;
	}

	/**
	 * Finds the entry of a user.
	 * @param names names of the user, the preferred one first; the first one that matches
	 * an entry counts
	 */
	public Optional<Match> find(String userId, List<String> names) {
		return this.entries.withId(userId)
			.map((person) -> match(person, MatchedBy.ID))
			.or(() -> findByName(userId, names));
	}

	/**
	 * Finds the entry of a user who holds nothing now.
	 * @param name the user's last known name; empty if there is none
	 */
	Optional<Match> findFormer(String userId, String name) {
		Optional<Match> found = find(userId, List.of());
		boolean borneByHolder = this.bearers.isAmbiguous(name) || this.bearers.onlyBearer(name) != null;
		return (found.isPresent() || borneByHolder) ? found
				: this.entries.withName(name).map((person) -> match(person, MatchedBy.NAME));
	}

	private Optional<Match> findByName(String userId, List<String> names) {
		return names.stream()
			.filter((name) -> userId.equals(this.bearers.onlyBearer(name)))
			.flatMap((name) -> this.entries.withName(name).stream())
			.findFirst()
			.map((person) -> match(person, MatchedBy.NAME));
	}

	private Match match(Person person, MatchedBy matchedBy) {
		return new Match(person.on(this.day), matchedBy);
	}

	/**
	 * Returns the names of the entries without id that match no user because several
	 * users bear them, in code point order.
	 */
	public List<String> ambiguousNames() {
		return this.entries.names().filter(this.bearers::isAmbiguous).sorted(CodePointOrder::compareText).toList();
	}

	/**
	 * Entry of a user.
	 *
	 * @param person the entry as it is on the day
	 */
	public record Match(Person person, MatchedBy matchedBy) {
	}

}
