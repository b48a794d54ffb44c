package dev.swraudit.report.data;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Rule;
import dev.swraudit.finding.Verdict;
import dev.swraudit.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Counters of the rows that are written to {@code repositories.csv} and
 * {@code findings.csv}.
 */
public final class RowCounts {

	private final Counts<Outcome> outcomes = new Counts<>(Outcome.class);

	private final Counts<Outcome> organizations = new Counts<>(Outcome.class);

	private final Counts<Verdict> verdicts = new Counts<>(Verdict.class);

	private final Counts<FindingChange> changes = new Counts<>(FindingChange.class);

	private final Counts<FindingState> states = new Counts<>(FindingState.class);

	private final Counts<Rule> rules = new Counts<>(Rule.class);

	private long records;

	private long newAndOpen;

	/**
	 * Counts a row of {@code repositories.csv}.
	 * @param outcome outcome of the record; null if it is pending
	 * @param verdict verdict of the record; null if it has none
	 */
	public void addRecord(@Nullable String outcome, @Nullable String verdict) {
		this.records++;
		if (outcome != null) {
			this.outcomes.add(Outcome.valueOf(outcome), 1);
		}
		if (verdict != null) {
			this.verdicts.add(Verdict.valueOf(verdict), 1);
		}
	}

	/**
	 * Counts a row of {@code organizations.csv}.
	 * @param outcome outcome of the organization; null if it is pending
	 */
	public void addOrganization(@Nullable String outcome) {
		if (outcome != null) {
			this.organizations.add(Outcome.valueOf(outcome), 1);
		}
	}

	/** Counts a row of {@code findings.csv}. */
	public void addFinding(FindingChange change, FindingState state, Rule rule) {
		this.changes.add(change, 1);
		this.states.add(state, 1);
		this.rules.add(rule, 1);
		if (change == FindingChange.NEW && state == FindingState.OPEN) {
			this.newAndOpen++;
		}
	}

	long records() {
		return this.records;
	}

	Counts<Outcome> outcomes() {
		return this.outcomes;
	}

	Counts<Outcome> organizations() {
		return this.organizations;
	}

	Counts<Verdict> verdicts() {
		return this.verdicts;
	}

	Counts<FindingChange> changes() {
		return this.changes;
	}

	Counts<FindingState> states() {
		return this.states;
	}

	Counts<Rule> rules() {
		return this.rules;
	}

	long newAndOpen() {
		return this.newAndOpen;
	}

}
