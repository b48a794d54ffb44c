package dev.swraudit.job.audit;

import java.time.Clock;
import java.time.LocalDateTime;

import dev.swraudit.job.cluster.RangeLeaseTable;
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
 * Makes an audit whose run died startable again. Only whoever holds the {@link RunLock}
 * may do so: what looks as if it were running is dead then.
 */
@Component
class JobRecovery {

	private static final Logger logger = LoggerFactory.getLogger(JobRecovery.class);

	/** As many workers may be about to end what they were at. */
	private static final int MOST_LAST_WORDS = 100;

	private final JobRepository jobRepository;

	private final RangeLeaseTable claims;

	private final TransactionTemplate transaction;

	private final Clock clock;

	JobRecovery(JobRepository jobRepository, RangeLeaseTable claims, PlatformTransactionManager transactionManager,
			Clock clock) {
		this.jobRepository = jobRepository;
		this.claims = claims;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Recovers the last execution of a job, if it died. What workers still do for it they
	 * do in vain from here on.
	 */
	void recover(String jobName, JobParameters parameters) {
		this.claims.revoke(AuditParameters.keyOf(parameters).scope());
		for (int more = MOST_LAST_WORDS; more > 0; more--) {
			try {
				recoverOnce(jobName, parameters);
				return;
			}
			catch (OptimisticLockingFailureException ex) {
				logger.info("A worker wrote its last word meanwhile", ex);
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
			// Killed between the two transactions that make an instance and its
			// execution.
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

	/** Those of workers may be left where the job itself came to its end. */
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
