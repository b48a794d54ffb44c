package dev.swraudit.job.audit;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import dev.swraudit.job.retention.Retention;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.JobRunner;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.RunLock;
import dev.swraudit.job.run.SignalHandlers;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.message.ExitCode;
import dev.swraudit.report.files.OutputLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Runs the audit. Holds the locks of the scope and of the output directory, handles stop
 * requests, and records the result.
 */
@Component
@ConditionalOnClusterRole({ ClusterRole.NONE, ClusterRole.MANAGER })
public class AuditRunner implements JobRunner {

	private static final Logger logger = LoggerFactory.getLogger(AuditRunner.class);

	private final AuditExecution execution;

	private final Retention retention;

	private final RunLock lock;

	private final ScopeOutput scopeOutput;

	private final StopRequest stopRequest;

	private final RunResultRecorder resultRecorder;

	private final RunNotifier runNotifier;

	private final Clock clock;

	AuditRunner(AuditExecution execution, Retention retention, RunLock lock, ScopeOutput scopeOutput,
			StopRequest stopRequest, RunResultRecorder resultRecorder, RunNotifier runNotifier, Clock clock) {
		this.execution = execution;
		this.retention = retention;
		this.lock = lock;
		this.scopeOutput = scopeOutput;
		this.stopRequest = stopRequest;
		this.resultRecorder = resultRecorder;
		this.runNotifier = runNotifier;
		this.clock = clock;
	}

	@Override
	public ExitCode run(Map<String, String> given, PrintStream out) throws Exception {
		Instant startedAt = this.clock.instant();
		AuditParameters parameters = AuditParameters.of(given, this.clock);
		this.runNotifier.shortenLimitIf(this.stopRequest::isRequested);
		SignalHandlers.install(this.stopRequest, this.runNotifier.stoppedRunLimit(),
				(exitCode) -> recordHalt(parameters, startedAt, exitCode));
		try {
			return runLocked(parameters, startedAt, out);
		}
		catch (Exception ex) {
			Exception failure = stoppedOr(ex);
			this.resultRecorder.record(parameters, startedAt, failure, this.execution.steps());
			throw failure;
		}
		finally {
			if (this.stopRequest.isRequested()) {
				this.runNotifier.shortenLimit();
			}
			this.stopRequest.markEnded();
		}
	}

	private ExitCode runLocked(AuditParameters parameters, Instant startedAt, PrintStream out) throws Exception {
		try (RunLock.Held held = this.lock.acquire(parameters.key().scope());
				OutputLock.Held output = this.scopeOutput.acquire(parameters, out)) {
			logger.debug("Holding the locks of scope {} and of {}", held.scope(), output);
			AuditExecution.Ending ending = this.execution.run(parameters, out);
			this.resultRecorder.record(parameters, startedAt, ending, this.execution.steps(), out);
			this.retention.applyAfter(parameters.key(), out);
			this.scopeOutput.removeLeftovers(parameters);
			return ending.exitCode();
		}
	}

	private Exception stoppedOr(Exception failure) {
		RunException stopped = this.stopRequest.stopException();
		return (stopped != null) ? stopped : failure;
	}

	/**
	 * Records and sends the result if the process is halted before {@link #run} returns.
	 */
	@SuppressWarnings("SystemOut")
	private void recordHalt(AuditParameters parameters, Instant startedAt, ExitCode exitCode) {
		RunException stopped = StopRequest.stopped(exitCode);
		System.err.println(stopped.getMessage());
		this.resultRecorder.record(parameters, startedAt, stopped, this.execution.steps());
		this.runNotifier.shortenLimit();
		this.runNotifier.send(System.err);
	}

}
