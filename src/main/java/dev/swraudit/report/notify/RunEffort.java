package dev.swraudit.report.notify;

import java.time.Duration;
import java.util.Map;

/**
 * What one run cost, as far as it came.
 *
 * @param steps how long each step took that ran, by name
 * @param requests requests by the status of their answer; 0 stands for none
 * @param retries requests sent again, other than after a throttled answer
 * @param throttleWait time spent below the full rate because the service asked for it
 */
public record RunEffort(Map<String, Duration> steps, Map<Integer, Long> requests, long retries, Duration throttleWait) {

	/** Of a run that did not get as far as its first request. */
	public static final RunEffort NONE = new RunEffort(Map.of(), Map.of(), 0, Duration.ZERO);

}
