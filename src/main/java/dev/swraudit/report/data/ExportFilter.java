package dev.swraudit.report.data;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.swraudit.job.export.ExportUser;
import dev.swraudit.target.Glob;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a stored audit are wanted. All that is given has to hold, and a null asks
 * for nothing. {@code permissions.csv} and {@code findings.csv} keep the rows whose
 * repository and holder are asked for. {@code repositories.csv} keeps the records whose
 * names are; where a holder is asked for, of these only the records of repositories in
 * which such a holder has a permission or a finding.
 *
 * @param namespace a pattern, see {@link Glob}
 * @param repository a pattern
 * @param user the holder's id, see {@link ExportUser}
 * @param permission what the holder has
 */
public record ExportFilter(@Nullable String namespace, @Nullable String repository, @Nullable String user,
		@Nullable PermissionName permission) {

	/** Wants every row. */
	public static final ExportFilter ALL = new ExportFilter(null, null, null, null);

	/** What is asked for, by the name of the parameter. */
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

	/** Whether every row is wanted. */
	public boolean isAll() {
		return parts().isEmpty();
	}

	public boolean asksForHolder() {
		return this.user != null || this.permission != null;
	}

	/**
	 * Returns whether a repository is asked for. SQL's own patterns do not do, because on
	 * H2 their time grows exponentially with their wildcards.
	 */
	public boolean wants(String namespace, String repository) {
		return fits(this.namespace, namespace) && fits(this.repository, repository);
	}

	private static boolean fits(@Nullable String pattern, String name) {
		return pattern == null || new Glob(pattern).matches(name);
	}

	/**
	 * Whether a holder is asked for.
	 * @param userId the holder's id
	 */
	public boolean wants(String userId, long auth) {
		return (this.user == null || userId.equals(this.user))
				&& (this.permission == null || this.permission.names(auth));
	}

	/** Conditions on the columns {@code user_id} and {@code auth}. */
	public String onHolder() {
		return ((this.user != null) ? " and user_id = :user" : "")
				+ ((this.permission != null) ? " and " + this.permission.condition() : "");
	}

	/** Returns the same filter for the user with this id. */
	public ExportFilter withUser(String userId) {
		return new ExportFilter(this.namespace, this.repository, userId, this.permission);
	}

	/** The values that the conditions name. */
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
