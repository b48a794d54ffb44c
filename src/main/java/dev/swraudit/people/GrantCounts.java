package dev.swraudit.people;

import dev.swraudit.permission.Auth;
import dev.swraudit.permission.StoredPermissions;

/**
 * Counters of the permissions of a user on repositories and organizations.
 */
final class GrantCounts {

	private int repositories;

	private int manage;

	private int nonCreatorManage;

	private int write;

	private int read;

	private int organizations;

	private int organizationManage;

	private int organizationWrite;

	private boolean self;

	private long highest = Long.MIN_VALUE;

	/** Adds a permission on a repository. */
	void addRepository(StoredPermissions.Entry entry) {
		this.repositories++;
		if (Auth.manages(entry.auth())) {
			this.manage++;
			this.nonCreatorManage += Boolean.FALSE.equals(entry.creator()) ? 1 : 0;
		}
		this.write += (entry.auth() == Auth.WRITE) ? 1 : 0;
		this.read += (entry.auth() == Auth.READ) ? 1 : 0;
		add(entry);
	}

	/** Adds a permission on an organization. */
	void addOrganization(StoredPermissions.Entry entry) {
		this.organizations++;
		this.organizationManage += Auth.manages(entry.auth()) ? 1 : 0;
		this.organizationWrite += (entry.auth() == Auth.WRITE) ? 1 : 0;
		add(entry);
	}

	private void add(StoredPermissions.Entry entry) {
		boolean isFirst = objects() == 1;
		this.highest = (isFirst || Auth.BY_POWER.compare(entry.auth(), this.highest) > 0) ? entry.auth() : this.highest;
		this.self |= entry.self();
	}

	/** Adds the permissions of another account of the same user. */
	void add(GrantCounts other) {
		boolean isFirst = objects() == 0;
		this.highest = (isFirst || Auth.BY_POWER.compare(other.highest, this.highest) > 0) ? other.highest
				: this.highest;
		this.self |= other.self;
		this.repositories += other.repositories;
		this.manage += other.manage;
		this.nonCreatorManage += other.nonCreatorManage;
		this.write += other.write;
		this.read += other.read;
		this.organizations += other.organizations;
		this.organizationManage += other.organizationManage;
		this.organizationWrite += other.organizationWrite;
	}

	/** Returns the number of objects with a permission. */
	int objects() {
		return this.repositories + this.organizations;
	}

	/** Returns the most powerful value. */
	long highest() {
		return this.highest;
	}

	boolean isSelf() {
		return this.self;
	}

	int repositories() {
		return this.repositories;
	}

	int manage() {
		return this.manage;
	}

	int nonCreatorManage() {
		return this.nonCreatorManage;
	}

	int write() {
		return this.write;
	}

	int read() {
		return this.read;
	}

	int organizationManage() {
		return this.organizationManage;
	}

	int organizationWrite() {
		return this.organizationWrite;
	}

}
