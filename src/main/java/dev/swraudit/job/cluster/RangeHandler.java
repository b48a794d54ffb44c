package dev.swraudit.job.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.swraudit.access.ratelimit.ClusterSlotStore;
import dev.swraudit.job.fetch.ProgressDisplay;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.RunLock;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.ledger.PendingTargets;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Schedules the ranges of an audit as tasks that any worker can pick, and waits until all
 * are fetched or the run ends.
 */
@Component
@ConditionalOnClusterRole(ClusterRole.MANAGER)
class RangeHandler implements PartitionHandler {

	private static final Duration POLL = Duration.ofMillis(500);

	/** A stopped run has seven seconds if it sends notifications. */
	private static final Duration LONGEST_END = Duration.ofSeconds(6);

	private final RangeTable ranges;

	private final SchedulerClient scheduler;

	private final AuditLedger ledger;

	private final PendingTargets pending;

	private final JdbcClient jdbc;

	private final RunLock lock;

	private final ProgressDisplay progress;

	private final ClusterProperties cluster;

	private final ClusterSlotStore slots;

	RangeHandler(RangeTable ranges, SchedulerClient scheduler, AuditLedger ledger, PendingTargets pending,
			JdbcClient jdbc, RunLock lock, ProgressDisplay progress, ClusterProperties cluster,
			ClusterSlotStore slots) {
		this.ranges = ranges;
		this.scheduler = scheduler;
		this.ledger = ledger;
		this.pending = pending;
		this.jdbc = jdbc;
		this.lock = lock;
		this.progress = progress;
		this.cluster = cluster;
		this.slots = slots;
	}

	/**
	 * Returns when every range is fetched or the step is to terminate.
	 * @throws RunException if the run fails, with the message of the worker
	 */
	@Override
	public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution whole) throws Exception {
		Audit audit = this.ledger.get(AuditParameters.keyOf(whole.getJobParameters()));
		String scope = audit.key().scope();
		this.ranges.removeTasks(scope);
		Set<StepExecution> executions = splitter.split(whole, 0);
		schedule(scope, executions);
		RunException end = await(audit, whole);
		// Without the lock, the ranges may belong to a later run.
		this.lock.requireHeld();
		if (end != null || whole.isTerminateOnly()) {
			endAll(audit);
		}
		else {
			requireAllRead(audit);
		}
		this.ranges.revoke(scope);
		this.ranges.removeTasks(scope);
		this.ledger.addTraffic(audit, 0, 0, 0, this.slots.slowedSinceBegin().toMillis());
		if (end != null) {
			throw end;
		}
		return executions;
	}

	private void schedule(String scope, Set<StepExecution> executions) {
		List<TaskInstance<?>> tasks = new ArrayList<>();
		for (StepExecution execution : executions) {
			tasks.add(new TaskInstance<>(RangeTable.taskName(scope), Long.toString(execution.getId())));
		}
		this.scheduler.scheduleBatch(tasks, new DatabaseClock(this.jdbc).now());
	}

	/** Requires that no targets are pending, because a missing range may be unread. */
	private void requireAllRead(Audit audit) {
		long pending = this.pending.count(audit);
		if (pending > 0) {
			throw RunException.tryAgain(pending + " repositories are pending, but another process has removed their"
					+ " ranges; " + RunException.KEPT);
		}
	}

	/**
	 * Waits for all ranges and returns the failure that ends the run early, else null.
	 */
	private @Nullable RunException await(Audit audit, StepExecution whole) throws InterruptedException {
		long heldAt = System.nanoTime();
		RangeTable.Progress progress = show(audit);
		while (progress.unfinished() > 0 && !whole.isTerminateOnly()) {
			RunException failure = this.ranges.failure(audit);
			if (failure != null) {
				return failure;
			}
			long now = System.nanoTime();
			heldAt = (progress.held() > 0) ? now : heldAt;
			if (now - heldAt > this.cluster.patience().toNanos()) {
				return RunException.tryAgain("no worker had a heartbeat for " + this.cluster.patience().toSeconds()
						+ " s; start a worker with --audit.cluster.role=worker scope=" + audit.key().scope() + "; "
						+ RunException.KEPT);
			}
			this.lock.requireHeld();
			TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
			progress = show(audit);
		}
		return null;
	}

	private RangeTable.Progress show(Audit audit) {
		RangeTable.Progress progress = this.ranges.progress(audit, this.cluster.lease());
		this.progress.show(progress.read(), progress.failed());
		return progress;
	}

	/** Stops all workers and waits until they have stored their results. */
	private void endAll(Audit audit) throws InterruptedException {
		this.ranges.end(audit);
		long deadline = System.nanoTime() + LONGEST_END.toNanos();
		while (show(audit).held() > 0 && System.nanoTime() - deadline < 0) {
			TimeUnit.NANOSECONDS.sleep(POLL.toNanos() / 5);
		}
	}

}
