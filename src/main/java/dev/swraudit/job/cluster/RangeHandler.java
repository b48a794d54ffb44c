package dev.swraudit.job.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.ratelimit.ClusterSlotStore;
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
 * Distributes the ranges of an audit to the workers and waits until all are fetched or
 * the run ends. The broker delivers the ranges; leases and progress are in the database.
 */
@Component
@ConditionalOnClusterRole(ClusterRole.MANAGER)
class RangeHandler implements PartitionHandler {

	private static final Logger logger = LoggerFactory.getLogger(RangeHandler.class);

	private static final Duration POLL = Duration.ofMillis(500);

	/** Shorter than the time that a stopped run has. */
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
	 * Returns when every range is fetched or the step is to terminate.
	 * @throws RunException if the run fails, with the message of the worker
	 */
	@Override
	public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution whole) throws Exception {
		Audit audit = this.ledger.get(AuditParameters.keyOf(whole.getJobParameters()));
		ClusterSlotStore slots = new ClusterSlotStore(this.jdbc, audit.key().scope());
		slots.begin(this.swr.requestsPerSecond());
		Set<StepExecution> ranges = splitter.split(whole, 0);
		for (StepExecution range : ranges) {
			send(audit, range.getId(), whole);
		}
		RunException end = await(audit, whole);
		// Without the lock, the ranges may belong to a later run.
		this.lock.requireHeld();
		if (end != null || whole.isTerminateOnly()) {
			endAll(audit);
		}
		else {
			requireAllRead(audit);
		}
		this.leases.revoke(audit.key().scope());
		this.ledger.addTraffic(audit, 0, 0, 0, slots.slowedSinceBegin().toMillis());
		if (end != null) {
			throw end;
		}
		return ranges;
	}

	/**
	 * Sends a range for the first time. A broker that is starting again may take as long
	 * as a worker may be silent.
	 */
	private void send(Audit audit, long range, StepExecution whole) throws InterruptedException {
		long start = System.nanoTime();
		while (!whole.isTerminateOnly()) {
			try {
				this.queue.send(audit.key().scope(), range);
				return;
			}
			catch (RunException ex) {
				if (System.nanoTime() - start > this.cluster.lease().toNanos()) {
					throw ex;
				}
				logger.warn("The broker does not accept range {} now", range, ex);
			}
			TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
		}
	}

	/** Requires that no targets are pending, because a missing range may be unread. */
	private void requireAllRead(Audit audit) {
		long pending = this.ledger.countPending(audit);
		if (pending > 0) {
			throw RunException.tryAgain(pending + " repositories are pending, but another process has removed their"
					+ " ranges; " + RunException.KEPT);
		}
	}

	/**
	 * Waits for all ranges and returns the failure that ends the run early, else null.
	 */
	private @Nullable RunException await(Audit audit, StepExecution whole) throws InterruptedException {
		long start = System.nanoTime();
		int left = stand(audit);
		while (left > 0 && !whole.isTerminateOnly()) {
			RunException failure = this.leases.failure(audit);
			if (failure != null) {
				return failure;
			}
			if (System.nanoTime() - start > this.cluster.patience().toNanos()
					&& !this.leases.hasActiveWorker(audit, this.cluster.patience())) {
				return RunException.tryAgain("no worker had a heartbeat for " + this.cluster.patience().toSeconds()
						+ " s; start a worker with --audit.cluster.role=worker scope=" + audit.key().scope() + "; "
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

	/** Shows the progress of the workers and returns the number of unfinished ranges. */
	private int stand(Audit audit) {
		RangeLeaseTable.Progress stand = this.leases.progress(audit);
		this.progress.show(stand.read(), stand.failed());
		return stand.unfinished();
	}

	/**
	 * Sends ranges again. Tolerates an unavailable broker, because active workers do not
	 * need it.
	 */
	private void sendAgain(Audit audit) {
		for (long range : this.leases.lost(audit, this.cluster.lease())) {
			logger.warn("Range {} has no owner with a heartbeat; sending it again", range);
			try {
				this.queue.send(audit.key().scope(), range);
			}
			catch (RunException ex) {
				logger.warn("The broker does not accept range {} now", range, ex);
			}
		}
	}

	/** Stops all workers and waits until they have stored their results. */
	private void endAll(Audit audit) throws InterruptedException {
		this.leases.end(audit);
		long deadline = System.nanoTime() + LONGEST_END.toNanos();
		while (this.leases.hasHeldRange(audit, this.cluster.lease()) && System.nanoTime() - deadline < 0) {
			TimeUnit.NANOSECONDS.sleep(POLL.toNanos() / 5);
		}
		stand(audit);
	}

}
