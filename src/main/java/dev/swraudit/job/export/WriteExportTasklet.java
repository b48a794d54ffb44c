package dev.swraudit.job.export;

import java.time.Instant;
import java.util.Objects;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.message.ExitCode;
import dev.swraudit.report.console.ExportSummary;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.AuditStatisticsQuery;
import dev.swraudit.report.history.PeriodExport;
import dev.swraudit.report.publish.StoredExport;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Step {@code writeExport}: writes the selected rows of a stored audit or of a period and
 * publishes them in one rename.
 */
@Component
class WriteExportTasklet implements Tasklet {

	private final AuditLedger ledger;

	private final AuditStatisticsQuery statisticsQuery;

	private final StoredExport export;

	private final PeriodExport periodExport;

	private final StopRequest stopRequest;

	private volatile @Nullable String summary;

	WriteExportTasklet(AuditLedger ledger, AuditStatisticsQuery statisticsQuery, StoredExport export,
			PeriodExport periodExport, StopRequest stopRequest) {
		this.ledger = ledger;
		this.statisticsQuery = statisticsQuery;
		this.export = export;
		this.periodExport = periodExport;
		this.stopRequest = stopRequest;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		JobParameters stored = contribution.getStepExecution().getJobParameters();
		Instant requestedAt = Instant.parse(AuditParameters.required(stored.getString("requestedAt"), "requestedAt"));
		this.summary = PeriodParameters.in(stored)
			.map((period) -> export(period, requestedAt))
			.orElseGet(() -> export(stored, requestedAt));
		return RepeatStatus.FINISHED;
	}

	private String export(PeriodParameters period, Instant requestedAt) {
		return ExportSummary
			.of(this.periodExport.write(period.request(), period.output(), requestedAt, this::requireNotStopped));
	}

	private String export(JobParameters stored, Instant requestedAt) {
		ExportParameters parameters = ExportParameters.of(stored);
		AuditStatistics statistics = this.statisticsQuery
			.read(this.ledger.findPublished(AuditParameters.keyOf(stored)).orElseThrow().id());
		return ExportSummary.of(parameters.filter(), this.export.write(statistics, parameters.filter(),
				parameters.output(), requestedAt, this::requireNotStopped));
	}

	/**
	 * Requires that no stop is requested.
	 * @throws RunException if a stop is requested
	 */
	void requireNotStopped() {
		RunException request = this.stopRequest.stopException();
		if (request != null) {
			throw stopped(request.exitCode());
		}
	}

	/** Returns the exception that ends a stopped export. */
	static RunException stopped(ExitCode exitCode) {
		return new RunException(exitCode, "stopped; nothing was exported, and the same command starts again");
	}

	/** Returns the console summary of the last execution. */
	String summary() {
		return Objects.requireNonNull(this.summary, "nothing is exported yet");
	}

}
