package dev.swraudit.acceptance;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

import dev.swraudit.finding.Rule;
import dev.swraudit.target.Glob;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Row of the exceptions file: a pattern for accepted findings or accepted gaps in
 * coverage.
 *
 * @param id id of the exception
 * @param rule name of the rule, {@code *} for any rule that makes findings, or
 * {@link #ACCEPTED_GAP}
 * @param namespace pattern; an empty one matches only findings per user
 * @param repository pattern; an empty one matches only objects without a repository:
 * organizations, and findings per user. The pattern of an accepted gap matches
 * organizations only if it is empty
 * @param userId id of the holder, or {@code *} for any; empty if the row has a name
 * instead
 * @param userName name of the holder, not a pattern; null if the row has an id
 * @param approvedOn first day on which the exception is in force
 * @param expires last day on which it is in force; null if it never expires
 */
public record AcceptedException(String id, String rule, Glob namespace, Glob repository, String userId,
		@Nullable String userName, String reason, String approver, LocalDate approvedOn, @Nullable LocalDate expires) {

	/**
	 * Rule of rows that accept a gap in coverage. It makes no findings, and {@code *}
	 * does not include it.
	 */
	public static final String ACCEPTED_GAP = "accepted-gap";

	/** An exception ends soon if its last day is at most so many days away. */
	public static final int SOON_DAYS = 30;

	/** Matches any rule that makes findings, or any user. */
	static final String ANY = "*";

	/** Returns whether this accepts a gap in coverage instead of findings. */
	public boolean isGap() {
		return this.rule.equals(ACCEPTED_GAP);
	}

	/** Returns whether the exception is in force on a day. */
	public boolean isInForceOn(LocalDate day) {
		return !day.isBefore(this.approvedOn) && (this.expires == null || !day.isAfter(this.expires));
	}

	/**
	 * Returns the exception with the id of the user in place of the name; empty if no or
	 * several ids have the name. An exception without a name is returned unchanged. An id
	 * {@code *} counts as none, because the exception would match any user.
	 * @param onlyBearer returns the only id that has a user name
	 */
	Optional<AcceptedException> withUserId(Function<String, Optional<String>> onlyBearer) {
		if (this.userName == null) {
			return Optional.of(this);
		}
		return onlyBearer.apply(this.userName).filter((id) -> !id.equals(ANY)).map(this::ofUser);
	}

	private AcceptedException ofUser(String id) {
		return new AcceptedException(this.id, this.rule, this.namespace, this.repository, id, null, this.reason,
				this.approver, this.approvedOn, this.expires);
	}

	boolean covers(RepositoryName name, Rule rule, String userId) {
		return isAnyOr(this.rule, rule.text()) && isAnyOr(this.userId, userId) && covers(name);
	}

	/** Returns whether the patterns match a repository, an organization or no object. */
	boolean covers(RepositoryName name) {
		return this.namespace.matches(name.namespace()) && matchesRepository(name);
	}

	private boolean matchesRepository(RepositoryName name) {
		return (isGap() && name.isOrganization()) ? this.repository.text().isEmpty()
				: this.repository.matches(name.repository());
	}

	private static boolean isAnyOr(String wanted, String value) {
		return wanted.equals(ANY) || wanted.equals(value);
	}

}
