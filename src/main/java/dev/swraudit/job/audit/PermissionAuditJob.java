package dev.swraudit.job.audit;

import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.JobName;
import dev.swraudit.job.run.PlannerStatistics;
import dev.swraudit.job.run.StopRequest;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.builder.TaskletStepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Job {@code permissionAudit}, from the input file to the published report. Every step
 * can run again, because each starts from the rows in the ledger.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClusterRole({ ClusterRole.NONE, ClusterRole.MANAGER })
class PermissionAuditJob {

	private final JobRepository jobRepository;

	private final PlatformTransactionManager transactionManager;

	private final StopRequest stopRequest;

	PermissionAuditJob(JobRepository jobRepository, PlatformTransactionManager transactionManager,
			StopRequest stopRequest) {
		this.jobRepository = jobRepository;
		this.transactionManager = transactionManager;
		this.stopRequest = stopRequest;
	}

	@Bean
	Job permissionAudit(Step listRepositories, Step importTargets, Step fetchOrganizations, Step fetchAccess,
			Step evaluateFindings, Step exportFiles, Step publish) {
		return new JobBuilder(JobName.PERMISSION_AUDIT.text(), this.jobRepository).start(listRepositories)
			.next(importTargets)
			.next(fetchOrganizations)
			.next(fetchAccess)
			.next(evaluateFindings)
			.next(exportFiles)
			.next(publish)
			.build();
	}

	/** Has no transaction, because it waits for responses. */
	@Bean
	Step listRepositories(ListRepositoriesTasklet tasklet) {
		return step("listRepositories", tasklet, new ResourcelessTransactionManager()).build();
	}

	@Bean
	Step importTargets(ImportTargetsTasklet tasklet, PlannerStatistics statistics) {
		return step("importTargets", tasklet).listener(statistics).build();
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
		return step(name, tasklet, this.transactionManager);
	}

	private TaskletStepBuilder step(String name, Tasklet tasklet, PlatformTransactionManager transactionManager) {
		return new StepBuilder(name, this.jobRepository).tasklet(tasklet, transactionManager)
			.listener(this.stopRequest)
			.allowStartIfComplete(true);
	}

}
