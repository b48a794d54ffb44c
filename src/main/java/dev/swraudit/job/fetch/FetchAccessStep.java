package dev.swraudit.job.fetch;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.PlannerStatistics;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.job.run.WriteFence;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.permission.FetchResult;
import dev.swraudit.permission.PermissionFetcher;
import dev.swraudit.permission.PermissionStore;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Step {@code fetchAccess}: fetches the access list of every pending target of a range
 * and stores the results.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClusterRole({ ClusterRole.NONE, ClusterRole.WORKER })
public class FetchAccessStep {

	public static final String NAME = "fetchAccess";

	/** From this version on, virtual threads are not pinned by monitors (JEP 491). */
	private static final int UNPINNED_VIRTUAL_THREADS = 24;

	private final StopRequest stopRequest;

	private final OutageDetector outageDetector;

	private final EndpointCheck endpoint;

	FetchAccessStep(StopRequest stopRequest, SwrProperties settings) {
		this.stopRequest = stopRequest;
		this.endpoint = new EndpointCheck();
		this.outageDetector = new OutageDetector(settings.abortAfter());
	}

	/**
	 * Counts the traffic of all steps of the process. An export has no such bean, because
	 * it sends no requests.
	 */
	@Bean
	TrafficAccount trafficAccount(HttpSwrClient swr) {
		return new TrafficAccount(swr);
	}

	@Bean
	PermissionFetcher permissionFetcher(HttpSwrClient swr, Clock clock) {
		return new PermissionFetcher(swr, clock);
	}

	@Bean
	Step fetchAccess(JobRepository jobRepository, PlatformTransactionManager transactionManager,
			ItemStreamReader<List<FetchResult>> pipeline, ItemStreamWriter<List<FetchResult>> writer,
			ObjectProvider<PlannerStatistics> statistics, ObjectProvider<ProgressDisplay> progress) {
		var step = new StepBuilder(NAME, jobRepository).<List<FetchResult>, List<FetchResult>>chunk(1)
			.transactionManager(transactionManager)
			.reader(pipeline)
			.writer(writer)
			.listener(this.stopRequest)
			.allowStartIfComplete(true);
		// A worker has neither, because its manager has them.
		statistics.ifAvailable(step::listener);
		progress.ifAvailable(step::listener);
		return step.build();
	}

	@Bean
	@Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
	ItemStreamReader<List<FetchResult>> fetchPipeline(AuditLedger ledger, PermissionFetcher reader, HttpSwrClient swr,
			SwrProperties settings, PlatformTransactionManager transactionManager,
			@Value("#{stepExecution}") StepExecution step) {
		Audit audit = audit(ledger, step);
		this.outageDetector.begin(step.getJobExecutionId());
		this.endpoint.begin(step.getJobExecutionId(), new EndpointCheck.Endpoint(settings.baseUrl(),
				() -> swr.organizations(new ThrottleBudget()), () -> ledger.isEndpointProven(audit.key().scope())));
		FetchPipeline pipeline = new FetchPipeline(outsideTransaction(transactionManager, ledger::pending),
				StepRange.of(step, audit), new SwrTargetReader(reader, swr, this.endpoint),
				workers(settings.concurrency()), this.outageDetector, step::setTerminateOnly);
		this.stopRequest.stopGracefully(pipeline::stop);
		return pipeline;
	}

	@Bean
	@Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
	ItemStreamWriter<List<FetchResult>> fetchResultWriter(AuditLedger ledger, JdbcTemplate jdbc, WriteFence writeFence,
			TrafficAccount traffic, FetchCount count, @Value("#{stepExecution}") StepExecution step) {
		Audit audit = audit(ledger, step);
		return new FetchResultWriter(new PermissionStore(jdbc, audit), ledger, audit, traffic, writeFence, count);
	}

	private static Audit audit(AuditLedger ledger, StepExecution step) {
		return ledger.get(AuditParameters.keyOf(step.getJobParameters()));
	}

	/**
	 * Reads outside the step's transaction, because the transaction would stay open until
	 * the next results arrive.
	 */
	private static FetchPipeline.PendingTargets outsideTransaction(PlatformTransactionManager transactionManager,
			FetchPipeline.PendingTargets pending) {
		TransactionTemplate outside = new TransactionTemplate(transactionManager);
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
