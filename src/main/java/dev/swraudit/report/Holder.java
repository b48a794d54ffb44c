package dev.swraudit.report;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whose permission a rule named, or several rules.
 *
 * @param userId id of the account
 * @param userName its name, where the service gave one
 * @param permission what it holds
 * @param self whether it is the account that asked
 * @param manages whether it holds Manage without being certainly the creator
 * @param certain whether it is certainly somebody else than the creator
 * @param unrecognised whether its permission is none of Manage, Write and Read
 * @param isNew whether the audit before did not have it
 * @param accepted whether an exception covers it
 * @param firstSeen day of the first audit that found it
 */
record Holder(String userId, @Nullable String userName, String permission, boolean self, boolean manages,
		boolean certain, boolean unrecognised, boolean isNew, boolean accepted, LocalDate firstSeen) {

	/**
	 * The same account, named by another rule too.
	 */
	Holder and(Holder other) {
		return new Holder(this.userId, this.userName, this.permission, this.self, this.manages || other.manages,
				this.certain && other.certain, this.unrecognised || other.unrecognised, this.isNew || other.isNew,
				this.accepted && other.accepted,
				this.firstSeen.isBefore(other.firstSeen) ? this.firstSeen : other.firstSeen);
	}

}
