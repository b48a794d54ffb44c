package dev.swraudit.job.run;

import java.util.Set;

import dev.swraudit.ledger.Outcome;

/**
 * Value of {@code audit.incomplete-on}: an outcome of a record or an organization, or a
 * possible repository that the input lacks.
 */
public enum IncompleteOn {

	/** See {@link Outcome#AUDITED}. */
	AUDITED,

	/** See {@link Outcome#NOT_FOUND}. */
	NOT_FOUND,

	/** See {@link Outcome#FORBIDDEN}. */
	FORBIDDEN,

	/** See {@link Outcome#FAILED}. */
	FAILED,

	/** See {@link Outcome#INVALID}. */
	INVALID,

	/** See {@link Outcome#DUPLICATE}. */
	DUPLICATE,

	/** SWR lists a repository that the input lacks, or may do so. */
	NOT_IN_INPUT;

	/** Returns whether a setting contains an outcome. */
	public static boolean includes(Set<IncompleteOn> setting, Outcome outcome) {
		return setting.contains(valueOf(outcome.name()));
	}

}
