package dev.swraudit.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The people list of one night and whom it names, by the contract. Without a list it
 * names nobody.
 */
final class OraclePeople {

	private final @Nullable List<Person> list;

	private final OracleHolders holders;

	private final LocalDate date;

	OraclePeople(@Nullable List<Person> list, OracleHolders holders, LocalDate date) {
		this.list = list;
		this.holders = holders;
		this.date = date;
	}

	/** Returns whether there is a people list. */
	boolean isGiven() {
		return this.list != null;
	}

	/**
	 * Returns whom the list names: the entry with the id, else the entry without an id
	 * whose name this user alone bears.
	 * @param shownName the name that a finding shows
	 */
	Optional<Match> match(String userId, String shownName) {
		if (this.list == null || !OracleHolders.isUser(userId)) {
			return Optional.empty();
		}
		return this.list.stream()
			.filter((person) -> person.userId().equals(userId))
			.findFirst()
			.map((person) -> new Match(person, "id", person.status(this.date)))
			.or(() -> this.list.stream()
				.filter((person) -> person.userId().isEmpty())
				.filter((person) -> this.holders.aloneBears(userId, shownName, person.userName()))
				.findFirst()
				.map((person) -> new Match(person, "name", person.status(this.date))));
	}

	/** Returns the file. */
	static String csv(List<Person> list) {
		OracleCsv csv = new OracleCsv("user_id,user_name,person,email,department,status,kind,left_on");
		list.forEach((person) -> csv.unguarded(person.userId(), person.userName(), person.person(), person.email(),
				person.department(), person.status(), person.kind(), person.leftOn()));
		return csv.toString();
	}

	/**
	 * What the list says about a user.
	 *
	 * @param by what the user was found by: {@code id} or {@code name}
	 * @param status the status on the audit date
	 */
	record Match(Person person, String by, String status) {

		boolean isActive() {
			return this.status.equals("active");
		}

	}

	/**
	 * An entry.
	 */
	record Person(String userId, String userName, String person, String email, String department, String status,
			String kind, @Nullable LocalDate leftOn) {

		Person withStatus(String status, @Nullable LocalDate leftOn) {
			return new Person(this.userId, this.userName, this.person, this.email, this.department, status, this.kind,
					leftOn);
		}

		private String status(LocalDate date) {
			if (this.leftOn != null && !this.leftOn.isAfter(date)) {
				return "left";
			}
			return this.status.isEmpty() ? "active" : this.status;
		}

	}

}
