package dev.swraudit.job.cluster;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.swraudit.job.run.StopRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Heartbeat of a lease. Detects that the lease is lost or that its run ends.
 */
final class Heartbeat implements AutoCloseable {

	/** Name of this process in the lease table: process id and host. */
	static final String NAME = ManagementFactory.getRuntimeMXBean().getName();

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);

	private final RangeLease rangeLease;

	private final RangeLeaseTable leases;

	private final StopRequest stopRequest;

	private final CountDownLatch closed = new CountDownLatch(1);

	private volatile boolean toEnd;

	private Heartbeat(RangeLease rangeLease, RangeLeaseTable leases, StopRequest stopRequest) {
		this.rangeLease = rangeLease;
		this.leases = leases;
		this.stopRequest = stopRequest;
	}

	/** Starts the heartbeat, which ends when it is closed. */
	static Heartbeat start(RangeLease rangeLease, RangeLeaseTable leases, StopRequest stopRequest, Duration lease) {
		Heartbeat heartbeat = new Heartbeat(rangeLease, leases, stopRequest);
		Duration fifth = lease.dividedBy(5);
		Duration interval = (fifth.compareTo(LONGEST_INTERVAL) < 0) ? fifth : LONGEST_INTERVAL;
		Thread thread = new Thread(() -> heartbeat.beatEvery(interval), "heartbeat");
		thread.setDaemon(true);
		thread.start();
		return heartbeat;
	}

	private void beatEvery(Duration interval) {
		try {
			while (!this.closed.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
				beat();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Ignores a failed beat, because the next one renews the lease, or it is lost. */
	private void beat() {
		try {
			Optional<Boolean> ending = this.leases.renew(this.rangeLease);
			if (ending.orElse(true)) {
				this.toEnd = true;
				this.stopRequest.stopStep();
			}
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Heartbeat of {} failed", this.rangeLease, ex);
		}
	}

	/** Returns whether the lease is lost or its run ends. */
	boolean isToEnd() {
		return this.toEnd;
	}

	@Override
	public void close() {
		this.closed.countDown();
	}

}
