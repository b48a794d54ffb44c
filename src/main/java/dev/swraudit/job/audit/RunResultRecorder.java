package dev.swraudit.job.audit;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
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
 * The word that every run leaves of its end: {@code last-run.json}, and what those are
 * told who want to know.
 */
@Component
class RunResultRecorder {

	private static final Logger logger = LoggerFactory.getLogger(RunResultRecorder.class);

	private final LastRunFile lastRun;

	private final FinishedAudits audits;

	private final ObjectProvider<HttpSwrClient> swr;

	private final RunNotifier runNotifier;

	private final Clock clock;

	RunResultRecorder(LastRunFile lastRun, FinishedAudits audits, ObjectProvider<HttpSwrClient> swr,
			RunNotifier runNotifier, Clock clock) {
		this.lastRun = lastRun;
		this.audits = audits;
		this.swr = swr;
		this.runNotifier = runNotifier;
		this.clock = clock;
	}

	/**
	 * Notes the end of an audit. What is published is published, also where no word of it
	 * can be left.
	 * @param out gets what a user should read
	 */
	void note(AuditParameters parameters, Instant startedAt, AuditExecution.Ending ending, Map<String, Duration> steps,
			PrintStream out) {
		UserError end = new UserError(ending.exitCode(), ending.headline());
		try {
			note(parameters, lastRun(parameters, startedAt, end, ending.published(), lastComplete(parameters)),
					audit(parameters, ending), steps);
		}
		catch (PublicationException ex) {
			logger.warn("No last-run.json", ex);
			out.println(ex.getMessage());
		}
	}

	/** Notes the end of a run that failed. */
	void note(AuditParameters parameters, Instant startedAt, Exception failure, Map<String, Duration> steps) {
		logger.error("The run failed", failure);
		try {
			note(parameters, lastRun(parameters, startedAt, UserError.about(failure), false, null), null, steps);
		}
		catch (PublicationException ex) {
			// Where the output cannot be written, the first failure says so better.
			failure.addSuppressed(ex);
		}
	}

	private void note(AuditParameters parameters, LastRun run, @Nullable FinishedAudit audit,
			Map<String, Duration> steps) {
		String scope = parameters.key().scope();
		HttpSwrClient asked = this.swr.getIfAvailable();
		RunEffort effort = (asked != null)
				? new RunEffort(steps, asked.traffic().answers(), asked.traffic().retries(), asked.slowedFor())
				: new RunEffort(steps, Collections.emptySortedMap(), 0, Duration.ZERO);
		this.runNotifier.ended(new RunResult(scope, run, audit, effort));
		LastRun written = this.lastRun.write(parameters.output(), scope, run);
		this.runNotifier.ended(new RunResult(scope, written, audit, effort));
	}

	private LastRun lastRun(AuditParameters parameters, Instant startedAt, UserError end, boolean published,
			@Nullable LastComplete lastComplete) {
		AuditKey key = parameters.key();
		return new LastRun(startedAt, this.clock.instant(), end.exitCode().value(), end.line(), key.date(),
				key.revision(), published, lastComplete);
	}

	/**
	 * Null also where the database has just failed: the file of the run before may know.
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

	/** Read while the database is open, for those who are told after it is closed. */
	private @Nullable FinishedAudit audit(AuditParameters parameters, AuditExecution.Ending ending) {
		try {
			return this.runNotifier.recipients().isEmpty() ? null
					: this.audits.read(ending.auditId(), parameters.output(), ending.published());
		}
		catch (RuntimeException ex) {
			logger.warn("Nobody is told of the audit's findings: they cannot be read", ex);
			return null;
		}
	}

}
