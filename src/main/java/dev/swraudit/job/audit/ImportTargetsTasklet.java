package dev.swraudit.job.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.input.InputFile;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditEditions;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.publish.InputDraft;
import dev.swraudit.report.publish.WorkDirectory;
import dev.swraudit.target.TargetImport;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Step {@code importTargets}: imports the input into the ledger in one transaction. An
 * audit that has begun continues with the rows in the ledger, and requires the input that
 * it began with.
 */
@Component
class ImportTargetsTasklet implements Tasklet {

	private final AuditLedger ledger;

	private final AuditEditions editions;

	private final TargetImport targets;

	private final WorkDirectory workDirectory;

	private final AuditProperties settings;

	private final SwrProperties swr;

	private final Clock clock;

	private final StopRequest stopRequest;

	ImportTargetsTasklet(AuditLedger ledger, AuditEditions editions, TargetImport targets, WorkDirectory workDirectory,
			AuditProperties settings, SwrProperties swr, Clock clock, StopRequest stopRequest) {
		this.ledger = ledger;
		this.editions = editions;
		this.targets = targets;
		this.workDirectory = workDirectory;
		this.settings = settings;
		this.swr = swr;
		this.clock = clock;
		this.stopRequest = stopRequest;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		AuditParameters parameters = AuditParameters.of(contribution.getStepExecution().getJobParameters());
		Audit known = this.ledger.find(parameters.key()).orElse(null);
		try (InputDraft draft = this.workDirectory.draftInput(parameters.output(), parameters.key())) {
			Audit audit = (known != null) ? continueAudit(known, parameters, draft) : beginAudit(parameters, draft);
			this.ledger.recordEndpoint(audit, this.swr.baseUrl().toString());
			this.ledger.countExecution(audit);
			return RepeatStatus.FINISHED;
		}
		catch (IOException ex) {
			throw new PublicationException(this.workDirectory.input(parameters.output(), parameters.key()), ex);
		}
	}

	private Audit beginAudit(AuditParameters parameters, InputDraft draft) throws IOException {
		InputFile input = new InputFile(parameters.input());
		String sha256 = input.copyTo(draft::open);
		copyExceptions(parameters);
		Audit audit = this.ledger.begin(parameters.key(), this.swr.baseUrl().toString(), sha256, this.clock.instant());
		this.targets.importInto(audit, draft.path(), input.name(), this.stopRequest::requireNotStopped);
		draft.keep();
		return audit;
	}

	/**
	 * Compares the given input with the audit's. If the stored copy is missing or
	 * damaged, the given input replaces it.
	 */
	private Audit continueAudit(Audit audit, AuditParameters parameters, InputDraft draft) throws IOException {
		InputFile input = new InputFile(parameters.input());
		if (this.workDirectory.holdsInput(parameters.output(), audit.key(), audit.inputSha256())) {
			Path stored = this.workDirectory.input(parameters.output(), audit.key());
			ContinuationChecks.requireSameInput(audit, input, input.sha256(), stored);
		}
		else {
			ContinuationChecks.requireSameInput(audit, input, input.copyTo(draft::open));
			draft.keep();
		}
		copyExceptions(parameters);
		return continued(audit);
	}

	/**
	 * Returns the edition that this run works on. Targets that could not be audited
	 * become pending again, unless a complete audit is only evaluated again.
	 */
	private Audit continued(Audit latest) {
		boolean complete = this.ledger.findPublished(latest.key()).filter(Audit::isComplete).isPresent();
		Audit audit = latest.published() ? this.editions.copy(latest) : latest;
		if (!complete) {
			this.ledger.reopen(audit);
		}
		return audit;
	}

	/**
	 * Copies the exceptions file and reads it, so that an invalid row stops the run
	 * before it fetches.
	 */
	private void copyExceptions(AuditParameters parameters) throws IOException {
		String file = this.settings.exceptions();
		if (file != null) {
			Path copy = this.workDirectory.exceptions(parameters.output(), parameters.key());
			new InputFile(Path.of(file)).copyTo(copy);
			AcceptedExceptions.read(copy, file);
		}
	}

}
