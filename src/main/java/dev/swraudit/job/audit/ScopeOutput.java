package dev.swraudit.job.audit;

import java.io.PrintStream;
import java.util.List;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.RunException;
import dev.swraudit.report.files.OutputLock;
import dev.swraudit.report.publish.FoundPublication;

import org.springframework.stereotype.Component;

/**
 * Output directory of a scope. One run at a time works on it, and its database must
 * contain the publications there, because findings are compared with the latest
 * publication.
 */
@Component
class ScopeOutput {

	private final OutputLock lock;

	private final PublicationHistory history;

	private final boolean newHistory;

	ScopeOutput(OutputLock lock, PublicationHistory history, AuditProperties settings) {
		this.lock = lock;
		this.history = history;
		this.newHistory = settings.newHistory();
	}

	/**
	 * Locks the directory until the run ends.
	 * @throws RunException if another run holds the lock, or the directory holds
	 * publications that are not in the database
	 */
	OutputLock.Held acquire(AuditParameters parameters, PrintStream out) {
		String scope = parameters.key().scope();
		OutputLock.Held held = this.lock.tryAcquire(parameters.output(), scope)
			.orElseThrow(() -> RunException.tryAgain("another run is working on " + parameters.output().resolve(scope)
					+ ", possibly with another database; the same command continues when that run has ended"));
		try {
			requireKnownHistory(scope, FoundPublication.of(parameters.output(), scope), out);
			return held;
		}
		catch (RuntimeException ex) {
			held.close();
			throw ex;
		}
	}

	private void requireKnownHistory(String scope, List<FoundPublication> found, PrintStream out) {
		List<FoundPublication> unknown = this.history.unknown(scope, found);
		if (!unknown.isEmpty() && !this.newHistory) {
			throw RunException
				.configurationError(PublicationHistory.describe(unknown) + "; " + PublicationHistory.CURE);
		}
		if (!unknown.isEmpty()) {
			this.history.acknowledge(scope, unknown);
			out.println("Acknowledged: " + PublicationHistory.describe(unknown));
			out.println();
		}
	}

}
