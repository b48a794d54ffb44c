package dev.swraudit.people;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.BiConsumer;

import dev.swraudit.input.InputFileException;

/**
 * People list of an audit.
 */
public final class People {

	private static final People NONE = new People(new PeopleEntries(), false);

	private final PeopleEntries entries;

	private final boolean given;

	private People(PeopleEntries entries, boolean given) {
		this.entries = entries;
		this.given = given;
	}

	/** Returns the list of an audit without a people list. It knows nobody. */
	public static People none() {
		return NONE;
	}

	/**
	 * Reads a people list.
	 * @param name name of the file in messages
	 * @throws InputFileException if the file has an error
	 */
	public static People read(Path file, String name) {
		return new People(PeopleFile.read(file, name), true);
	}

	/**
	 * Reads a people list.
	 * @param name name of the file in messages
	 * @param users receives the user id and the user name of each row; one of them may be
	 * empty
	 * @throws InputFileException if the file has an error
	 */
	public static People read(Path file, String name, BiConsumer<String, String> users) {
		return new People(PeopleFile.read(file, name, users), true);
	}

	/** Returns whether the audit has a people list, which may have no rows. */
	public boolean isGiven() {
		return this.given;
	}

	/** Returns the number of rows. */
	public long size() {
		return this.entries.size();
	}

	/**
	 * Returns a matcher that finds the entries of users as they are on a day.
	 * @param bearers the holders of the audit; complete before the first search
	 */
	public PeopleMatcher on(LocalDate day, NameBearers bearers) {
		return new PeopleMatcher(this.entries, day, bearers);
	}

}
