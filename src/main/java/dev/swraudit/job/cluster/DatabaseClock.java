package dev.swraudit.job.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import com.github.kagkarlsson.scheduler.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Clock of the database, because the clocks of the hosts may differ and a wrong one would
 * make a worker look dead. It is compared with the clock of this process every ten
 * seconds.
 */
final class DatabaseClock implements Clock {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseClock.class);

	private static final long COMPARE_NANOS = Duration.ofSeconds(10).toNanos();

	private final JdbcClient jdbc;

	private Instant compared;

	private long comparedNanos;

	private long triedNanos;

	/**
	 * Reads the clock for the first time.
	 * @throws DataAccessException if the database is unavailable
	 */
	DatabaseClock(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.compared = read();
		this.comparedNanos = System.nanoTime();
		this.triedNanos = this.comparedNanos;
	}

	@Override
	public synchronized Instant now() {
		if (System.nanoTime() - this.triedNanos > COMPARE_NANOS) {
			compare();
		}
		return this.compared.plusNanos(System.nanoTime() - this.comparedNanos);
	}

	/** Keeps the last comparison while the database is unavailable. */
	private void compare() {
		try {
			this.compared = read();
			this.comparedNanos = System.nanoTime();
		}
		catch (DataAccessException ex) {
			logger.debug("The clock of the database cannot be read", ex);
		}
		this.triedNanos = System.nanoTime();
	}

	private Instant read() {
		return this.jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
	}

}
