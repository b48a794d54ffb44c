package dev.swraudit.job.audit;

import java.time.Clock;
import java.time.LocalDateTime;

import dev.swraudit.job.cluster.RangeTable;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.RunLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes an audit whose run died startable again. The caller must hold the
 * {@link RunLock}, because only then is an execution that seems to be running known to be
 * dead.
 */
@Component
class JobRecovery {

	private static final Logger logger = LoggerFactory.getLogger(JobRecovery.class);

	/** Number of workers that may update the execution at the same time. */
	private static final int MAX_RETRIES = 100;

	private final JobRepository jobRepository;

	private final RangeTable ranges;

	private final TransactionTemplate transaction;

	private final Clock clock;

	JobRecovery(JobRepository jobRepository, RangeTable ranges, PlatformTransactionManager transactionManager,
			Clock clock) {
		this.jobRepository = jobRepository;
		this.ranges = ranges;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Recovers the last execution of a job, if it died, and revokes the ranges of its
	 * workers.
	 */
	void recover(String jobName, JobParameters parameters) {
		this.ranges.revoke(AuditParameters.keyOf(parameters).scope());
		for (int retries = MAX_RETRIES; retries > 0; retries--) {
			try {
				recoverOnce(jobName, parameters);
				return;
			}
			catch (OptimisticLockingFailureException ex) {
				logger.info("A worker updated the execution at the same time; trying again", ex);
			}
		}
		recoverOnce(jobName, parameters);
	}

	private void recoverOnce(String jobName, JobParameters parameters) {
		this.transaction.executeWithoutResult((status) -> {
			JobInstance instance = this.jobRepository.getJobInstance(jobName, parameters);
			if (instance != null) {
				recover(instance);
			}
		});
	}

	private void recover(JobInstance instance) {
		JobExecution last = this.jobRepository.getLastJobExecution(instance);
		if (last == null) {
			// The run was killed between the two transactions that create the instance
			// and its execution.
			logger.info("Deleting job instance {}, which never had an execution", instance.getId());
			this.jobRepository.deleteJobInstance(instance);
		}
		else if (isUndecided(last.getStatus())) {
			logger.info("Recovering job execution {}, whose process died", last.getId());
			failUndecidedSteps(last);
			last.setStatus(BatchStatus.FAILED);
			last.setEndTime(LocalDateTime.now(this.clock));
			this.jobRepository.update(last);
		}
		else {
			failUndecidedSteps(last);
		}
	}

	/** Fails running steps. Steps of workers can be left even if the job itself ended. */
	private void failUndecidedSteps(JobExecution execution) {
		execution.getStepExecutions().stream().filter((step) -> isUndecided(step.getStatus())).forEach(this::fail);
	}

	private void fail(StepExecution step) {
		step.setStatus(BatchStatus.FAILED);
		step.setEndTime(LocalDateTime.now(this.clock));
		this.jobRepository.update(step);
	}

	private static boolean isUndecided(BatchStatus status) {
		return status.isRunning() || status == BatchStatus.STOPPING || status == BatchStatus.UNKNOWN;
	}

}
