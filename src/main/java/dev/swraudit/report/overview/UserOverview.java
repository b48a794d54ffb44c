package dev.swraudit.report.overview;

import java.time.LocalDate;

import dev.swraudit.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * Findings of one user that are not closed. Everybody and other accounts are no users.
 *
 * @param userId id of the user
 * @param userName name of the user; null if there is none
 * @param person name of the person behind the user; null if it is not known
 * @param department department of the person; null if it is not known
 * @param kind kind of the account; null if it is not known
 * @param status status in the people list; null if the list does not know the user
 * @param self whether the user is the auditing account
 * @param repositories repositories with an open finding that the user, who is not the
 * creator, holds Manage
 * @param organizations organizations of those repositories, and organizations with such a
 * finding of their own
 * @param open open findings of any rule
 * @param appeared those of them that are new or reopened
 * @param old those of them that were first seen more than {@value Ages#OLD} days ago
 * @param accepted accepted findings
 * @param oldest first date of the oldest finding
 */
public record UserOverview(String userId, @Nullable String userName, @Nullable String person,
		@Nullable String department, Person.@Nullable Kind kind, Person.@Nullable Status status, boolean self,
		long repositories, long organizations, long open, long appeared, long old, long accepted, LocalDate oldest) {

	/** Returns whether the user holds Manage on an object that somebody else created. */
	public boolean isManager() {
		return this.repositories + this.organizations > 0;
	}

	UserOverview named(@Nullable String name) {
		return (name == null) ? this
				: new UserOverview(this.userId, name, this.person, this.department, this.kind, this.status, this.self,
						this.repositories, this.organizations, this.open, this.appeared, this.old, this.accepted,
						this.oldest);
	}

}
