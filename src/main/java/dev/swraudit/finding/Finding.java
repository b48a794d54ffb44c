package dev.swraudit.finding;

/**
 * One holder who breaks one rule.
 */
public record Finding(Rule rule, Certainty certainty, Holder holder) {

	public FindingKey key() {
		return new FindingKey(this.rule, this.holder.userId());
	}

}
