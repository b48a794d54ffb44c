package dev.swraudit.job.cluster;

import java.util.LinkedHashSet;
import java.util.Set;

import dev.swraudit.job.fetch.FetchAccessStep;
import dev.swraudit.job.fetch.StepRange;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.ledger.PendingTargets;
import dev.swraudit.ledger.TargetRange;

import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Splits the pending targets of an audit into ranges, each an execution of the fetch step
 * that any worker can take. A continued run splits again what is pending.
 */
@Component
@ConditionalOnClusterRole(ClusterRole.MANAGER)
class RangeSplitter implements StepExecutionSplitter {

	private static final int MOST_RANGES = 256;

	private static final int SMALLEST_RANGE = 100;

	private final AuditLedger ledger;

	private final PendingTargets pending;

	private final RangeTable ranges;

	private final JobRepository jobRepository;

	RangeSplitter(AuditLedger ledger, PendingTargets pending, RangeTable ranges, JobRepository jobRepository) {
		this.ledger = ledger;
		this.pending = pending;
		this.ranges = ranges;
		this.jobRepository = jobRepository;
	}

	@Override
	public String getStepName() {
		return FetchAccessStep.NAME;
	}

	@Override
	public Set<StepExecution> split(StepExecution whole, int gridSize) {
		Audit audit = this.ledger.get(AuditParameters.keyOf(whole.getJobParameters()));
		Set<StepExecution> executions = new LinkedHashSet<>();
		for (TargetRange range : this.pending.ranges(audit, MOST_RANGES, SMALLEST_RANGE)) {
			executions.add(add(range, executions.size() + 1, whole, audit));
		}
		return executions;
	}

	private StepExecution add(TargetRange range, int number, StepExecution whole, Audit audit) {
		StepExecution execution = this.jobRepository.createStepExecution(getStepName() + ":" + number,
				whole.getJobExecution());
		StepRange.set(execution, range);
		this.jobRepository.updateExecutionContext(execution);
		this.ranges.add(execution.getId(), audit);
		return execution;
	}

}
