package dev.swraudit.job.cluster;

import java.util.List;
import java.util.Map;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.RunException;

/**
 * Parameters of a worker.
 *
 * @param scope the scope whose ranges it fetches
 */
record WorkerParameters(String scope) {

	/**
	 * Parses the parameters of the command line.
	 * @throws RunException if a name or a value is not allowed
	 */
	static WorkerParameters of(Map<String, String> given) {
		AuditParameters.requireKnown(given, List.of("scope"));
		return new WorkerParameters(AuditParameters.scope(given));
	}

}
