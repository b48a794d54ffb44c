package dev.swraudit.job.export;

import dev.swraudit.job.run.JobName;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Job {@code complianceExport}: writes the selected rows of a stored audit again, or
 * those of a period, without requests to SWR.
 */
@Configuration(proxyBeanMethods = false)
class ComplianceExportJob {

	@Bean
	Job complianceExport(JobRepository jobRepository, Step writeExport) {
		return new JobBuilder(JobName.COMPLIANCE_EXPORT.text(), jobRepository).start(writeExport).build();
	}

	@Bean
	Step writeExport(JobRepository jobRepository, PlatformTransactionManager transactionManager,
			WriteExportTasklet tasklet) {
		return new StepBuilder("writeExport", jobRepository).tasklet(tasklet, transactionManager).build();
	}

}
