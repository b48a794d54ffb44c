package dev.swraudit.job.run;

/**
 * What keeps rows from being written by somebody whose turn is over.
 */
public interface WriteFence {

	/**
	 * Makes sure, in the transaction of the rows, that they may be written.
	 * @throws RuntimeException if they may not
	 */
	void requireHeld();

}
