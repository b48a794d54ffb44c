package dev.swraudit.job.fetch;

/**
 * Where it is kept how many targets of a run are read.
 */
public interface FetchCount {

	/**
	 * Counts what is stored in the transaction under way.
	 * @param read targets, in whatever way their reading ended
	 * @param failed those of them that failed
	 */
	void add(long read, long failed);

}
