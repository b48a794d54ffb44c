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
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.RootFailure;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.job.run.UserError;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.message.ExitCode;
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
 * Fetches one range after the other. A message whose handling throws returns to the
 * broker. Messages are only hints, because one can arrive twice, late, or at two workers;
 * the lease decides.
 */
@Component
@ConditionalOnClusterRole(ClusterRole.WORKER)
class RangeWorker implements MessageListener {

	private static final Logger logger = LoggerFactory.getLogger(RangeWorker.class);

	private static final Duration LOOK = Duration.ofMillis(250);

	private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(2);

	private final RangeLeaseTable leases;

	private final CurrentLease held;

	private final JobRepository jobRepository;

	private final Step fetchAccess;

	private final AuditLedger ledger;

	private final HttpSwrClient swr;

	private final URI endpoint;

	private final StopRequest stopRequest;

	private final Duration lease;

	private final CompletableFuture<RunException> end = new CompletableFuture<>();

	RangeWorker(RangeLeaseTable leases, CurrentLease held, JobRepository jobRepository, Step fetchAccess,
			AuditLedger ledger, HttpSwrClient swr, SwrProperties settings, StopRequest stopRequest,
			ClusterProperties cluster) {
		this.leases = leases;
		this.held = held;
		this.jobRepository = jobRepository;
		this.fetchAccess = fetchAccess;
		this.ledger = ledger;
		this.swr = swr;
		this.endpoint = settings.baseUrl();
		this.stopRequest = stopRequest;
		this.lease = cluster.lease();
	}

	/** Completed with the configuration error that ends this worker. */
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
			RangeLease rangeLease = take(range);
			if (isLeaving() && rangeLease == null) {
				throw new HandedBackException(range, null);
			}
			if (rangeLease != null) {
				this.held.hold(rangeLease);
				read(rangeLease);
			}
		}
		catch (RuntimeException ex) {
			// The broker would redeliver it at once, repeatedly.
			this.stopRequest.awaitRequest(BEFORE_NEXT_TRY);
			throw ex;
		}
		finally {
			this.held.hold(null);
		}
	}

	private boolean isLeaving() {
		return this.stopRequest.isRequested() || this.end.isDone();
	}

	/**
	 * Takes a range, or waits until its owner has a heartbeat or its lease expires.
	 * @return null if there is nothing to do for this worker
	 */
	private @Nullable RangeLease take(long range) throws InterruptedException {
		Optional<Instant> first = this.leases.seenAt(range);
		Optional<Instant> last = first;
		while (last.isPresent() && last.equals(first) && !isLeaving() && !isComplete(range)) {
			Optional<RangeLease> claim = this.leases.take(range, Heartbeat.NAME, this.lease);
			if (claim.isPresent()) {
				return claim.get();
			}
			this.stopRequest.awaitRequest(LOOK);
			last = this.leases.seenAt(range);
		}
		logger.debug("Range {} cannot be taken", range);
		return null;
	}

	private boolean isComplete(long range) {
		StepExecution execution = this.jobRepository.getStepExecution(range);
		return execution == null || execution.getStatus() == BatchStatus.COMPLETED
				|| !execution.getJobExecution().isRunning();
	}

	private void read(RangeLease rangeLease) throws InterruptedException {
		StepExecution execution = Objects
			.requireNonNull(this.jobRepository.getStepExecution(rangeLease.stepExecutionId()));
		requireOwnEndpoint(execution, rangeLease);
		this.swr.resume();
		execution.setExitStatus(ExitStatus.EXECUTING);
		try (Heartbeat heartbeat = Heartbeat.start(rangeLease, this.leases, this.stopRequest, this.lease)) {
			this.fetchAccess.execute(execution);
			if (execution.getStatus() != BatchStatus.COMPLETED && !heartbeat.isToEnd()) {
				settle(rangeLease, RootFailure.of(execution));
			}
		}
		catch (JobInterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		if (execution.getStatus() != BatchStatus.COMPLETED) {
			this.leases.release(rangeLease);
		}
	}

	/**
	 * Decides whether a failed range ends this worker, ends the whole run, or is tried
	 * again.
	 */
	private void settle(RangeLease rangeLease, @Nullable Exception failure) {
		if (failure != null && isOfAnotherCaller(failure)) {
			leave(rangeLease, RunException.configurationError(UserError.about(failure).line()));
		}
		if (isLeaving() || failure == null || TransientFailures.isIn(failure)) {
			logger.warn("Range {} is returned to the broker", rangeLease.stepExecutionId(), failure);
			this.leases.release(rangeLease);
			throw new HandedBackException(rangeLease.stepExecutionId(), failure);
		}
		UserError why = UserError.about(failure);
		logger.error("The run has to end", failure);
		this.leases.fail(rangeLease, why);
		if (why.exitCode() == ExitCode.CONFIGURATION_ERROR) {
			this.end.complete(new RunException(why.exitCode(), why.line()));
		}
	}

	/** The step wraps what is thrown within its transaction. */
	private static boolean isOfAnotherCaller(Exception failure) {
		return Stream.<Throwable>iterate(failure, Objects::nonNull, UserError::causeOf)
			.anyMatch(AnotherCallerException.class::isInstance);
	}

	/** Releases the range and ends this worker, but not the run. */
	private void leave(RangeLease rangeLease, RunException why) {
		this.leases.release(rangeLease);
		this.end.complete(why);
		throw why;
	}

	/** Requires the endpoint of the audit, because another endpoint is another scope. */
	private void requireOwnEndpoint(StepExecution execution, RangeLease rangeLease) {
		Audit audit = this.ledger.get(AuditParameters.keyOf(execution.getJobParameters()));
		if (!audit.endpoint().equals(this.endpoint.toString())) {
			leave(rangeLease, RunException.configurationError("scope '" + audit.key().scope() + "' is audited at "
					+ audit.endpoint() + ", but this worker uses " + this.endpoint));
		}
	}

}
