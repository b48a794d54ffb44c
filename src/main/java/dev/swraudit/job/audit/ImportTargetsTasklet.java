package dev.swraudit.job.audit;

import java.io.IOException;
import java.time.Clock;

import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditEditions;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.organization.GrantLists;
import dev.swraudit.population.AccountSnapshot;
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

	private final ListRepositoriesTasklet listing;

	private final AuditInput input;

	private final AccountImport account;

	private final GrantLists grantLists;

	private final WorkDirectory workDirectory;

	private final SwrProperties swr;

	private final Clock clock;

	private final StopRequest stopRequest;

	ImportTargetsTasklet(AuditLedger ledger, AuditEditions editions, TargetImport targets,
			ListRepositoriesTasklet listing, AuditInput input, AccountImport account, GrantLists grantLists,
			WorkDirectory workDirectory, SwrProperties swr, Clock clock, StopRequest stopRequest) {
		this.ledger = ledger;
		this.editions = editions;
		this.targets = targets;
		this.listing = listing;
		this.input = input;
		this.account = account;
		this.grantLists = grantLists;
		this.workDirectory = workDirectory;
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
		AccountSnapshot snapshot = this.listing.takeSnapshot();
		String sha256 = parameters.isListing()
				? this.input.write(AccountSnapshot.contentOf(snapshot.listing()).orElseThrow(), parameters, draft)
				: this.input.copy(parameters, draft);
		Audit audit = this.ledger.begin(parameters.key(), this.swr.baseUrl().toString(), sha256, parameters.isListing(),
				this.clock.instant());
		this.targets.importInto(audit, draft.path(), parameters.input().toString(),
				this.stopRequest::requireNotStopped);
		this.account.store(audit, snapshot);
		draft.keep();
		return audit;
	}

	private Audit continueAudit(Audit audit, AuditParameters parameters, InputDraft draft) throws IOException {
		this.input.requireSame(audit, parameters, draft);
		return continued(audit);
	}

	/**
	 * Returns the edition that this run works on. Targets and grant lists that could not
	 * be read become pending again, unless a complete audit is only evaluated again.
	 */
	private Audit continued(Audit latest) {
		boolean complete = this.ledger.findPublished(latest.key()).filter(Audit::isComplete).isPresent();
		Audit audit = latest.published() ? this.editions.copy(latest) : latest;
		if (!complete) {
			this.ledger.reopen(audit);
			this.grantLists.reopen(audit, this.ledger.vanished(audit).tooMany());
			this.account.store(audit, this.listing.takeSnapshot());
		}
		return audit;
	}

}
