package dev.swraudit.job;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import dev.swraudit.report.LastRun;
import dev.swraudit.report.LastRunFile;
import dev.swraudit.report.PublicationException;
import dev.swraudit.target.AuditKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs the audit: alone in its scope, stoppable, and with a word left about its end,
 * whatever that is.
 */
@Component
@InRole({ ClusterRole.NONE, ClusterRole.MANAGER })
public class AuditRunner implements JobRunner {

	private static final Logger logger = LoggerFactory.getLogger(AuditRunner.class);

	private final AuditExecution audit;

	private final Retention retention;

	private final RunLock lock;

	private final StopSignal stopSignal;

	private final LastRunFile lastRun;

	private final Clock clock;

	AuditRunner(AuditExecution audit, Retention retention, RunLock lock, StopSignal stopSignal, LastRunFile lastRun,
			Clock clock) {
		this.audit = audit;
		this.retention = retention;
		this.lock = lock;
		this.stopSignal = stopSignal;
		this.lastRun = lastRun;
		this.clock = clock;
	}

	@Override
	public ExitCode run(Map<String, String> given, PrintStream out) throws Exception {
		Instant startedAt = this.clock.instant();
		AuditParameters parameters = AuditParameters.of(given, this.clock);
		Signals.end(this.stopSignal, (exitCode) -> cutOff(parameters, startedAt, exitCode));
		try {
			return runAlone(parameters, startedAt, out);
		}
		catch (Exception ex) {
			Exception end = stoppedOr(ex);
			noteFailure(parameters, startedAt, end);
			throw end;
		}
		finally {
			this.stopSignal.ended();
		}
	}

	private ExitCode runAlone(AuditParameters parameters, Instant startedAt, PrintStream out) throws Exception {
		try (RunLock.Held alone = this.lock.acquire(parameters.key().scope())) {
			logger.debug("Running alone in scope {}", alone.scope());
			AuditExecution.Ending ending = this.audit.run(parameters, out);
			noteEnd(parameters, startedAt, ending, out);
			this.retention.applyAfter(parameters.key(), out);
			return ending.exitCode();
		}
	}

	/** What is published is published, also where no word of it can be left. */
	private void noteEnd(AuditParameters parameters, Instant startedAt, AuditExecution.Ending ending, PrintStream out) {
		try {
			note(parameters, startedAt, new Complaint(ending.exitCode(), ending.headline()), ending.published());
		}
		catch (PublicationException ex) {
			logger.warn("No last-run.json", ex);
			out.println(ex.getMessage());
		}
	}

	private Exception stoppedOr(Exception failure) {
		RunException stopped = this.stopSignal.end();
		return (stopped != null) ? stopped : failure;
	}

	/** The last word, where {@link #run} does not come to say it. */
	@SuppressWarnings("SystemOut")
	private void cutOff(AuditParameters parameters, Instant startedAt, ExitCode exitCode) {
		RunException stopped = StopSignal.stopped(exitCode);
		System.err.println(stopped.getMessage());
		noteFailure(parameters, startedAt, stopped);
	}

	private void noteFailure(AuditParameters parameters, Instant startedAt, Exception failure) {
		logger.error("The run failed", failure);
		try {
			note(parameters, startedAt, Complaint.about(failure), false);
		}
		catch (PublicationException ex) {
			// Where the output cannot be written, the first failure says so better.
			failure.addSuppressed(ex);
		}
	}

	private void note(AuditParameters parameters, Instant startedAt, Complaint end, boolean published) {
		AuditKey key = parameters.key();
		this.lastRun.write(parameters.output(), key.scope(), new LastRun(startedAt, this.clock.instant(),
				end.exitCode().value(), end.line(), key.date(), key.revision(), published));
	}

}
