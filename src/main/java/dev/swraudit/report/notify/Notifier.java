package dev.swraudit.report.notify;

import java.time.Duration;

import dev.swraudit.access.http.NotificationException;

/**
 * Recipient of the result of every run.
 */
public interface Notifier {

	/** Returns the setting that configures it. */
	String setting();

	/**
	 * Sends the result, without retries.
	 * @param limit maximum time to connect, and maximum time to wait for the response
	 * @throws NotificationException if the recipient does not accept it
	 */
	void send(RunResult result, Duration limit) throws NotificationException, InterruptedException;

}
