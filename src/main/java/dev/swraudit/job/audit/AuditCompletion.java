package dev.swraudit.job.audit;

import java.time.Clock;

import dev.swraudit.evaluation.FindingCounts;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.IncompleteOn;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.ledger.OutcomeQuery;
import dev.swraudit.message.ExitCode;
import dev.swraudit.population.PopulationQuery;
import dev.swraudit.population.PopulationStore;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides whether an audit is complete, and its exit code.
 */
@Component
class AuditCompletion {

	private final AuditLedger ledger;

	private final OutcomeQuery outcomes;

	private final FindingCounts findings;

	private final PopulationStore sources;

	private final PopulationQuery population;

	private final AuditProperties settings;

	private final Clock clock;

	AuditCompletion(AuditLedger ledger, OutcomeQuery outcomes, FindingCounts findings, PopulationStore sources,
			JdbcClient jdbc, AuditProperties settings, Clock clock) {
		this.ledger = ledger;
		this.outcomes = outcomes;
		this.findings = findings;
		this.sources = sources;
		this.population = new PopulationQuery(jdbc);
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Records whether an audit is complete, and its exit code. An audit is incomplete if
	 * a record or an organization has an outcome of {@code audit.incomplete-on} that no
	 * exception accepts, if the input may lack a repository and that setting says so, or
	 * if too many repositories or organizations have vanished.
	 */
	void conclude(Audit audit) {
		boolean complete = !this.ledger.vanished(audit).tooMany() && !hasIncompleteOutcome(audit)
				&& !(this.settings.incompleteOn().contains(IncompleteOn.NOT_IN_INPUT) && mayLackRepositories(audit));
		this.ledger.conclude(audit, complete, exitCode(complete, hasFailingFindings(audit)).value(),
				this.clock.instant());
	}

	private boolean hasIncompleteOutcome(Audit audit) {
		return this.outcomes.withoutAcceptedGaps(audit)
			.stream()
			.anyMatch((outcome) -> IncompleteOn.includes(this.settings.incompleteOn(), outcome));
	}

	private boolean mayLackRepositories(Audit audit) {
		return this.population.read(audit.id(), this.sources.states(audit.id())).population().mayLackRepositories();
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
			case NEW -> this.findings.newOrReopened(audit) > 0;
			case OPEN -> this.findings.open(audit) > 0;
		};
	}

}
