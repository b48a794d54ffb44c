package dev.swraudit.report.notify;

import java.io.IOException;
import java.time.Duration;

/**
 * Somebody who is told of every run's end.
 */
public interface Notifier {

	/** The setting that names it, by which a user knows it. */
	String setting();

	/**
	 * Tells it, once.
	 * @param limit the longest time that it may take to connect, and to answer
	 * @throws IOException if it does not take it; the message says why, in one line
	 * without secrets
	 */
	void tell(RunResult end, Duration limit) throws IOException, InterruptedException;

}
