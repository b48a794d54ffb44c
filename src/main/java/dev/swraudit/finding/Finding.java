package dev.swraudit.finding;

/**
 * Violation of one rule by one holder.
 */
public record Finding(Rule rule, Certainty certainty, PermissionHolder holder) {

	public FindingKey key() {
		return new FindingKey(this.rule, this.holder.userId());
	}

}
