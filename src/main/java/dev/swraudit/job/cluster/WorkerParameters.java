package dev.swraudit.job.cluster;

import java.util.List;
import java.util.Map;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.RunException;

/**
 * The parameters of a worker.
 *
 * @param scope whose ranges it reads
 */
record WorkerParameters(String scope) {

	/**
	 * Reads what the user gave.
	 * @throws RunException if a name or a value is not allowed
	 */
	static WorkerParameters of(Map<String, String> given) {
		AuditParameters.requireKnown(given, List.of("scope"));
		return new WorkerParameters(AuditParameters.scope(given));
	}

}
