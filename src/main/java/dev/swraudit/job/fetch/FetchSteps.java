package dev.swraudit.job.fetch;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.job.run.WriteFence;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.ledger.TargetRange;
import dev.swraudit.permission.FetchResult;
import dev.swraudit.permission.PermissionStore;
import dev.swraudit.permission.ResultTables;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Parts of the steps that fetch: both use the same client, count the same traffic, and
 * end the run for the same reasons.
 */
@Component
class FetchSteps {

	/** From this version on, virtual threads are not pinned by monitors (JEP 491). */
	private static final int UNPINNED_VIRTUAL_THREADS = 24;

	private final ObjectProvider<HttpSwrClient> swr;

	private final SwrProperties settings;

	private final AuditLedger ledger;

	private final JdbcTemplate jdbc;

	private final PlatformTransactionManager transactionManager;

	private final StopRequest stopRequest;

	private final OutageDetector outageDetector;

	private final EndpointCheck endpoint = new EndpointCheck();

	private final TrafficAccount traffic;

	/**
	 * Creates the parts.
	 * @param swr the client, which an export, whose context has all jobs, never creates
	 */
	FetchSteps(ObjectProvider<HttpSwrClient> swr, SwrProperties settings, AuditLedger ledger, JdbcTemplate jdbc,
			PlatformTransactionManager transactionManager, StopRequest stopRequest) {
		this.swr = swr;
		this.settings = settings;
		this.ledger = ledger;
		this.jdbc = jdbc;
		this.transactionManager = transactionManager;
		this.stopRequest = stopRequest;
		this.outageDetector = new OutageDetector(settings.abortAfter());
		this.traffic = new TrafficAccount(swr::getObject);
	}

	/** Returns the builder of a step that runs again in every execution. */
	ChunkOrientedStepBuilder<List<FetchResult>, List<FetchResult>> step(String name, JobRepository jobRepository,
			ItemStreamReader<List<FetchResult>> reader, ItemStreamWriter<List<FetchResult>> writer) {
		return new StepBuilder(name, jobRepository).<List<FetchResult>, List<FetchResult>>chunk(1)
			.transactionManager(this.transactionManager)
			.reader(reader)
			.writer(writer)
			.listener(this.stopRequest)
			.allowStartIfComplete(true);
	}

	/**
	 * Creates the reader of a step execution.
	 * @param pending the source of what is pending
	 * @param fetch fetches one target
	 */
	ItemStreamReader<List<FetchResult>> reader(StepExecution step, FetchPipeline.PendingTargets pending,
			TargetRange range, SwrTargetReader.Fetch fetch) {
		Audit audit = audit(step);
		HttpSwrClient client = this.swr.getObject();
		this.outageDetector.begin(step.getJobExecutionId());
		this.endpoint.begin(step.getJobExecutionId(),
				new EndpointCheck.Endpoint(this.settings.baseUrl(), () -> client.organizations(new ThrottleBudget()),
						() -> this.ledger.isEndpointProven(audit.key().scope())));
		FetchPipeline pipeline = new FetchPipeline(outsideTransaction(pending), range,
				new SwrTargetReader(fetch, client, this.endpoint), workers(this.settings.concurrency()),
				this.outageDetector, step::setTerminateOnly);
		this.stopRequest.stopGracefully(pipeline::stop);
		return pipeline;
	}

	/**
	 * Creates the writer of a step execution.
	 * @param tables the tables for the results
	 * @param count counts the results
	 */
	ItemStreamWriter<List<FetchResult>> writer(StepExecution step, ResultTables tables, WriteFence writeFence,
			FetchCount count) {
		Audit audit = audit(step);
		return new FetchResultWriter(new PermissionStore(this.jdbc, audit, tables), this.ledger, audit, this.traffic,
				writeFence, count);
	}

	/** Returns the audit of a step execution. */
	Audit audit(StepExecution step) {
		return this.ledger.get(AuditParameters.keyOf(step.getJobParameters()));
	}

	/**
	 * Reads outside the step's transaction, because the transaction would stay open until
	 * the next results arrive.
	 */
	private FetchPipeline.PendingTargets outsideTransaction(FetchPipeline.PendingTargets pending) {
		TransactionTemplate outside = new TransactionTemplate(this.transactionManager);
		outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
		return (range, limit) -> outside.execute((status) -> pending.in(range, limit));
	}

	private static ThreadPoolExecutor workers(int count) {
		ThreadFactory threads = (Runtime.version().feature() >= UNPINNED_VIRTUAL_THREADS)
				? new VirtualThreadTaskExecutor("swr-").getVirtualThreadFactory() : daemonThreads();
		return new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
	}

	private static ThreadFactory daemonThreads() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("swr-");
		threads.setDaemon(true);
		return threads;
	}

}
