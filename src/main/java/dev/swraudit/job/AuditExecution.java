package dev.swraudit.job;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.swraudit.access.SwrProperties;
import dev.swraudit.report.AuditFacts;
import dev.swraudit.report.AuditIdentity;
import dev.swraudit.report.ConsoleSummary;
import dev.swraudit.report.FactsReader;
import dev.swraudit.report.Publication;
import dev.swraudit.target.Audit;
import dev.swraudit.target.AuditKey;
import dev.swraudit.target.AuditLedger;
import dev.swraudit.target.InputFile;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.stereotype.Component;

/**
 * One execution of the job {@code permissionAudit}: what has to hold before, the job, and
 * what is said after.
 */
@Component
@InRole({ ClusterRole.NONE, ClusterRole.MANAGER })
class AuditExecution {

	private final JobOperator jobOperator;

	private final JobRecovery recovery;

	private final Job job;

	private final ExportFilesTasklet export;

	private final PublishTasklet publish;

	private final AuditLedger ledger;

	private final FactsReader facts;

	private final Publication publication;

	private final ConsoleSummary summary;

	private final URI endpoint;

	private final Clock clock;

	private volatile @Nullable JobExecution execution;

	AuditExecution(JobOperator jobOperator, JobRecovery recovery, Job permissionAudit, ExportFilesTasklet export,
			PublishTasklet publish, AuditLedger ledger, FactsReader facts, Publication publication,
			ConsoleSummary summary, SwrProperties swr, Clock clock) {
		this.jobOperator = jobOperator;
		this.recovery = recovery;
		this.job = permissionAudit;
		this.export = export;
		this.publish = publish;
		this.ledger = ledger;
		this.facts = facts;
		this.publication = publication;
		this.summary = summary;
		this.endpoint = swr.baseUrl();
		this.clock = clock;
	}

	/**
	 * Runs the audit, goes on with it, or says that it is complete.
	 * @param out gets what a user should read
	 * @return what ended
	 * @throws Exception what kept it from its end
	 */
	Ending run(AuditParameters parameters, PrintStream out) throws Exception {
		Continuation.requireSameEndpoint(this.ledger, parameters.key().scope(), this.endpoint);
		Audit known = this.ledger.find(parameters.key()).orElse(null);
		AuditIdentity identity = identity(parameters.key(), known);
		this.publication.check(parameters.output(), identity);
		nameUnfinished(parameters.key(), out);
		if (known != null && known.isComplete() && this.publication.isDone(parameters.output(), identity)) {
			// The run that published it may have died before it could write that down.
			this.ledger.markPublished(known);
			return sayComplete(known, parameters, true, out);
		}
		JobParameters jobParameters = parameters.toJobParameters();
		this.recovery.recover(this.job.getName(), jobParameters);
		try {
			JobExecution execution = this.jobOperator.start(this.job, jobParameters);
			this.execution = execution;
			requireEnd(execution);
		}
		catch (JobInstanceAlreadyCompleteException ex) {
			// Complete, but what was published is not, or no longer, at this output.
			return sayComplete(this.ledger.get(parameters.key()), parameters, false, out);
		}
		Audit audit = this.ledger.get(parameters.key());
		AuditFacts end = this.export.exported();
		out.print(this.summary.of(end, this.publish.published()));
		return new Ending(ExitCode.of(Objects.requireNonNull(audit.exitCode())), end.headline(), true, audit.id());
	}

	private AuditIdentity identity(AuditKey key, @Nullable Audit known) {
		return (known != null) ? this.facts.identity(known.id()) : new AuditIdentity(key.scope(), key.date(),
				key.revision(), this.endpoint.toString(), this.clock.instant());
	}

	private void nameUnfinished(AuditKey key, PrintStream out) {
		List<AuditKey> unfinished = this.ledger.unfinished(key.scope())
			.stream()
			.filter((other) -> other.isBefore(key))
			.toList();
		if (!unfinished.isEmpty()) {
			out.println("Unfinished audits of scope " + key.scope() + ": "
					+ unfinished.stream()
						.map((other) -> other.date() + ", revision " + other.revision())
						.collect(Collectors.joining("; ")));
			out.println();
		}
	}

	/** A complete audit is not repeated, if it is this input's at all. */
	private static Ending sayComplete(Audit audit, AuditParameters parameters, boolean published, PrintStream out)
			throws IOException {
		InputFile input = new InputFile(parameters.input());
		Continuation.requireSameInput(audit, input, input.sha256());
		AuditKey key = audit.key();
		String line = "The audit of " + key.date() + ", revision " + key.revision() + ", of scope " + key.scope()
				+ " is complete; nothing was asked. A fresh one: revision=" + (key.revision() + 1);
		out.println(line);
		return new Ending(ExitCode.of(Objects.requireNonNull(audit.exitCode())), line, published, audit.id());
	}

	/**
	 * A job that has published is at its end, also where it stays open for what is
	 * missing.
	 */
	private static void requireEnd(JobExecution execution) throws Exception {
		boolean published = execution.getStepExecutions()
			.stream()
			.anyMatch((step) -> step.getStepName().equals("publish") && step.getStatus() == BatchStatus.COMPLETED);
		Exception failure = FirstFailure.of(execution);
		if (!published && failure != null) {
			throw failure;
		}
		if (!published) {
			throw new IllegalStateException("the job ended " + execution.getExitStatus());
		}
	}

	/** How long each step took that has ended; none while the job is under way. */
	Map<String, Duration> steps() {
		Map<String, Duration> steps = new LinkedHashMap<>();
		JobExecution ended = this.execution;
		if (ended != null) {
			ended.getStepExecutions().forEach((step) -> {
				if (step.getStartTime() != null && step.getEndTime() != null) {
					steps.put(step.getStepName(), Duration.between(step.getStartTime(), step.getEndTime()));
				}
			});
		}
		return steps;
	}

	/**
	 * How a run ended.
	 *
	 * @param headline the one line that says it
	 * @param published whether the audit's files are at the output
	 * @param auditId key of the audit
	 */
	record Ending(ExitCode exitCode, String headline, boolean published, int auditId) {
	}

}
