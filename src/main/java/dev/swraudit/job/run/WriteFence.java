package dev.swraudit.job.run;

/**
 * Guard against writes by a process that has lost its lock or its range.
 */
public interface WriteFence {

	/**
	 * Requires, in the transaction that writes the rows, that the lock or the range is
	 * still held.
	 * @throws RuntimeException if it is lost
	 */
	void requireHeld();

}
