package dev.swraudit.report.data;

import java.util.HashMap;
import java.util.Map;

import dev.swraudit.finding.FindingChange;
import dev.swraudit.finding.FindingState;
import org.jspecify.annotations.Nullable;

/**
 * Counters of the rows that are written to {@code repositories.csv} and
 * {@code findings.csv}.
 */
public final class RowCounts {

	private final Map<String, Long> outcomes = new HashMap<>();

	private final Map<String, Long> verdicts = new HashMap<>();

	private final Map<String, Long> changes = new HashMap<>();

	private final Map<String, Long> states = new HashMap<>();

	private final Map<String, Long> rules = new HashMap<>();

	private long records;

	private long newAndOpen;

	/**
	 * Counts a row of {@code repositories.csv}.
	 * @param outcome outcome of the record; null if it is pending
	 * @param verdict verdict of the record; null if it has none
	 */
	public void addRecord(@Nullable String outcome, @Nullable String verdict) {
		this.records++;
		count(this.outcomes, outcome);
		count(this.verdicts, verdict);
	}

	/** Counts a row of {@code findings.csv}. */
	public void addFinding(String change, String state, String rule) {
		count(this.changes, change);
		count(this.states, state);
		count(this.rules, rule);
		if (change.equals(FindingChange.NEW.name()) && state.equals(FindingState.OPEN.name())) {
			this.newAndOpen++;
		}
	}

	private static void count(Map<String, Long> counts, @Nullable String name) {
		if (name != null) {
			counts.merge(name, 1L, Long::sum);
		}
	}

	long records() {
		return this.records;
	}

	Map<String, Long> outcomes() {
		return this.outcomes;
	}

	Map<String, Long> verdicts() {
		return this.verdicts;
	}

	Map<String, Long> changes() {
		return this.changes;
	}

	Map<String, Long> states() {
		return this.states;
	}

	Map<String, Long> rules() {
		return this.rules;
	}

	long newAndOpen() {
		return this.newAndOpen;
	}

}
