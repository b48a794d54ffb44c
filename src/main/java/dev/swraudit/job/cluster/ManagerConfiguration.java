package dev.swraudit.job.cluster;

import java.util.Map;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.swraudit.job.fetch.FetchAccessStep;
import dev.swraudit.job.fetch.ProgressDisplay;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.PlannerStatistics;
import dev.swraudit.job.run.StopRequest;

import org.springframework.batch.core.partition.support.RemoteStepExecutionAggregator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
