package dev.swraudit.job;

import dev.swraudit.finding.FindingEvaluation;
import dev.swraudit.target.Audit;
import dev.swraudit.target.AuditLedger;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * The step {@code evaluateFindings}: what is stored becomes verdicts and findings.
 */
@Component
class EvaluateFindingsTasklet implements Tasklet {

	private final AuditLedger ledger;

	private final FindingEvaluation evaluation;

	EvaluateFindingsTasklet(AuditLedger ledger, FindingEvaluation evaluation) {
		this.ledger = ledger;
		this.evaluation = evaluation;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		AuditParameters parameters = AuditParameters.of(contribution.getStepExecution().getJobParameters());
		Audit audit = this.ledger.get(parameters.key());
		this.evaluation.evaluate(audit.id(), audit.key().date());
		return RepeatStatus.FINISHED;
	}

}
