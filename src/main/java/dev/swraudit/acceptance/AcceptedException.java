package dev.swraudit.acceptance;

import java.time.LocalDate;

import dev.swraudit.finding.Rule;
import dev.swraudit.target.Glob;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Row of the exceptions file: a pattern for accepted findings.
 *
 * @param id id of the exception
 * @param rule name of the rule, or {@code *} for any
 * @param namespace pattern; an empty one matches only findings per user, which do not
 * exist yet
 * @param repository pattern; an empty one matches only objects without a repository,
 * which do not exist yet
 * @param userId id of the holder, or {@code *} for any
 * @param approvedOn first day on which the exception is in force
 * @param expires last day on which it is in force; null if it never expires
 */
public record AcceptedException(String id, String rule, Glob namespace, Glob repository, String userId, String reason,
		String approver, LocalDate approvedOn, @Nullable LocalDate expires) {

	/** Matches any rule or any user. */
	static final String ANY = "*";

	boolean isInForceOn(LocalDate day) {
		return !day.isBefore(this.approvedOn) && (this.expires == null || !day.isAfter(this.expires));
	}

	boolean covers(RepositoryName name, Rule rule, String userId) {
		return isAnyOr(this.rule, rule.text()) && isAnyOr(this.userId, userId) && covers(name);
	}

	boolean covers(RepositoryName name) {
		return this.namespace.matches(name.namespace()) && this.repository.matches(name.repository());
	}

	private static boolean isAnyOr(String wanted, String value) {
		return wanted.equals(ANY) || wanted.equals(value);
	}

}
