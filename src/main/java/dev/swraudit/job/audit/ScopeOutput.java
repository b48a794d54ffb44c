package dev.swraudit.job.audit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.RunException;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.report.files.OutputLock;
import dev.swraudit.report.publish.FoundPublication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Output directory of a scope. One run at a time works on it, and its database must
 * contain the publications there, because findings are compared with the latest
 * publication.
 */
@Component
class ScopeOutput {

	private static final Logger logger = LoggerFactory.getLogger(ScopeOutput.class);

	private final OutputLock lock;

	private final PublicationHistory history;

	private final boolean newHistory;

	private final AuditLedger ledger;

	private final Clock clock;

	ScopeOutput(OutputLock lock, PublicationHistory history, AuditLedger ledger, AuditProperties settings,
			Clock clock) {
		this.lock = lock;
		this.history = history;
		this.ledger = ledger;
		this.clock = clock;
		this.newHistory = settings.newHistory();
	}

	/**
	 * Locks the directory until the run ends.
	 * @throws RunException if another run holds the lock, or the directory holds
	 * publications that are not in the database
	 */
	OutputLock.Held acquire(AuditParameters parameters, PrintStream out) {
		String scope = parameters.key().scope();
		OutputLock.Held held = lock(this.lock, parameters.output(), scope);
		try {
			requireKnownHistory(scope, FoundPublication.of(parameters.output(), scope), out);
			return held;
		}
		catch (RuntimeException ex) {
			held.close();
			throw ex;
		}
	}

	/**
	 * Removes what killed runs left. The caller must hold the lock of the directory. A
	 * failure does not change the result of the run.
	 */
	void removeLeftovers(AuditParameters parameters) {
		String scope = parameters.key().scope();
		try {
			new Leftovers(parameters.output().resolve(scope), this.clock.instant())
				.remove(directoryNames(this.ledger.unpublished(scope)), directoryNames(this.ledger.published(scope)));
		}
		catch (RuntimeException ex) {
			logger.warn("What earlier runs left cannot be removed; the next run tries again", ex);
		}
	}

	private static Set<String> directoryNames(List<Audit> audits) {
		return audits.stream().map((audit) -> audit.key().directoryName()).collect(Collectors.toSet());
	}

	/**
	 * Locks the directory of a scope.
	 * @throws RunException if another run holds the lock
	 */
	static OutputLock.Held lock(OutputLock lock, Path output, String scope) {
		return lock.tryAcquire(output, scope)
			.orElseThrow(() -> RunException.tryAgain("another run is working on " + output.resolve(scope)
					+ ", possibly with another database; the same command continues when that run has ended"));
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
