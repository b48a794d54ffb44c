package dev.swraudit.report.data;

import dev.swraudit.finding.FindingFacts;
import dev.swraudit.finding.FindingTotals;
import dev.swraudit.finding.Verdict;
import dev.swraudit.ledger.Counts;
import dev.swraudit.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Counters of the rows that are written to CSV files.
 */
public final class RowCounts {

	private final Counts<Outcome> outcomes = new Counts<>(Outcome.class);

	private final Counts<Outcome> organizations = new Counts<>(Outcome.class);

	private final Counts<Verdict> verdicts = new Counts<>(Verdict.class);

	private final FindingTotals findings = new FindingTotals();

	private long records;

	private long users;

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
	public void addFinding(FindingFacts finding) {
		this.findings.add(finding, 1);
	}

	/** Counts a row of {@code users.csv}. */
	public void addUser() {
		this.users++;
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

	FindingTotals findings() {
		return this.findings;
	}

	long users() {
		return this.users;
	}

}
