package dev.swraudit.job;

import java.time.Clock;

import dev.swraudit.finding.FindingCounts;
import dev.swraudit.target.Audit;
import dev.swraudit.target.AuditLedger;
import dev.swraudit.target.Outcome;
import dev.swraudit.target.OutcomeCounts;
import org.springframework.stereotype.Component;

/**
 * How an audit ends: complete or not, and with which exit code.
 */
@Component
class Conclusion {

	private final AuditLedger ledger;

	private final FindingCounts findings;

	private final AuditProperties settings;

	private final Clock clock;

	Conclusion(AuditLedger ledger, FindingCounts findings, AuditProperties settings, Clock clock) {
		this.ledger = ledger;
		this.findings = findings;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Writes the end of an audit into the ledger. Incomplete is one in which some record
	 * has an outcome of {@code audit.incomplete-on}, too many targets have vanished, or
	 * none was audited.
	 */
	void conclude(Audit audit) {
		OutcomeCounts counts = this.ledger.countOutcomes(audit);
		boolean complete = counts.of(Outcome.AUDITED) > 0 && !this.ledger.hasTooManyVanished(audit)
				&& this.settings.incompleteOn().stream().allMatch((outcome) -> counts.of(outcome) == 0);
		ExitCode exitCode = complete ? exitCodeOfComplete(audit) : ExitCode.INCOMPLETE;
		this.ledger.conclude(audit, complete, exitCode.value(), this.clock.instant());
	}

	private ExitCode exitCodeOfComplete(Audit audit) {
		long failing = switch (this.settings.failOn()) {
			case NONE -> 0;
			case NEW -> this.findings.openAndNew(audit);
			case OPEN -> this.findings.open(audit);
		};
		return (failing > 0) ? ExitCode.FINDINGS : ExitCode.COMPLETE;
	}

}
