package dev.swraudit.job.cluster;

import java.util.Map;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.ratelimit.ClusterSlotStore;
import dev.swraudit.job.fetch.FetchAccessStep;
import dev.swraudit.job.fetch.ProgressDisplay;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.PlannerStatistics;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.ledger.AuditLedger;

import org.springframework.batch.core.partition.support.RemoteStepExecutionAggregator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Configuration of a manager, whose workers run the fetch step.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterProperties.class)
@ConditionalOnClusterRole(ClusterRole.MANAGER)
class ManagerConfiguration {

	@Bean
	SchedulerClient schedulerClient(DataSource dataSource) {
		return SchedulerClient.Builder.create(dataSource).build();
	}

	/**
	 * The manager shares the rate of its workers, because workers of an earlier run may
	 * still send requests. {@code --check} has no scope, and sends few requests.
	 */
	@Bean
	@ConditionalOnBean(ManagedScope.class)
	ClusterSlotStore slotStore(JdbcClient jdbc, AuditLedger ledger, ManagedScope scope, SwrProperties swr) {
		ledger.registerScope(scope.name(), swr.baseUrl().toString());
		ClusterSlotStore slots = new ClusterSlotStore(jdbc, scope.name());
		slots.begin(swr.requestsPerSecond());
		return slots;
	}

	@Bean
	Step fetchAccess(JobRepository jobRepository, RangeSplitter splitter, RangeHandler handler, StopRequest stopRequest,
			PlannerStatistics statistics, ProgressDisplay progress) {
		return new StepBuilder(FetchAccessStep.NAME, jobRepository)
			.partitioner(FetchAccessStep.NAME, (size) -> Map.of())
			.splitter(splitter)
			.partitionHandler(handler)
			.aggregator(new RemoteStepExecutionAggregator(jobRepository))
			.listener(stopRequest)
			.listener(statistics)
			.listener(progress)
			.allowStartIfComplete(true)
			.build();
	}

}
