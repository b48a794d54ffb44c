package dev.swraudit.finding;

/**
 * One holder who breaks one rule.
 */
public record Finding(Rule rule, Certainty certainty, PermissionHolder holder) {

	public FindingKey key() {
		return new FindingKey(this.rule, this.holder.userId());
	}

}
