package dev.swraudit.report.notify;

import java.io.IOException;
import java.time.Duration;

/**
 * Recipient of the result of every run.
 */
public interface Notifier {

	/** Returns the setting that configures it. */
	String setting();

	/**
	 * Sends the result, without retries.
	 * @param limit maximum time to connect, and maximum time to wait for the response
	 * @throws IOException if the recipient does not accept it; the message is one line
	 * without secrets
	 */
	void send(RunResult result, Duration limit) throws IOException, InterruptedException;

}
