package dev.swraudit.job;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

import dev.swraudit.access.SwrProperties;
import dev.swraudit.finding.AcceptedExceptions;
import dev.swraudit.report.PublicationException;
import dev.swraudit.report.WorkDirectory;
import dev.swraudit.target.Audit;
import dev.swraudit.target.AuditEditions;
import dev.swraudit.target.AuditLedger;
import dev.swraudit.target.InputFile;
import dev.swraudit.target.InputFileException;
import dev.swraudit.target.TargetImport;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * The step {@code importTargets}: the input file becomes a ledger of targets, whole or
 * not at all; an audit that has begun goes on with what its ledger holds, once the input
 * proves to be the same.
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

	private final StopSignal stopSignal;

	ImportTargetsTasklet(AuditLedger ledger, AuditEditions editions, TargetImport targets, WorkDirectory workDirectory,
			AuditProperties settings, SwrProperties swr, Clock clock, StopSignal stopSignal) {
		this.ledger = ledger;
		this.editions = editions;
		this.targets = targets;
		this.workDirectory = workDirectory;
		this.settings = settings;
		this.swr = swr;
		this.clock = clock;
		this.stopSignal = stopSignal;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		AuditParameters parameters = AuditParameters.of(contribution.getStepExecution().getJobParameters());
		InputFile input = new InputFile(parameters.input());
		Path copy = this.workDirectory.input(parameters.output(), parameters.key());
		boolean known = this.ledger.find(parameters.key()).isPresent();
		try (InputFile.Opened opened = input.open()) {
			this.workDirectory.create(parameters.output(), parameters.key());
			copyExceptions(parameters);
			importTargets(parameters, input, opened, copy);
			return RepeatStatus.FINISHED;
		}
		catch (InputFileException ex) {
			if (!known) {
				this.workDirectory.delete(parameters.output(), parameters.key());
			}
			throw ex;
		}
		catch (IOException ex) {
			throw new PublicationException(copy, ex);
		}
	}

	private void importTargets(AuditParameters parameters, InputFile input, InputFile.Opened opened, Path copy)
			throws IOException {
		String sha256 = opened.copyTo(copy);
		Audit audit = this.ledger.find(parameters.key()).orElse(null);
		if (audit == null) {
			audit = this.ledger.begin(parameters.key(), this.swr.baseUrl().toString(), sha256, this.clock.instant());
			this.targets.importInto(audit, copy, input.name(), this.stopSignal::requireNoEnd);
		}
		else {
			Continuation.requireSameInput(audit, input, sha256);
			audit = continued(audit);
		}
		this.ledger.recordEndpoint(audit, this.swr.baseUrl().toString());
		this.ledger.countExecution(audit);
	}

	/**
	 * Returns the edition that this run works on. The targets that could not be read are
	 * pending again, unless a complete audit is only evaluated again.
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
	 * Copies the exceptions file as it is now, and reads it: a bad row stops the run
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
