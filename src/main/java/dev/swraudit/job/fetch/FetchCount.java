package dev.swraudit.job.fetch;

/**
 * Counter of the targets that a run has fetched.
 */
public interface FetchCount {

	/**
	 * Adds the targets that the current transaction stores.
	 * @param read fetched targets, whatever the outcome
	 * @param failed those of them that failed
	 */
	void add(long read, long failed);

}
