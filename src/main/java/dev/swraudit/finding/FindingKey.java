package dev.swraudit.finding;

import dev.swraudit.permission.CodePointOrder;

/**
 * Identity and sort order of the findings of one repository.
 */
public record FindingKey(Rule rule, String userId) implements Comparable<FindingKey> {

	@Override
	public int compareTo(FindingKey other) {
		int order = this.rule.compareTo(other.rule);
		return (order != 0) ? order : CodePointOrder.compareText(this.userId, other.userId);
	}

}
