package dev.swraudit.acceptance;

import java.util.function.IntConsumer;

import dev.swraudit.finding.Rule;
import dev.swraudit.target.RepositoryName;

/**
 * Counter of the findings and gaps in coverage that each exception would cover if it were
 * the only one and in force.
 */
public final class ExceptionMatches {

	private final ExceptionIndex findings;

	private final ExceptionIndex gaps;

	private final long[] counts;

	private final IntConsumer increment;

	ExceptionMatches(ExceptionIndex findings, ExceptionIndex gaps, int size) {
		this.findings = findings;
		this.gaps = gaps;
		this.counts = new long[size];
		this.increment = (index) -> this.counts[index]++;
	}

	/**
	 * Adds a finding to the counts of all exceptions that cover it.
	 * @param name name of the object; both parts are empty for findings per user
	 */
	public void addFinding(RepositoryName name, Rule rule, String userId) {
		this.findings.findAll(name, rule.text(), userId, this.increment);
	}

	/**
	 * Adds a gap in the coverage of a repository or an organization to the counts of all
	 * exceptions that accept it.
	 */
	public void addGap(RepositoryName name) {
		this.gaps.findAll(name, AcceptedException.ACCEPTED_GAP, AcceptedException.ANY, this.increment);
	}

	/** Returns the number of findings or gaps that the exception at an index covers. */
	public long count(int index) {
		return this.counts[index];
	}

}
