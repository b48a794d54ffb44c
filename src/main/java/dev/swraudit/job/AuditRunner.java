package dev.swraudit.job;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.swraudit.access.SwrProperties;
import dev.swraudit.report.AuditIdentity;
import dev.swraudit.report.ConsoleSummary;
import dev.swraudit.report.FactsReader;
import dev.swraudit.report.LastRun;
import dev.swraudit.report.LastRunFile;
import dev.swraudit.report.Publication;
import dev.swraudit.report.PublicationException;
import dev.swraudit.target.Audit;
import dev.swraudit.target.AuditKey;
import dev.swraudit.target.AuditLedger;
import dev.swraudit.target.InputFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.stereotype.Component;

/**
 * One run of the job {@code permissionAudit}, from what the user typed to the exit code.
 */
@Component
public class AuditRunner {

	private static final Logger logger = LoggerFactory.getLogger(AuditRunner.class);

	private final JobOperator jobOperator;

	private final Job permissionAudit;

	private final AuditLedger ledger;

	private final FactsReader facts;

	private final Publication publication;

	private final LastRunFile lastRun;

	private final PublishTasklet publish;

	private final ConsoleSummary summary;

	private final URI endpoint;

	private final Clock clock;

	AuditRunner(JobOperator jobOperator, Job permissionAudit, AuditLedger ledger, FactsReader facts,
			Publication publication, LastRunFile lastRun, PublishTasklet publish, ConsoleSummary summary,
			SwrProperties swr, Clock clock) {
		this.jobOperator = jobOperator;
		this.permissionAudit = permissionAudit;
		this.ledger = ledger;
		this.facts = facts;
		this.publication = publication;
		this.lastRun = lastRun;
		this.publish = publish;
		this.summary = summary;
		this.endpoint = swr.baseUrl();
		this.clock = clock;
	}

	/**
	 * Runs the audit.
	 * @param given the parameters by name
	 * @param out gets the summary
	 * @throws Exception what kept the audit from its end, for {@link Complaint} to word
	 */
	public ExitCode run(Map<String, String> given, PrintStream out) throws Exception {
		Instant startedAt = this.clock.instant();
		AuditParameters parameters = AuditParameters.of(given, this.clock);
		try {
			ExitCode exitCode = run(parameters, out);
			note(parameters, startedAt, new Complaint(exitCode, exitCode.name().toLowerCase(Locale.ROOT)), true);
			return exitCode;
		}
		catch (Exception ex) {
			noteFailure(parameters, startedAt, ex);
			throw ex;
		}
	}

	private ExitCode run(AuditParameters parameters, PrintStream out) throws Exception {
		Continuation.requireSameEndpoint(this.ledger, parameters.key().scope(), this.endpoint);
		Audit known = this.ledger.find(parameters.key()).orElse(null);
		AuditIdentity identity = identity(parameters, known);
		this.publication.check(parameters.output(), identity);
		if (known != null && known.isComplete() && this.publication.isDone(parameters.output(), identity)) {
			return sayComplete(known, parameters, out);
		}
		try {
			requireEnd(this.jobOperator.start(this.permissionAudit, parameters.toJobParameters()));
		}
		catch (JobInstanceAlreadyCompleteException ex) {
			// Complete, but what was published is not, or no longer, at this output.
			return sayComplete(this.ledger.get(parameters.key()), parameters, out);
		}
		Audit audit = this.ledger.get(parameters.key());
		out.print(this.summary.of(this.facts.read(audit.id()), this.publish.published()));
		return ExitCode.of(Objects.requireNonNull(audit.exitCode()));
	}

	private AuditIdentity identity(AuditParameters parameters, @Nullable Audit known) {
		AuditKey key = parameters.key();
		return (known != null) ? this.facts.identity(known.id()) : new AuditIdentity(key.scope(), key.date(),
				key.revision(), this.endpoint.toString(), this.clock.instant());
	}

	/** A complete audit is not repeated, if it is this input's at all. */
	private ExitCode sayComplete(Audit audit, AuditParameters parameters, PrintStream out) throws IOException {
		InputFile input = new InputFile(parameters.input());
		Continuation.requireSameInput(audit, input, input.sha256());
		out.println("The audit of " + audit.key().date() + ", revision " + audit.key().revision() + ", of scope "
				+ audit.key().scope() + " is complete; nothing was asked. A fresh one: revision="
				+ (audit.key().revision() + 1));
		return ExitCode.of(Objects.requireNonNull(audit.exitCode()));
	}

	/**
	 * A job that has published is at its end, also where it stays open for what is
	 * missing.
	 */
	private static void requireEnd(JobExecution execution) throws Exception {
		boolean published = execution.getStepExecutions()
			.stream()
			.anyMatch((step) -> step.getStepName().equals("publish") && step.getStatus() == BatchStatus.COMPLETED);
		List<Throwable> failures = execution.getAllFailureExceptions();
		if (!published && !failures.isEmpty() && failures.get(0) instanceof Exception failure) {
			throw failure;
		}
		if (!published) {
			throw new IllegalStateException("the job ended " + execution.getExitStatus());
		}
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
