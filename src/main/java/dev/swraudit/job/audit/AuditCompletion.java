package dev.swraudit.job.audit;

import java.time.Clock;

import dev.swraudit.evaluation.FindingCounts;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.ledger.OutcomeCounts;
import dev.swraudit.message.ExitCode;

import org.springframework.stereotype.Component;

/**
 * Decides whether an audit is complete, and its exit code.
 */
@Component
class AuditCompletion {

	private final AuditLedger ledger;

	private final FindingCounts findings;

	private final AuditProperties settings;

	private final Clock clock;

	AuditCompletion(AuditLedger ledger, FindingCounts findings, AuditProperties settings, Clock clock) {
		this.ledger = ledger;
		this.findings = findings;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Records whether an audit is complete, and its exit code. An audit is incomplete if
	 * a record has an outcome of {@code audit.incomplete-on}, or if too many repositories
	 * have vanished.
	 */
	void conclude(Audit audit) {
		OutcomeCounts counts = this.ledger.countOutcomes(audit);
		boolean complete = !this.ledger.hasTooManyVanished(audit)
				&& this.settings.incompleteOn().stream().allMatch((outcome) -> counts.of(outcome) == 0);
		this.ledger.conclude(audit, complete, exitCode(complete, hasFailingFindings(audit)).value(),
				this.clock.instant());
	}

	static ExitCode exitCode(boolean complete, boolean failingFindings) {
		if (complete) {
			return failingFindings ? ExitCode.FINDINGS : ExitCode.COMPLETE;
		}
		return failingFindings ? ExitCode.INCOMPLETE_WITH_FINDINGS : ExitCode.INCOMPLETE;
	}

	private boolean hasFailingFindings(Audit audit) {
		return switch (this.settings.failOn()) {
			case NONE -> false;
			case NEW -> this.findings.openAndNew(audit) > 0;
			case OPEN -> this.findings.open(audit) > 0;
		};
	}

}
