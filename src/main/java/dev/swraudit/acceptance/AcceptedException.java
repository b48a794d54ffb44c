package dev.swraudit.acceptance;

import java.time.LocalDate;

import dev.swraudit.finding.Rule;
import dev.swraudit.target.Glob;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * A finding that somebody has accepted, as a row of the exceptions file says.
 *
 * @param id what the file calls it
 * @param rule the rule's name, or {@code *} for any
 * @param namespace a pattern; an empty one matches findings per user only, of which there
 * are none yet
 * @param repository a pattern; an empty one matches objects without a repository only, of
 * which there are none yet
 * @param userId the holder's id, or {@code *} for any
 * @param approvedOn the first day on which it holds
 * @param expires the last day on which it holds; null if it never ends
 */
public record AcceptedException(String id, String rule, Glob namespace, Glob repository, String userId, String reason,
		String approver, LocalDate approvedOn, @Nullable LocalDate expires) {

	/** Stands for any rule, and for any user. */
	static final String ANY = "*";

	boolean holdsOn(LocalDate day) {
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
