package dev.swraudit.report.data;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.swraudit.target.Glob;
import org.jspecify.annotations.Nullable;

/**
 * Filter for the rows of a stored audit. All conditions that are not null must match. Of
 * the files of an export,
 * <ul>
 * <li>{@code permissions.csv} and {@code findings.csv} keep the rows with a matching
 * object and holder; a finding on a user has no object, so a condition on the object
 * keeps it if the user holds something on a matching one, or held something there when it
 * was last read;
 * <li>{@code review.csv}, the workbook and the events keep these findings too;
 * <li>{@code decisions.csv} keeps the rows for findings in {@code findings.csv};
 * <li>{@code users.csv} keeps the users in {@code permissions.csv}, with the counts of
 * the whole audit;
 * <li>{@code repositories.csv} keeps the records with a matching name; with a condition
 * on the holder, only those in which such a holder has a permission or a finding;
 * {@code organizations.csv} is treated in the same way;
 * <li>{@code not-in-input.csv} has no row with a condition on the holder;
 * <li>the page and the copies of input, exceptions, people and decisions are left out.
 * </ul>
 *
 * @param namespace a pattern, see {@link Glob}
 * @param repository a pattern
 * @param user id of the holder
 * @param permission permission of the holder
 */
public record ExportFilter(@Nullable String namespace, @Nullable String repository, @Nullable String user,
		@Nullable PermissionName permission) {

	/** Filter that matches every row. */
	public static final ExportFilter ALL = new ExportFilter(null, null, null, null);

	/** Returns the conditions by name of the parameter. */
	public Map<String, String> parts() {
		Map<String, String> parts = new LinkedHashMap<>();
		put(parts, "namespace", this.namespace);
		put(parts, "repository", this.repository);
		put(parts, "user", this.user);
		put(parts, "permission", (this.permission != null) ? this.permission.text() : null);
		return parts;
	}

	private static void put(Map<String, String> parts, String name, @Nullable String value) {
		if (value != null) {
			parts.put(name, value);
		}
	}

	/** Returns whether the filter matches every row. */
	public boolean isAll() {
		return parts().isEmpty();
	}

	/** Returns whether the filter has a condition on the object. */
	public boolean hasObject() {
		return this.namespace != null || this.repository != null;
	}

	public boolean hasHolder() {
		return this.user != null || this.permission != null;
	}

	/**
	 * Returns whether a repository matches. SQL patterns are not used, because their time
	 * grows exponentially with the number of wildcards on H2.
	 */
	public boolean matches(String namespace, String repository) {
		return matchesPattern(this.namespace, namespace) && matchesPattern(this.repository, repository);
	}

	private static boolean matchesPattern(@Nullable String pattern, String name) {
		return pattern == null || new Glob(pattern).matches(name);
	}

	/**
	 * Returns whether a holder matches.
	 * @param userId id of the holder
	 */
	public boolean matches(String userId, long auth) {
		return (this.user == null || userId.equals(this.user))
				&& (this.permission == null || this.permission.matches(auth));
	}

	/** Returns SQL conditions on the columns {@code user_id} and {@code auth}. */
	public String onHolder() {
		return ((this.user != null) ? " and user_id = :user" : "")
				+ ((this.permission != null) ? " and " + this.permission.condition() : "");
	}

	/** Returns the same filter for the user with this id. */
	public ExportFilter withUser(String userId) {
		return new ExportFilter(this.namespace, this.repository, userId, this.permission);
	}

	/** Returns the parameters of the SQL conditions. */
	public Map<String, Object> values() {
		Map<String, Object> values = new LinkedHashMap<>();
		if (this.user != null) {
			values.put("user", this.user);
		}
		if (this.permission != null && this.permission.auth() != null) {
			values.put("auth", this.permission.auth());
		}
		return values;
	}

}
