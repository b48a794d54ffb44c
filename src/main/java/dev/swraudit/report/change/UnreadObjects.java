package dev.swraudit.report.change;

import java.util.List;
import java.util.Map;

import dev.swraudit.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Repositories and organizations of one kind that were not read, compared with the
 * baseline. Accepted gaps are not among them.
 *
 * @param total number of all
 * @param asBefore number of those with a result of the same kind in the baseline
 * @param byOutcome number of all by outcome
 * @param asBeforeByOutcome number of those as before by their outcome now
 * @param firstNew the first of those that are not as before, in the order of names;
 * repositories come before organizations
 * @param organizations number of organizations among all
 */
public record UnreadObjects(long total, long asBefore, Map<Outcome, Long> byOutcome,
		Map<Outcome, Long> asBeforeByOutcome, List<UnreadObject> firstNew, long organizations) {

	/** Returns the number of those that are not as before. */
	public long appeared() {
		return this.total - this.asBefore;
	}

	/**
	 * Object that was not read.
	 *
	 * @param repository the repository; empty for an organization
	 * @param line line of the input; 0 for an organization
	 * @param httpStatus status of the last response; null if there was none
	 * @param errorCode code of the last response; null if there was none
	 * @param message reason in one line; null if there is none
	 */
	public record UnreadObject(String namespace, String repository, int line, Outcome outcome,
			@Nullable Integer httpStatus, @Nullable String errorCode, @Nullable String message) {

	}

}
