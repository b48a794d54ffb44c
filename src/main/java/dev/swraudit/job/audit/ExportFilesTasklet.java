package dev.swraudit.job.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditEditions;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.AuditStatisticsQuery;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.publish.AuditInputs;
import dev.swraudit.report.publish.Publication;
import dev.swraudit.report.publish.ReportFiles;
import dev.swraudit.report.publish.WorkDirectory;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Step {@code exportFiles}: records whether the audit is complete and writes all its
 * files to the staging directory.
 */
@Component
class ExportFilesTasklet implements Tasklet {

	private final AuditLedger ledger;

	private final AuditEditions editions;

	private final AuditCompletion auditCompletion;

	private final AuditStatisticsQuery statisticsQuery;

	private final ReportFiles files;

	private final Publication publication;

	private final WorkDirectory workDirectory;

	private final MaintainedFileCopies copies;

	private volatile @Nullable AuditStatistics exported;

	ExportFilesTasklet(AuditLedger ledger, AuditEditions editions, AuditCompletion auditCompletion,
			AuditStatisticsQuery statisticsQuery, ReportFiles files, Publication publication,
			WorkDirectory workDirectory, MaintainedFileCopies copies) {
		this.ledger = ledger;
		this.editions = editions;
		this.auditCompletion = auditCompletion;
		this.statisticsQuery = statisticsQuery;
		this.files = files;
		this.publication = publication;
		this.workDirectory = workDirectory;
		this.copies = copies;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		AuditParameters parameters = AuditParameters.of(contribution.getStepExecution().getJobParameters());
		Audit audit = this.ledger.get(parameters.key());
		this.auditCompletion.conclude(audit);
		AuditStatistics statistics = this.statisticsQuery.read(audit.id());
		Path input = this.workDirectory.input(parameters.output(), audit.key());
		List<AuditInputs.CopiedFile> others = this.copies.toPublish(parameters);
		Set<String> names = others.stream().map(AuditInputs.CopiedFile::name).collect(Collectors.toSet());
		Path staging = this.publication.staging(parameters.output(), statistics.identity());
		Map<String, String> copied = this.files.write(statistics, new AuditInputs(input, others), staging)
			.stream()
			.filter((file) -> names.contains(file.name()))
			.collect(Collectors.toMap(WrittenFile::name, WrittenFile::sha256));
		this.editions.recordFiles(audit, parameters.output(), Publication.sumsSha256(staging), copied);
		this.exported = statistics;
		return RepeatStatus.FINISHED;
	}

	/** Returns the statistics in the files of the last execution. */
	AuditStatistics exported() {
		return Objects.requireNonNull(this.exported, "nothing is exported yet");
	}

}
