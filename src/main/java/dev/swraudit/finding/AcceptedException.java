package dev.swraudit.finding;

import java.time.LocalDate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A finding that somebody has accepted, as a row of the exceptions file says.
 *
 * @param id what the file calls it
 * @param rule the rule's name, or {@code *} for any
 * @param namespace a glob: {@code *} stands for any characters, {@code ?} for one
 * @param repository a glob, whose {@code *} stands for slashes too
 * @param userId the holder's id, or {@code *} for any
 * @param approvedOn the first day on which it holds
 * @param expires the last day on which it holds; null if it never ends
 */
record AcceptedException(String id, String rule, Glob namespace, Glob repository, String userId, String reason,
		String approver, LocalDate approvedOn, @Nullable LocalDate expires) {

	private static final String ANY = "*";

	boolean holdsOn(LocalDate day) {
		return !day.isBefore(this.approvedOn) && (this.expires == null || !day.isAfter(this.expires));
	}

	boolean covers(RepositoryName name, Rule rule, String userId) {
		return isAnyOr(this.rule, rule.text()) && isAnyOr(this.userId, userId)
				&& this.namespace.matches(name.namespace()) && this.repository.matches(name.repository());
	}

	private static boolean isAnyOr(String wanted, String value) {
		return wanted.equals(ANY) || wanted.equals(value);
	}

	/**
	 * A pattern over a name.
	 */
	record Glob(String text, Pattern pattern) {

		static Glob of(String text) {
			StringBuilder regex = new StringBuilder();
			text.codePoints().forEach((character) -> regex.append(switch (character) {
				case '*' -> ".*";
				case '?' -> ".";
				default -> Pattern.quote(Character.toString(character));
			}));
			return new Glob(text, Pattern.compile(regex.toString(), Pattern.DOTALL));
		}

		boolean matches(String name) {
			return this.pattern.matcher(name).matches();
		}

	}

}
