package dev.swraudit.report.csv;

import java.util.HashSet;
import java.util.Set;

import dev.swraudit.report.data.ExportFilter;

/**
 * Rows of an export: the filter, the users that hold a permission in it, and its
 * findings. A finding on a user has no object, so a condition on the object selects it by
 * the objects on which the user holds a permission, or held one when they were last read.
 */
public final class ExportedRows {

	private final ExportFilter filter;

	private final Set<String> users = new HashSet<>();

	private final Set<String> lastHolders = new HashSet<>();

	private final Set<String> fingerprints = new HashSet<>();

	public ExportedRows(ExportFilter filter) {
		this.filter = filter;
	}

	/** Returns the filter. */
	public ExportFilter filter() {
		return this.filter;
	}

	/** Adds a user with an exported permission. */
	void addUser(String userId) {
		if (!this.filter.isAll()) {
			this.users.add(userId);
		}
	}

	/** Adds a user of a matching object that the audit did not read. */
	void addLastHolder(String userId) {
		this.lastHolders.add(userId);
	}

	/** Adds an exported finding. */
	void addFinding(String fingerprint) {
		if (!this.filter.isAll()) {
			this.fingerprints.add(fingerprint);
		}
	}

	/** Returns whether a user holds an exported permission. */
	boolean hasUser(String userId) {
		return this.filter.isAll() || this.users.contains(userId);
	}

	/** Returns whether a finding is exported. */
	boolean hasFinding(String fingerprint) {
		return this.filter.isAll() || this.fingerprints.contains(fingerprint);
	}

	/**
	 * Returns whether a finding matches the conditions on the object.
	 * @param namespace empty for a finding on a user
	 */
	public boolean matches(String namespace, String repository, String userId) {
		boolean onUser = namespace.isEmpty() && this.filter.hasObject();
		return onUser ? hasUser(userId) || this.lastHolders.contains(userId)
				: this.filter.matches(namespace, repository);
	}

}
