package dev.swraudit.finding;

import dev.swraudit.permission.CodePointOrder;

/**
 * What makes two findings of one repository the same, and orders them.
 */
public record FindingKey(Rule rule, String userId) implements Comparable<FindingKey> {

	@Override
	public int compareTo(FindingKey other) {
		int order = this.rule.compareTo(other.rule);
		return (order != 0) ? order : CodePointOrder.compareText(this.userId, other.userId);
	}

}
