package dev.swraudit.job;

import java.util.List;
import java.util.concurrent.Executor;

import dev.swraudit.access.HttpSwr;
import dev.swraudit.access.SwrProperties;
import dev.swraudit.permission.PermissionReader;
import dev.swraudit.permission.PermissionStore;
import dev.swraudit.permission.Reading;
import dev.swraudit.target.Audit;
import dev.swraudit.target.AuditLedger;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.listener.ItemWriteListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.builder.TaskletStepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The audit, from the input file to the published report. Every step may run again: each
 * starts from what the ledger holds.
 */
@Configuration(proxyBeanMethods = false)
class PermissionAuditJob {

	static final String NAME = "permissionAudit";

	/** From this version on, virtual threads are not pinned by monitors (JEP 491). */
	private static final int UNPINNED_VIRTUAL_THREADS = 24;

	private final JobRepository jobRepository;

	private final PlatformTransactionManager transactionManager;

	private final StopSignal stopSignal;

	PermissionAuditJob(JobRepository jobRepository, PlatformTransactionManager transactionManager,
			StopSignal stopSignal) {
		this.jobRepository = jobRepository;
		this.transactionManager = transactionManager;
		this.stopSignal = stopSignal;
	}

	@Bean
	Job permissionAudit(Step importTargets, Step fetchAccess, Step evaluateFindings, Step exportFiles, Step publish) {
		return new JobBuilder(NAME, this.jobRepository).start(importTargets)
			.next(fetchAccess)
			.next(evaluateFindings)
			.next(exportFiles)
			.next(publish)
			.on(PublishTasklet.INCOMPLETE)
			.fail()
			.from(publish)
			.on("*")
			.end()
			.end()
			.build();
	}

	@Bean
	Step importTargets(ImportTargetsTasklet tasklet, PlannerStatistics statistics) {
		return step("importTargets", tasklet).listener(statistics).build();
	}

	@Bean
	Step fetchAccess(ItemStreamReader<List<Reading>> pipeline, ItemStreamWriter<List<Reading>> writer,
			PlannerStatistics statistics, ProgressDisplay progress) {
		return new StepBuilder("fetchAccess", this.jobRepository).<List<Reading>, List<Reading>>chunk(1)
			.transactionManager(this.transactionManager)
			.reader(pipeline)
			.writer(writer)
			.listener(this.stopSignal)
			.listener(statistics)
			.listener((StepExecutionListener) progress)
			.listener((ItemWriteListener<List<Reading>>) progress)
			.allowStartIfComplete(true)
			.build();
	}

	@Bean
	Step evaluateFindings(EvaluateFindingsTasklet tasklet, PlannerStatistics statistics) {
		return step("evaluateFindings", tasklet).listener(statistics).build();
	}

	@Bean
	Step exportFiles(ExportFilesTasklet tasklet) {
		return step("exportFiles", tasklet).build();
	}

	@Bean
	Step publish(PublishTasklet tasklet) {
		return step("publish", tasklet).build();
	}

	private TaskletStepBuilder step(String name, Tasklet tasklet) {
		return new StepBuilder(name, this.jobRepository).tasklet(tasklet, this.transactionManager)
			.listener(this.stopSignal)
			.allowStartIfComplete(true);
	}

	@Bean
	@Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
	ItemStreamReader<List<Reading>> readingPipeline(AuditLedger ledger, PermissionReader reader, HttpSwr swr,
			SwrProperties settings, @Value("#{stepExecution}") StepExecution step) {
		Audit audit = ledger.get(AuditParameters.of(step.getJobParameters()).key());
		ReadingPipeline pipeline = new ReadingPipeline(ledger, audit, new SwrTargetReader(reader, swr), workerThreads(),
				settings.concurrency(), settings.abortAfter(), step::setTerminateOnly);
		this.stopSignal.endGracefully(pipeline::stop);
		return pipeline;
	}

	@Bean
	@Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
	ItemStreamWriter<List<Reading>> readingWriter(AuditLedger ledger, JdbcTemplate jdbc, HttpSwr swr, RunLock lock,
			@Value("#{stepExecution.jobExecution.jobParameters}") JobParameters parameters) {
		Audit audit = ledger.get(AuditParameters.of(parameters).key());
		return new ReadingWriter(new PermissionStore(jdbc, audit), ledger, audit, swr, lock);
	}

	private static Executor workerThreads() {
		if (Runtime.version().feature() >= UNPINNED_VIRTUAL_THREADS) {
			return new VirtualThreadTaskExecutor("swr-");
		}
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("swr-");
		threads.setDaemon(true);
		return threads;
	}

}
