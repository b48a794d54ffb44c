package dev.swraudit.job.audit;

import java.util.Objects;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.RunLock;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditEditions;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.report.data.AuditStatisticsQuery;
import dev.swraudit.report.publish.Publication;
import dev.swraudit.report.publish.Published;
import dev.swraudit.report.publish.WorkDirectory;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * Step {@code publish}: makes the files of an edition visible in one rename; the edition
 * replaces the one published before. If the content is unchanged, the published files and
 * their edition stay.
 */
@Component
class PublishTasklet implements Tasklet {

	private final AuditLedger ledger;

	private final AuditEditions editions;

	private final AuditStatisticsQuery statisticsQuery;

	private final Publication publication;

	private final WorkDirectory workDirectory;

	private final DatabaseSync databaseSync;

	private final RunLock lock;

	private final StopRequest stopRequest;

	private volatile @Nullable Published published;

	PublishTasklet(AuditLedger ledger, AuditEditions editions, AuditStatisticsQuery statisticsQuery,
			Publication publication, WorkDirectory workDirectory, DatabaseSync databaseSync, RunLock lock,
			StopRequest stopRequest) {
		this.ledger = ledger;
		this.editions = editions;
		this.statisticsQuery = statisticsQuery;
		this.publication = publication;
		this.workDirectory = workDirectory;
		this.databaseSync = databaseSync;
		this.lock = lock;
		this.stopRequest = stopRequest;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		AuditParameters parameters = AuditParameters.of(contribution.getStepExecution().getJobParameters());
		Audit audit = this.ledger.get(parameters.key());
		this.lock.requireHeld();
		this.stopRequest.beginPublishing();
		this.databaseSync.run();
		Audit before = this.ledger.findPublished(audit.key()).orElse(null);
		boolean mayStay = before == null || this.ledger.vanished(before).equals(this.ledger.vanished(audit));
		Published published = this.publication.publish(parameters.output(), this.statisticsQuery.identity(audit.id()),
				mayStay);
		this.workDirectory.delete(parameters.output(), audit.key());
		if (!published.renewed() && before != null) {
			this.editions.discard(audit.key());
		}
		else {
			this.editions.publish(audit);
		}
		this.published = published;
		return RepeatStatus.FINISHED;
	}

	/** Returns what the last execution published. */
	Published published() {
		return Objects.requireNonNull(this.published, "nothing is published yet");
	}

}
