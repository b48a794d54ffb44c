package dev.swraudit.job.audit;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.UserError;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.report.data.LastComplete;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.notify.FinishedAudit;
import dev.swraudit.report.notify.FinishedAudits;
import dev.swraudit.report.notify.LastRun;
import dev.swraudit.report.notify.LastRunFile;
import dev.swraudit.report.notify.RunEffort;
import dev.swraudit.report.notify.RunResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Records the result of every run in {@code last-run.json} and for the notifications.
 */
@Component
class RunResultRecorder {

	private static final Logger logger = LoggerFactory.getLogger(RunResultRecorder.class);

	private final LastRunFile lastRun;

	private final FinishedAudits audits;

	private final UnfinishedAudits unfinished;

	private final ObjectProvider<HttpSwrClient> swr;

	private final RunNotifier runNotifier;

	private final Clock clock;

	RunResultRecorder(LastRunFile lastRun, FinishedAudits audits, UnfinishedAudits unfinished,
			ObjectProvider<HttpSwrClient> swr, RunNotifier runNotifier, Clock clock) {
		this.lastRun = lastRun;
		this.audits = audits;
		this.unfinished = unfinished;
		this.swr = swr;
		this.runNotifier = runNotifier;
		this.clock = clock;
	}

	/**
	 * Records the result of an audit. A failure to write {@code last-run.json} does not
	 * change the result.
	 * @param out receives the output for the user
	 */
	void record(AuditParameters parameters, Instant startedAt, AuditExecution.Ending ending,
			Map<String, Duration> steps, PrintStream out) {
		UserError end = new UserError(ending.exitCode(), ending.headline());
		try {
			record(parameters, lastRun(parameters, startedAt, end, ending.published(), lastComplete(parameters)),
					audit(parameters, ending), steps);
		}
		catch (PublicationException ex) {
			logger.warn("last-run.json could not be written", ex);
			out.println(ex.getMessage());
		}
	}

	/** Records the result of a failed run. */
	void record(AuditParameters parameters, Instant startedAt, Exception failure, Map<String, Duration> steps) {
		logger.error("The run failed", failure);
		try {
			record(parameters, lastRun(parameters, startedAt, UserError.about(failure), false, null), null, steps);
		}
		catch (PublicationException ex) {
			// The failure of the run is more important than that of the output.
			failure.addSuppressed(ex);
		}
	}

	private void record(AuditParameters parameters, LastRun run, @Nullable FinishedAudit audit,
			Map<String, Duration> steps) {
		String scope = parameters.key().scope();
		HttpSwrClient client = this.swr.getObject();
		RunEffort effort = new RunEffort(steps, client.traffic().answers(), client.traffic().retries(),
				client.slowedFor());
		this.runNotifier.record(scope, new RunResult(scope, run, audit, effort), this.lastRun, parameters.output());
	}

	private LastRun lastRun(AuditParameters parameters, Instant startedAt, UserError end, boolean published,
			@Nullable LastComplete lastComplete) {
		AuditKey key = parameters.key();
		return new LastRun(startedAt, this.clock.instant(), end.exitCode().value(), end.line(), key.date(),
				key.revision(), published, lastComplete, unfinished(key));
	}

	/**
	 * Returns null also if the database has just failed; {@code last-run.json} then keeps
	 * the value of the previous run.
	 */
	private @Nullable LastComplete lastComplete(AuditParameters parameters) {
		try {
			return this.audits.lastComplete(parameters.key().scope()).orElse(null);
		}
		catch (RuntimeException ex) {
			logger.warn("The latest complete audit cannot be read", ex);
			return null;
		}
	}

	/** Returns null if the database has just failed, as above. */
	private @Nullable List<String> unfinished(AuditKey key) {
		try {
			return this.unfinished.names(key);
		}
		catch (RuntimeException ex) {
			logger.warn("The unfinished audits cannot be read", ex);
			return null;
		}
	}

	/**
	 * Reads the audit while the database is open, because the notifications are sent
	 * later.
	 */
	private @Nullable FinishedAudit audit(AuditParameters parameters, AuditExecution.Ending ending) {
		try {
			return this.runNotifier.notifiers().isEmpty() ? null
					: this.audits.read(ending.auditId(), parameters.output(), ending.published());
		}
		catch (RuntimeException ex) {
			logger.warn("The findings cannot be read; the notifications do not contain them", ex);
			return null;
		}
	}

}
