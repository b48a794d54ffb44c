package dev.swraudit.job.cluster;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.DatabaseError;
import dev.swraudit.job.run.RootFailure;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.job.run.UserError;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.message.ExitCode;
import dev.swraudit.permission.AnotherCallerException;
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
 * Fetches a range with the step that a single process runs, and decides what becomes of a
 * range that failed.
 */
@Component
@ConditionalOnClusterRole(ClusterRole.WORKER)
class RangeWorker {

	private static final Logger logger = LoggerFactory.getLogger(RangeWorker.class);

	/** A failure that does not pass ends the run, as it ends a single process. */
	private static final int MOST_FAILURES = 5;

	private final RangeTable ranges;

	private final CurrentRange current;

	private final JobRepository jobRepository;

	private final Step fetchAccess;

	private final AuditLedger ledger;

	private final HttpSwrClient swr;

	private final URI endpoint;

	private final StopRequest stopRequest;

	private final CompletableFuture<RunException> end = new CompletableFuture<>();

	RangeWorker(RangeTable ranges, CurrentRange current, JobRepository jobRepository, Step fetchAccess,
			AuditLedger ledger, HttpSwrClient swr, SwrProperties settings, StopRequest stopRequest) {
		this.ranges = ranges;
		this.current = current;
		this.jobRepository = jobRepository;
		this.fetchAccess = fetchAccess;
		this.ledger = ledger;
		this.swr = swr;
		this.endpoint = settings.baseUrl();
		this.stopRequest = stopRequest;
	}

	/** Completed with the configuration error that ends this worker. */
	CompletableFuture<RunException> end() {
		return this.end;
	}

	/**
	 * Fetches a range.
	 * @return what becomes of it
	 * @throws RuntimeException if it is to be tried again after a short time, by any
	 * worker
	 */
	Result fetch(HeldRange held) {
		Optional<Boolean> ending = this.ranges.isEnding(held.stepExecutionId());
		StepExecution execution = this.jobRepository.getStepExecution(held.stepExecutionId());
		if (ending.orElse(true) || execution == null || execution.getStatus() == BatchStatus.COMPLETED
				|| !execution.getJobExecution().isRunning()) {
			return Result.FINISHED;
		}
		if (isLeaving() || !hasOwnEndpoint(execution)) {
			return Result.RETURNED;
		}
		this.current.hold(held);
		try {
			return execute(execution, held);
		}
		finally {
			this.current.hold(null);
		}
	}

	private boolean isLeaving() {
		return this.stopRequest.isRequested() || this.end.isDone();
	}

	private Result execute(StepExecution execution, HeldRange held) {
		execution.setExitStatus(ExitStatus.EXECUTING);
		try {
			this.swr.resume();
			this.fetchAccess.execute(execution);
		}
		catch (InterruptedException | JobInterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return (execution.getStatus() == BatchStatus.COMPLETED) ? Result.FINISHED
				: afterFailure(held, RootFailure.of(execution));
	}

	/**
	 * Decides whether a failed range ends this worker, ends the whole run, or is tried
	 * again. The database is the manager's: a failure of it ends no worker.
	 */
	private Result afterFailure(HeldRange held, @Nullable Exception failure) {
		if (isLost(held)) {
			logger.warn("{} is lost", held, failure);
			return Result.LOST;
		}
		if (failure != null && isOfAnotherCaller(failure)) {
			leave(UserError.about(failure).line());
		}
		if (isLeaving() || failure == null || isStop(failure)) {
			logger.info("{} is returned, because its run or this worker is stopped", held, failure);
			return Result.RETURNED;
		}
		if (TransientFailures.isIn(failure) && held.failures() < MOST_FAILURES) {
			throw new IllegalStateException("range " + held.stepExecutionId() + " failed", failure);
		}
		UserError why = UserError.about(failure);
		logger.error("The run has to end", failure);
		this.ranges.fail(held, why);
		if (why.exitCode() == ExitCode.CONFIGURATION_ERROR && !DatabaseError.isCauseOf(failure)) {
			leave(why.line());
		}
		return Result.FINISHED;
	}

	private static boolean isStop(Exception failure) {
		return failure instanceof JobInterruptedException || failure instanceof InterruptedException;
	}

	/** The step wraps what is thrown within its transaction. */
	private static boolean isOfAnotherCaller(Exception failure) {
		return Stream.<Throwable>iterate(failure, Objects::nonNull, UserError::causeOf)
			.anyMatch(AnotherCallerException.class::isInstance);
	}

	/** Ends this worker, but not the run. */
	private void leave(String why) {
		this.end.complete(RunException.configurationError(why));
	}

	/** Ends the worker of another endpoint, because another endpoint is another scope. */
	private boolean hasOwnEndpoint(StepExecution execution) {
		Audit audit = this.ledger.get(AuditParameters.keyOf(execution.getJobParameters()));
		boolean own = audit.endpoint().equals(this.endpoint.toString());
		if (!own) {
			leave("scope '" + audit.key().scope() + "' is audited at " + audit.endpoint() + ", but this worker uses "
					+ this.endpoint);
		}
		return own;
	}

	private boolean isLost(HeldRange held) {
		try {
			this.ranges.lock(held);
			return false;
		}
		catch (RangeLostException ex) {
			return true;
		}
	}

	/**
	 * What becomes of a range.
	 */
	enum Result {

		/** It need not be fetched any more. */
		FINISHED,

		/** Another worker may fetch it. */
		RETURNED,

		/** It belongs to another worker already, or to no run. */
		LOST

	}

}
