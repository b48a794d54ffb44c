package dev.swraudit.job.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.input.InputFile;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.RootFailure;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.message.ExitCode;
import dev.swraudit.report.console.ConsoleSummary;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.AuditStatisticsQuery;
import dev.swraudit.report.publish.Publication;
import dev.swraudit.report.publish.Published;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.stereotype.Component;

/**
 * One execution of the job {@code permissionAudit}: the checks before it, the job, and
 * the summary after it.
 */
@Component
@ConditionalOnClusterRole({ ClusterRole.NONE, ClusterRole.MANAGER })
class AuditExecution {

	private static final String UNCHANGED = "nothing was requested";

	private final JobOperator jobOperator;

	private final JobRecovery recovery;

	private final InterruptedPublications interrupted;

	private final UnfinishedAudits unfinished;

	private final Job job;

	private final ExportFilesTasklet export;

	private final PublishTasklet publish;

	private final AuditLedger ledger;

	private final AuditStatisticsQuery statisticsQuery;

	private final Publication publication;

	private final ConsoleSummary summary;

	private final AuditProperties settings;

	private final URI endpoint;

	private final Clock clock;

	private volatile @Nullable JobExecution execution;

	AuditExecution(JobOperator jobOperator, JobRecovery recovery, InterruptedPublications interrupted,
			UnfinishedAudits unfinished, Job permissionAudit, ExportFilesTasklet export, PublishTasklet publish,
			AuditLedger ledger, AuditStatisticsQuery statisticsQuery, Publication publication, ConsoleSummary summary,
			AuditProperties settings, SwrProperties swr, Clock clock) {
		this.jobOperator = jobOperator;
		this.recovery = recovery;
		this.interrupted = interrupted;
		this.unfinished = unfinished;
		this.job = permissionAudit;
		this.export = export;
		this.publish = publish;
		this.ledger = ledger;
		this.statisticsQuery = statisticsQuery;
		this.publication = publication;
		this.summary = summary;
		this.settings = settings;
		this.endpoint = swr.baseUrl();
		this.clock = clock;
	}

	/**
	 * Runs the audit, continues it, evaluates it again, or reports that it is complete.
	 * @param out receives the output for the user
	 * @return how the run ended
	 * @throws Exception if the audit is not published
	 */
	Ending run(AuditParameters parameters, PrintStream out) throws Exception {
		AuditKey key = parameters.key();
		ContinuationChecks.requireSameEndpoint(this.ledger, key.scope(), this.endpoint);
		this.interrupted.recover(key.scope());
		Audit known = this.ledger.find(key).orElse(null);
		AuditIdentity identity = identity(key, known);
		if (known != null) {
			this.publication.check(parameters.output(), identity);
		}
		else {
			this.publication.checkNew(parameters.output(), identity);
		}
		this.unfinished.announce(parameters, out);
		if (known != null && known.published() && known.isComplete()) {
			Optional<String> reason = reasonToKeep(known);
			if (reason.isPresent()) {
				boolean published = this.publication.isDone(parameters.output(), identity);
				return keepComplete(known, parameters, reason.get(), published, out);
			}
		}
		return start(parameters, edition(known), out);
	}

	private static int edition(@Nullable Audit known) {
		if (known == null) {
			return 1;
		}
		return known.published() ? known.edition() + 1 : known.edition();
	}

	private Ending start(AuditParameters parameters, int edition, PrintStream out) throws Exception {
		JobParameters jobParameters = parameters.toJobParameters(edition);
		this.recovery.recover(this.job.getName(), jobParameters);
		JobExecution execution = this.jobOperator.start(this.job, jobParameters);
		this.execution = execution;
		requireEnd(execution);
		Audit audit = this.ledger.findPublished(parameters.key()).orElseThrow();
		AuditStatistics end = this.export.exported().ofEdition(audit.id());
		Published published = this.publish.published();
		String summary = this.summary.of(end, published);
		if (published.renewed() || !this.settings.quiet()) {
			out.print(summary);
		}
		return new Ending(ExitCode.of(Objects.requireNonNull(audit.exitCode())),
				summary.lines().findFirst().orElseThrow(), true, audit.id());
	}

	/**
	 * Returns why a complete audit is not evaluated again: its evaluation inputs are
	 * unchanged, or a later audit of the scope was compared with it.
	 */
	private Optional<String> reasonToKeep(Audit complete) throws IOException {
		String inputs = EvaluationInputs.sha256(this.settings, MaintainedFiles.given(this.settings));
		if (inputs.equals(complete.evaluatedWith())) {
			return Optional.of(UNCHANGED);
		}
		boolean later = this.ledger.published(complete.key().scope())
			.stream()
			.anyMatch((other) -> complete.key().isBefore(other.key()));
		return later ? Optional
			.of("its exceptions, decisions, people list or settings have changed, but it is not evaluated again, because a"
					+ " later audit is published")
				: Optional.empty();
	}

	private AuditIdentity identity(AuditKey key, @Nullable Audit known) {
		return (known != null) ? this.statisticsQuery.identity(known.id()) : new AuditIdentity(key.scope(), key.date(),
				key.revision(), this.endpoint.toString(), this.clock.instant());
	}

	/** Reports a complete audit, but only to a user who has its input. */
	private Ending keepComplete(Audit audit, AuditParameters parameters, String reason, boolean published,
			PrintStream out) throws IOException {
		if (parameters.isListing()) {
			ContinuationChecks.requireFromListing(audit);
		}
		else {
			InputFile input = new InputFile(parameters.input());
			ContinuationChecks.requireSameInput(audit, input, input.sha256());
		}
		AuditKey key = audit.key();
		String line = "The audit of " + key.date() + ", revision " + key.revision() + ", of scope " + key.scope()
				+ this.statisticsQuery.read(audit.id())
					.run()
					.backdatedText()
					.map((text) -> " (" + text + ")")
					.orElse("")
				+ " is complete; " + reason + ". For a fresh audit, set revision=" + (key.revision() + 1);
		if (!reason.equals(UNCHANGED) || !this.settings.quiet()) {
			out.println(line);
		}
		return new Ending(ExitCode.of(Objects.requireNonNull(audit.exitCode())), line, published, audit.id());
	}

	/**
	 * Requires that the job has published. An incomplete audit is published too, and can
	 * be continued.
	 */
	private static void requireEnd(JobExecution execution) throws Exception {
		boolean published = execution.getStepExecutions()
			.stream()
			.anyMatch((step) -> step.getStepName().equals("publish") && step.getStatus() == BatchStatus.COMPLETED);
		Exception failure = RootFailure.of(execution);
		if (!published && failure != null) {
			throw failure;
		}
		if (!published) {
			throw new IllegalStateException("the job ended " + execution.getExitStatus());
		}
	}

	/** Returns the duration of each finished step; empty while the job is running. */
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
	 * End of a run.
	 *
	 * @param headline one line for the user
	 * @param published whether the audit's files are in the output directory
	 * @param auditId key of the audit
	 */
	record Ending(ExitCode exitCode, String headline, boolean published, int auditId) {
	}

}
