package dev.swraudit.job.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.swraudit.people.People;
import dev.swraudit.permission.CodePointOrder;
import org.jspecify.annotations.Nullable;

/**
 * Users of the people list, for a user that an audit does not know.
 *
 * @param file the people list; null if there is none
 */
record ListedUsers(@Nullable String file) {

	/**
	 * Finds a user by id, else by name. A row without an id names a user of whom only the
	 * name is known, so it counts only if no row with an id has the name.
	 * @param user an id or a name
	 * @param similar receives all ids and names
	 * @throws dev.swraudit.input.InputFileException if the people list has an error
	 */
	Optional<ExportUser> find(String user, SimilarUsers similar) {
		if (this.file == null) {
			return Optional.empty();
		}
		SortedSet<String> ids = new TreeSet<>(CodePointOrder::compareText);
		People.read(Path.of(this.file), this.file, (userId, userName) -> {
			if (user.equals(userId) || user.equals(userName)) {
				ids.add(userId);
			}
			similar.add(userId);
			similar.add(userName);
		});
		return ids.isEmpty() ? Optional.empty() : Optional.of(user(user, ids));
	}

	/** Returns the user of the rows with these ids, of which one may be empty. */
	private static ExportUser user(String user, SortedSet<String> ids) {
		ids.remove("");
		return (ids.isEmpty() || ids.contains(user)) ? new ExportUser.Known(user) : ExportUser.ofIds(List.copyOf(ids));
	}

}
