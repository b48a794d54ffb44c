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
 * Runs the audit: alone in its scope and on its output directory, stoppable, and with its
 * end recorded, whatever that is.
 */
@Component
@ConditionalOnClusterRole({ ClusterRole.NONE, ClusterRole.MANAGER })
public class AuditRunner implements JobRunner {

	private static final Logger logger = LoggerFactory.getLogger(AuditRunner.class);

	private final AuditExecution audit;

	private final Retention retention;

	private final RunLock lock;

	private final ScopeOutput output;

	private final StopRequest stopRequest;

	private final RunResultRecorder ends;

	private final RunNotifier runNotifier;

	private final Clock clock;

	AuditRunner(AuditExecution audit, Retention retention, RunLock lock, ScopeOutput output, StopRequest stopRequest,
			RunResultRecorder ends, RunNotifier runNotifier, Clock clock) {
		this.audit = audit;
		this.retention = retention;
		this.lock = lock;
		this.output = output;
		this.stopRequest = stopRequest;
		this.ends = ends;
		this.runNotifier = runNotifier;
		this.clock = clock;
	}

	@Override
	public ExitCode run(Map<String, String> given, PrintStream out) throws Exception {
		Instant startedAt = this.clock.instant();
		AuditParameters parameters = AuditParameters.of(given, this.clock);
		SignalHandlers.install(this.stopRequest, this.runNotifier.hurriedLimit(),
				(exitCode) -> cutOff(parameters, startedAt, exitCode));
		try {
			return runAlone(parameters, startedAt, out);
		}
		catch (Exception ex) {
			Exception end = stoppedOr(ex);
			this.ends.note(parameters, startedAt, end, this.audit.steps());
			throw end;
		}
		finally {
			if (this.stopRequest.isRequested()) {
				this.runNotifier.hurry();
			}
			this.stopRequest.markEnded();
		}
	}

	private ExitCode runAlone(AuditParameters parameters, Instant startedAt, PrintStream out) throws Exception {
		try (RunLock.Held alone = this.lock.acquire(parameters.key().scope());
				OutputLock.Held output = this.output.acquire(parameters, out)) {
			logger.debug("Running alone in scope {} and on {}", alone.scope(), output);
			AuditExecution.Ending ending = this.audit.run(parameters, out);
			this.ends.note(parameters, startedAt, ending, this.audit.steps(), out);
			this.retention.applyAfter(parameters.key(), out);
			return ending.exitCode();
		}
	}

	private Exception stoppedOr(Exception failure) {
		RunException stopped = this.stopRequest.stopException();
		return (stopped != null) ? stopped : failure;
	}

	/** The last word, where {@link #run} does not come to say it. */
	@SuppressWarnings("SystemOut")
	private void cutOff(AuditParameters parameters, Instant startedAt, ExitCode exitCode) {
		RunException stopped = StopRequest.stopped(exitCode);
		System.err.println(stopped.getMessage());
		this.ends.note(parameters, startedAt, stopped, this.audit.steps());
		this.runNotifier.hurry();
		this.runNotifier.say(System.err);
	}

}
