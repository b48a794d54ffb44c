package dev.swraudit.finding;

/**
 * One holder who breaks one rule.
 */
record Finding(Rule rule, Certainty certainty, Holder holder) {

	FindingKey key() {
		return new FindingKey(this.rule, this.holder.userId());
	}

}
