package dev.swraudit.job.fetch;

import java.time.Clock;
import java.util.List;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.WriteFence;
import dev.swraudit.ledger.TargetRange;
import dev.swraudit.organization.GrantFetcher;
import dev.swraudit.organization.GrantLists;
import dev.swraudit.permission.FetchResult;
import dev.swraudit.permission.ResultTables;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;

/**
 * Step {@code fetchOrganizations}: fetches every pending grant list, that is, the grants
 * on organizations and the shares of repositories, and stores the results. In a cluster
 * the manager does this alone, because there are few.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClusterRole({ ClusterRole.NONE, ClusterRole.MANAGER })
class FetchOrganizationsStep {

	@Bean
	Step fetchOrganizations(FetchSteps steps, JobRepository jobRepository,
			ItemStreamReader<List<FetchResult>> organizationPipeline,
			ItemStreamWriter<List<FetchResult>> organizationResultWriter) {
		return steps.step("fetchOrganizations", jobRepository, organizationPipeline, organizationResultWriter).build();
	}

	@Bean
	@Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
	ItemStreamReader<List<FetchResult>> organizationPipeline(FetchSteps steps, GrantLists lists, HttpSwrClient swr,
			Clock clock, @Value("#{stepExecution}") StepExecution step) {
		GrantFetcher fetcher = new GrantFetcher(swr, clock);
		return steps.reader(step, lists::pending, TargetRange.of(steps.audit(step)), fetcher::fetch);
	}

	/** The progress counts repositories only. */
	@Bean
	@Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
	ItemStreamWriter<List<FetchResult>> organizationResultWriter(FetchSteps steps, WriteFence writeFence,
			@Value("#{stepExecution}") StepExecution step) {
		return steps.writer(step, ResultTables.GRANT_LISTS, writeFence, (read, failed) -> {
		});
	}

}
