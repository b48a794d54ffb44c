package dev.swraudit.finding;

import dev.swraudit.ledger.Counts;

/**
 * Totals of the findings of an audit.
 */
public final class FindingTotals {

	private final Counts<FindingChange> changes = new Counts<>(FindingChange.class);

	private final Counts<FindingState> states = new Counts<>(FindingState.class);

	private final Counts<Rule> rules = new Counts<>(Rule.class);

	private Movement movement = Movement.NONE;

	private ReviewCounts review = ReviewCounts.NONE;

	/** Adds a number of findings with the same facts. */
	public void add(FindingFacts finding, long count) {
		this.changes.add(finding.change(), count);
		this.states.add(finding.state(), count);
		this.rules.add(finding.rule(), count);
		this.movement = this.movement.plus(finding, count);
		this.review = this.review.plus(finding, count);
	}

	/** Returns the findings by change. */
	public Counts<FindingChange> changes() {
		return this.changes;
	}

	/** Returns the findings by state. */
	public Counts<FindingState> states() {
		return this.states;
	}

	/** Returns the findings by rule. */
	public Counts<Rule> rules() {
		return this.rules;
	}

	/** Returns the movement of the open findings since the baseline. */
	public Movement movement() {
		return this.movement;
	}

	/** Returns the numbers of the review. */
	public ReviewCounts review() {
		return this.review;
	}

}
