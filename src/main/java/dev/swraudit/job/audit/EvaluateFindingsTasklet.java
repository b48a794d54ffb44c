package dev.swraudit.job.audit;

import java.io.IOException;

import dev.swraudit.evaluation.EvaluationSettings;
import dev.swraudit.evaluation.FindingEvaluation;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Step {@code evaluateFindings}: derives verdicts and findings from the stored rows and
 * compares the findings with the baseline.
 */
@Component
class EvaluateFindingsTasklet implements Tasklet {

	private final AuditLedger ledger;

	private final FindingEvaluation evaluation;

	private final MaintainedFileCopies copies;

	private final AuditProperties settings;

	private final StopRequest stopRequest;

	EvaluateFindingsTasklet(AuditLedger ledger, FindingEvaluation evaluation, MaintainedFileCopies copies,
			AuditProperties settings, StopRequest stopRequest) {
		this.ledger = ledger;
		this.evaluation = evaluation;
		this.copies = copies;
		this.settings = settings;
		this.stopRequest = stopRequest;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws IOException {
		AuditParameters parameters = AuditParameters.of(contribution.getStepExecution().getJobParameters());
		Audit audit = this.ledger.get(parameters.key());
		this.evaluation.evaluate(audit, this.copies.read(parameters),
				new EvaluationSettings(this.settings.maxVanished(), this.settings.rules()),
				this.stopRequest::requireNotStopped);
		this.ledger.recordEvaluation(audit, EvaluationInputs.sha256(this.settings, this.copies.files(parameters)));
		return RepeatStatus.FINISHED;
	}

}
