package dev.swraudit.report.notify;

import java.time.Duration;
import java.util.Map;

/**
 * Durations and request counts of one run.
 *
 * @param steps duration of each executed step by name
 * @param requests requests by HTTP status of the response; 0 means no response
 * @param retries requests sent again, except after a throttled response
 * @param throttleWait time below the full request rate because of throttling
 */
public record RunEffort(Map<String, Duration> steps, Map<Integer, Long> requests, long retries, Duration throttleWait) {

	/** Effort of a run that sent no request. */
	public static final RunEffort NONE = new RunEffort(Map.of(), Map.of(), 0, Duration.ZERO);

}
