package dev.swraudit.job.cluster;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.Complaint;
import dev.swraudit.job.run.ExitCode;
import dev.swraudit.job.run.FirstFailure;
import dev.swraudit.job.run.InRole;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.StopSignal;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.permission.AnotherCallerException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Reads one range after the other. A message that it throws at goes back to the broker; a
 * message is only a hint, since one may come twice, late, or to two workers: the claim
 * decides.
 */
@Component
@InRole(ClusterRole.WORKER)
class RangeWorker implements MessageListener {

	private static final Logger logger = LoggerFactory.getLogger(RangeWorker.class);

	private static final Duration LOOK = Duration.ofMillis(250);

	private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(2);

	private final ClaimTable claims;

	private final HeldClaim held;

	private final JobRepository jobRepository;

	private final Step fetchAccess;

	private final AuditLedger ledger;

	private final HttpSwrClient swr;

	private final URI endpoint;

	private final StopSignal stopSignal;

	private final Duration lease;

	private final CompletableFuture<RunException> end = new CompletableFuture<>();

	RangeWorker(ClaimTable claims, HeldClaim held, JobRepository jobRepository, Step fetchAccess, AuditLedger ledger,
			HttpSwrClient swr, SwrProperties settings, StopSignal stopSignal, ClusterProperties cluster) {
		this.claims = claims;
		this.held = held;
		this.jobRepository = jobRepository;
		this.fetchAccess = fetchAccess;
		this.ledger = ledger;
		this.swr = swr;
		this.endpoint = settings.baseUrl();
		this.stopSignal = stopSignal;
		this.lease = cluster.lease();
	}

	/** What makes this worker useless until a person acts; completed then. */
	CompletableFuture<RunException> end() {
		return this.end;
	}

	@Override
	public void onMessage(Message message) {
		try {
			work(Long.parseLong(((TextMessage) message).getText()));
		}
		catch (JMSException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void work(long range) throws InterruptedException {
		try {
			Claim claim = take(range);
			if (isLeaving() && claim == null) {
				throw new HandedBackException(range, null);
			}
			if (claim != null) {
				this.held.hold(claim);
				read(claim);
			}
		}
		catch (RuntimeException ex) {
			// The broker would bring it back at once, over and over.
			this.stopSignal.awaitWish(BEFORE_NEXT_TRY);
			throw ex;
		}
		finally {
			this.held.hold(null);
		}
	}

	private boolean isLeaving() {
		return this.stopSignal.isAsked() || this.end.isDone();
	}

	/**
	 * Takes a range, or waits for its owner to prove alive, or not.
	 * @return null where there is nothing to be done by this worker
	 */
	private @Nullable Claim take(long range) throws InterruptedException {
		Optional<Instant> first = this.claims.seenAt(range);
		Optional<Instant> last = first;
		while (last.isPresent() && last.equals(first) && !isLeaving() && !isComplete(range)) {
			Optional<Claim> claim = this.claims.take(range, Heartbeat.NAME, this.lease);
			if (claim.isPresent()) {
				return claim.get();
			}
			this.stopSignal.awaitWish(LOOK);
			last = this.claims.seenAt(range);
		}
		logger.debug("Range {} is nothing to take", range);
		return null;
	}

	private boolean isComplete(long range) {
		StepExecution execution = this.jobRepository.getStepExecution(range);
		return execution == null || execution.getStatus() == BatchStatus.COMPLETED
				|| !execution.getJobExecution().isRunning();
	}

	private void read(Claim claim) throws InterruptedException {
		StepExecution execution = Objects.requireNonNull(this.jobRepository.getStepExecution(claim.stepExecutionId()));
		requireOwnEndpoint(execution, claim);
		this.swr.resume();
		execution.setExitStatus(ExitStatus.EXECUTING);
		try (Heartbeat heartbeat = Heartbeat.start(claim, this.claims, this.stopSignal, this.lease)) {
			this.fetchAccess.execute(execution);
			if (execution.getStatus() != BatchStatus.COMPLETED && !heartbeat.isToEnd()) {
				settle(claim, FirstFailure.of(execution));
			}
		}
		catch (JobInterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		if (execution.getStatus() != BatchStatus.COMPLETED) {
			this.claims.release(claim);
		}
	}

	/** What a range that could not be read means, to this worker or to the whole run. */
	private void settle(Claim claim, @Nullable Exception failure) {
		if (failure != null && isOfAnotherCaller(failure)) {
			leave(claim, RunException.personMustAct(Complaint.about(failure).line()));
		}
		if (isLeaving() || failure == null || PassingTrouble.isIn(failure)) {
			logger.warn("Range {} is handed back", claim.stepExecutionId(), failure);
			this.claims.release(claim);
			throw new HandedBackException(claim.stepExecutionId(), failure);
		}
		Complaint why = Complaint.about(failure);
		logger.error("The run has to end", failure);
		this.claims.fail(claim, why);
		if (why.exitCode() == ExitCode.PERSON_MUST_ACT) {
			this.end.complete(new RunException(why.exitCode(), why.line()));
		}
	}

	/** The step wraps what is thrown within its transaction. */
	private static boolean isOfAnotherCaller(Exception failure) {
		return Stream.<Throwable>iterate(failure, Objects::nonNull, Complaint::causeOf)
			.anyMatch(AnotherCallerException.class::isInstance);
	}

	/** Gives the range back, and ends this worker, but not the run. */
	private void leave(Claim claim, RunException why) {
		this.claims.release(claim);
		this.end.complete(why);
		throw why;
	}

	/** What another endpoint answers is evidence of something else. */
	private void requireOwnEndpoint(StepExecution execution, Claim claim) {
		Audit audit = this.ledger.get(AuditParameters.keyOf(execution.getJobParameters()));
		if (!audit.endpoint().equals(this.endpoint.toString())) {
			leave(claim, RunException.personMustAct("scope '" + audit.key().scope() + "' is audited at "
					+ audit.endpoint() + ", but this worker asks " + this.endpoint));
		}
	}

}
