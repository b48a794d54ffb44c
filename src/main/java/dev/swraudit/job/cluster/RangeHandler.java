package dev.swraudit.job.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.ratelimit.ClusterRateTable;
import dev.swraudit.job.fetch.ProgressDisplay;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.RunLock;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands out an audit's ranges to the workers, and waits until all are read, or must be
 * read no more. The broker brings a range to a worker; whose it is, and whether it is
 * read, the database tells.
 */
@Component
@ConditionalOnClusterRole(ClusterRole.MANAGER)
class RangeHandler implements PartitionHandler {

	private static final Logger logger = LoggerFactory.getLogger(RangeHandler.class);

	private static final Duration POLL = Duration.ofMillis(500);

	/** Below the grace of a run that gets a signal. */
	private static final Duration LONGEST_END = Duration.ofSeconds(7);

	private final RangeLeaseTable leases;

	private final RangeQueue queue;

	private final AuditLedger ledger;

	private final JdbcClient jdbc;

	private final RunLock lock;

	private final ProgressDisplay progress;

	private final ClusterProperties cluster;

	private final SwrProperties swr;

	RangeHandler(RangeLeaseTable leases, RangeQueue queue, AuditLedger ledger, JdbcClient jdbc, RunLock lock,
			ProgressDisplay progress, ClusterProperties cluster, SwrProperties swr) {
		this.leases = leases;
		this.queue = queue;
		this.ledger = ledger;
		this.jdbc = jdbc;
		this.lock = lock;
		this.progress = progress;
		this.cluster = cluster;
		this.swr = swr;
	}

	/**
	 * Returns when every range is read, or the step is to terminate.
	 * @throws RunException what ends the run, in the words of the worker that says so
	 */
	@Override
	public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution whole) throws Exception {
		Audit audit = this.ledger.get(AuditParameters.keyOf(whole.getJobParameters()));
		ClusterRateTable pace = new ClusterRateTable(this.jdbc, audit.key().scope());
		pace.begin(this.swr.requestsPerSecond());
		Set<StepExecution> ranges = splitter.split(whole, 0);
		for (StepExecution range : ranges) {
			this.queue.send(audit.key().scope(), range.getId());
		}
		RunException end = await(audit, whole);
		// The ranges may be those of a run that has followed this one.
		this.lock.requireHeld();
		if (end != null || whole.isTerminateOnly()) {
			endAll(audit);
		}
		else {
			requireAllRead(audit);
		}
		this.leases.revoke(audit.key().scope());
		this.ledger.addTraffic(audit, 0, 0, 0, pace.slowedFor().toMillis());
		if (end != null) {
			throw end;
		}
		return ranges;
	}

	/** A range that is gone is none that was read. */
	private void requireAllRead(Audit audit) {
		long pending = this.ledger.countPending(audit);
		if (pending > 0) {
			throw RunException.tryAgain(pending + " repositories are still to be read, but another process took their"
					+ " ranges away; " + RunException.KEPT);
		}
	}

	/** What ends the run before all is read; null if nothing does. */
	private @Nullable RunException await(Audit audit, StepExecution whole) throws InterruptedException {
		long start = System.nanoTime();
		int left = stand(audit);
		while (left > 0 && !whole.isTerminateOnly()) {
			RunException failure = this.leases.failure(audit);
			if (failure != null) {
				return failure;
			}
			if (System.nanoTime() - start > this.cluster.patience().toNanos()
					&& !this.leases.isAnybodyAlive(audit, this.cluster.patience())) {
				return RunException.tryAgain("no worker gave a sign of life for " + this.cluster.patience().toSeconds()
						+ " s; start one with --audit.cluster.role=worker scope=" + audit.key().scope() + "; "
						+ RunException.KEPT);
			}
			this.lock.requireHeld();
			sendAgain(audit);
			TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
			left = unfinished(audit, left);
		}
		return null;
	}

	private int unfinished(Audit audit, int before) {
		int left = stand(audit);
		if (left != before) {
			logger.info("{} ranges are left", left);
		}
		return left;
	}

	/** Shows how far the workers are, and tells how many ranges are left. */
	private int stand(Audit audit) {
		RangeLeaseTable.Stand stand = this.leases.stand(audit);
		this.progress.show(stand.read(), stand.failed());
		return stand.unfinished();
	}

	/** A broker that is away for a while is waited for: workers need none to go on. */
	private void sendAgain(Audit audit) {
		for (long range : this.leases.lost(audit, this.cluster.lease())) {
			logger.warn("Range {} has no owner who gives a sign of life: it is handed out again", range);
			try {
				this.queue.send(audit.key().scope(), range);
			}
			catch (RunException ex) {
				logger.warn("The broker does not take range {} now", range, ex);
			}
		}
	}

	/** Lets all workers keep what they have. */
	private void endAll(Audit audit) throws InterruptedException {
		this.leases.end(audit);
		long deadline = System.nanoTime() + LONGEST_END.toNanos();
		while (this.leases.isAnyHeld(audit, this.cluster.lease()) && System.nanoTime() - deadline < 0) {
			TimeUnit.NANOSECONDS.sleep(POLL.toNanos() / 5);
		}
		stand(audit);
	}

}
