package dev.swraudit.job.fetch;

import java.time.Clock;
import java.util.List;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.PlannerStatistics;
import dev.swraudit.job.run.WriteFence;
import dev.swraudit.ledger.PendingTargets;
import dev.swraudit.permission.FetchResult;
import dev.swraudit.permission.PermissionFetcher;
import dev.swraudit.permission.ResultTables;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;

/**
 * Step {@code fetchAccess}: fetches the access list of every pending target of a range
 * and stores the results.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClusterRole({ ClusterRole.NONE, ClusterRole.WORKER })
public class FetchAccessStep {

	public static final String NAME = "fetchAccess";

	@Bean
	Step fetchAccess(FetchSteps steps, JobRepository jobRepository, ItemStreamReader<List<FetchResult>> fetchPipeline,
			ItemStreamWriter<List<FetchResult>> fetchResultWriter, ObjectProvider<PlannerStatistics> statistics,
			ObjectProvider<ProgressDisplay> progress) {
		var step = steps.step(NAME, jobRepository, fetchPipeline, fetchResultWriter);
		// A worker has neither, because its manager has them.
		statistics.ifAvailable(step::listener);
		progress.ifAvailable(step::listener);
		return step.build();
	}

	@Bean
	@Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
	ItemStreamReader<List<FetchResult>> fetchPipeline(FetchSteps steps, PendingTargets pending, HttpSwrClient swr,
			Clock clock, @Value("#{stepExecution}") StepExecution step) {
		PermissionFetcher fetcher = new PermissionFetcher(swr, clock);
		return steps.reader(step, pending::first, StepRange.of(step, steps.audit(step)), fetcher::fetch);
	}

	@Bean
	@Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
	ItemStreamWriter<List<FetchResult>> fetchResultWriter(FetchSteps steps, WriteFence writeFence, FetchCount count,
			@Value("#{stepExecution}") StepExecution step) {
		return steps.writer(step, ResultTables.TARGETS, writeFence, count);
	}

}
