package dev.swraudit.job.audit;

import java.io.PrintStream;
import java.util.List;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.report.notify.LastRunFile;

import org.springframework.stereotype.Component;

/**
 * Audits of a scope that began and are not published, unfinished continuations included.
 * A run names each of them once: {@code last-run.json} keeps those that were named.
 */
@Component
class UnfinishedAudits {

	private final AuditLedger ledger;

	private final LastRunFile lastRun;

	UnfinishedAudits(AuditLedger ledger, LastRunFile lastRun) {
		this.ledger = ledger;
		this.lastRun = lastRun;
	}

	/** Returns the names of all but an audit itself, oldest first. */
	List<String> names(AuditKey audit) {
		return this.ledger.unpublished(audit.scope())
			.stream()
			.map(Audit::key)
			.filter((other) -> !other.equals(audit))
			.sorted((one, other) -> one.isBefore(other) ? -1 : 1)
			.map(AuditKey::directoryName)
			.toList();
	}

	/**
	 * Names the audits that the latest run did not know as unfinished.
	 * @param out receives the output for the user
	 */
	void announce(AuditParameters parameters, PrintStream out) {
		AuditKey key = parameters.key();
		List<String> known = this.lastRun.unfinished(parameters.output(), key.scope());
		List<String> appeared = names(key).stream().filter((name) -> !known.contains(name)).toList();
		if (!appeared.isEmpty()) {
			out.println("Unfinished audits of scope " + key.scope() + ", named once: " + String.join(", ", appeared)
					+ "; continue or abandon them with jobs/rerun.sh");
			out.println();
		}
	}

}
