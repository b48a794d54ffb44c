package dev.swraudit.job.audit;

import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.input.InputFile;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.population.AccountReader;
import dev.swraudit.population.AccountSnapshot;
import dev.swraudit.population.AccountSource;
import dev.swraudit.population.PopulationStore;
import dev.swraudit.population.RepositoryListing;
import dev.swraudit.population.SourceReading;
import dev.swraudit.population.SourceState;
import dev.swraudit.population.SourceStatus;
import dev.swraudit.report.publish.WorkDirectory;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Step {@code listRepositories}: reads what SWR lists, and the totals of the account. A
 * continuation reads only what no earlier run has read. The step {@code importTargets}
 * stores the result in the transaction that begins the audit.
 */
@Component
class ListRepositoriesTasklet implements Tasklet {

	private final AuditLedger ledger;

	private final PopulationStore population;

	private final ObjectProvider<HttpSwrClient> swr;

	private final AuditProperties settings;

	private final MaintainedFileCopies copies;

	private final WorkDirectory workDirectory;

	private final Clock clock;

	private final StopRequest stopRequest;

	private volatile @Nullable AccountSnapshot snapshot;

	/**
	 * Creates the step.
	 * @param swr the client, which an export, whose context has all jobs, never creates
	 */
	ListRepositoriesTasklet(AuditLedger ledger, PopulationStore population, ObjectProvider<HttpSwrClient> swr,
			AuditProperties settings, MaintainedFileCopies copies, WorkDirectory workDirectory, Clock clock,
			StopRequest stopRequest) {
		this.ledger = ledger;
		this.population = population;
		this.swr = swr;
		this.settings = settings;
		this.copies = copies;
		this.workDirectory = workDirectory;
		this.clock = clock;
		this.stopRequest = stopRequest;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws IOException {
		AuditParameters parameters = AuditParameters.of(contribution.getStepExecution().getJobParameters());
		Audit known = this.ledger.find(parameters.key()).orElse(null);
		requireInput(parameters, known);
		try {
			this.copies.copy(parameters);
			AccountSnapshot read = read(toAskFor(known));
			if (known == null && parameters.isListing()) {
				requireListing(read.listing(), this.ledger.isEndpointProven(parameters.key().scope()));
			}
			this.snapshot = read;
		}
		catch (RuntimeException ex) {
			if (known == null) {
				this.workDirectory.delete(parameters.output(), parameters.key());
			}
			throw ex;
		}
		return RepeatStatus.FINISHED;
	}

	/** Checks the input before any request is sent. */
	private void requireInput(AuditParameters parameters, @Nullable Audit known) {
		if (!parameters.isListing()) {
			new InputFile(parameters.input()).requireExisting();
		}
		else if (known != null) {
			ContinuationChecks.requireFromListing(known);
		}
		else if (this.settings.sourcesOff().contains(AccountSource.LISTING)) {
			throw RunException.configurationError(
					"input=@listing needs the list of repositories; set audit.population=listing, or name a CSV file");
		}
	}

	/** Returns the sources of which an audit has nothing yet. */
	private Set<AccountSource> toAskFor(@Nullable Audit known) {
		if (known == null) {
			return EnumSet.allOf(AccountSource.class);
		}
		if (this.ledger.findPublished(known.key()).filter(Audit::isComplete).isPresent()) {
			return Set.of();
		}
		Map<AccountSource, SourceState> states = this.population.states(known.id());
		Set<AccountSource> missing = EnumSet.noneOf(AccountSource.class);
		for (AccountSource source : AccountSource.values()) {
			SourceState state = states.get(source);
			if (state == null || isMissing(state.status(), known)) {
				missing.add(source);
			}
		}
		if (missing.contains(AccountSource.LISTING)) {
			// The total is compared with the list, so both are of the same time.
			missing.add(AccountSource.OVERVIEW);
		}
		if (known.fromListing()) {
			missing.remove(AccountSource.LISTING);
		}
		missing.removeAll(this.settings.sourcesOff());
		return missing;
	}

	/**
	 * Asks again for a list that had not settled when the audit was published. An audit
	 * that began without a source has none.
	 */
	private static boolean isMissing(SourceStatus status, Audit known) {
		return switch (status) {
			case READ, OFF -> false;
			case PARTIAL -> known.published();
			case NOT_READ -> true;
		};
	}

	private AccountSnapshot read(Set<AccountSource> asked) {
		HttpSwrClient client = this.swr.getObject();
		this.stopRequest.stopGracefully(client::stop);
		try {
			return new AccountReader(client, this.clock).read(asked, this.settings.sourcesOff());
		}
		catch (InterruptedException ex) {
			this.stopRequest.requireNotStopped();
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static void requireListing(@Nullable SourceReading<RepositoryListing> listing, boolean endpointProven) {
		SwrFailure failure = (listing != null) ? listing.failure() : null;
		if (failure == null) {
			return;
		}
		String what = "input=@listing: the list of repositories cannot be read (" + failure.reason() + ")";
		throw switch (failure.kind()) {
			case FORBIDDEN -> RunException.configurationError(
					what + "; grant swr:repo:listRepos to the account of the credentials, or name a CSV file");
			case WRONG_ENDPOINT -> endpointProven ? tryAgain(what) : RunException
				.configurationError(what + "; set audit.swr.endpoint or audit.swr.region to an SWR API");
			case NOT_FOUND, FAILED -> tryAgain(what);
		};
	}

	private static RunException tryAgain(String what) {
		return RunException.tryAgain(what + "; the same command tries again");
	}

	/** Returns what the last execution has read, and forgets it, because it is large. */
	AccountSnapshot takeSnapshot() {
		AccountSnapshot taken = Objects.requireNonNull(this.snapshot, "nothing is listed yet");
		this.snapshot = null;
		return taken;
	}

}
