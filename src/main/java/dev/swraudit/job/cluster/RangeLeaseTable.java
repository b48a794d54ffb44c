package dev.swraudit.job.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.UserError;
import dev.swraudit.ledger.Audit;
import dev.swraudit.message.ExitCode;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Leases of the ranges of a run, shared by the manager and workers of a scope. All times
 * are those of the database clock.
 */
@Component
public class RangeLeaseTable {

	/** Unfinished ranges of an audit. */
	private static final String UNFINISHED = """
			from claim c
			join batch_step_execution s on s.step_execution_id = c.step_execution_id
			where c.audit_id = :audit and s.status <> 'COMPLETED'
			""";

	/**
	 * Ranges whose lease has expired and, if no worker is active, ranges that were never
	 * taken, because their messages may be lost.
	 */
	private static final String SEND_AGAIN = """
			update claim c
			set sent_at = clock_timestamp()
			from batch_step_execution s
			where s.step_execution_id = c.step_execution_id and s.status <> 'COMPLETED' and c.audit_id = :audit
			  and c.sent_at < clock_timestamp() - make_interval(secs => :lease)
			  and (c.seen_at < clock_timestamp() - make_interval(secs => :lease)
			    or (c.seen_at is null and c.sent_at < clock_timestamp() - make_interval(secs => 4 * :lease)
			      and not exists (
			        select 1 from claim o
			        where o.audit_id = c.audit_id and o.seen_at > clock_timestamp() - make_interval(secs => 2 * :lease))))
			returning c.step_execution_id
			""";

	private final JdbcClient jdbc;

	public RangeLeaseTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Inserts a free range. */
	void offer(long stepExecutionId, Audit audit) {
		this.jdbc.sql("insert into claim (step_execution_id, audit_id, sent_at) values (?, ?, clock_timestamp())")
			.params(stepExecutionId, audit.id())
			.update();
	}

	/**
	 * Takes a range that is free or whose lease has expired.
	 */
	Optional<RangeLease> take(long stepExecutionId, String worker, Duration lease) {
		return this.jdbc.sql("""
				update claim
				set epoch = epoch + 1, worker = :worker, seen_at = clock_timestamp()
				where step_execution_id = :id and not ending
				  and (seen_at is null or seen_at < clock_timestamp() - make_interval(secs => :lease))
				returning epoch
				""")
			.param("worker", worker)
			.param("id", stepExecutionId)
			.param("lease", seconds(lease))
			.query(Integer.class)
			.optional()
			.map((epoch) -> new RangeLease(stepExecutionId, epoch));
	}

	/**
	 * Returns the last heartbeat of a range's owner; empty if there is nothing to take.
	 */
	Optional<Instant> seenAt(long stepExecutionId) {
		return this.jdbc.sql("""
				select coalesce(seen_at, to_timestamp(0)) from claim where step_execution_id = ? and not ending
				""").param(stepExecutionId).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
	}

	/**
	 * Records a heartbeat.
	 * @return whether the owner is to end; empty if the lease is lost
	 */
	Optional<Boolean> renew(RangeLease rangeLease) {
		return this.jdbc.sql("""
				update claim set seen_at = clock_timestamp() where step_execution_id = ? and epoch = ? returning ending
				""").params(rangeLease.stepExecutionId(), rangeLease.epoch()).query(Boolean.class).optional();
	}

	/** Releases a range. */
	void release(RangeLease rangeLease) {
		this.jdbc.sql("update claim set seen_at = null, worker = null where step_execution_id = ? and epoch = ?")
			.params(rangeLease.stepExecutionId(), rangeLease.epoch())
			.update();
	}

	/** Records the failure that ends the whole run. */
	void fail(RangeLease rangeLease, UserError why) {
		this.jdbc.sql(
				"update claim set exit_code = ?, failure = ?, seen_at = null where step_execution_id = ? and epoch = ?")
			.params(why.exitCode().value(), why.line(), rangeLease.stepExecutionId(), rangeLease.epoch())
			.update();
	}

	/**
	 * Adds to the counts of a range, in the transaction of its rows.
	 * @return whether the lease is still held
	 */
	boolean count(RangeLease rangeLease, long read, long failed) {
		return this.jdbc.sql("""
				update claim set read_count = read_count + ?, failed_count = failed_count + ?
				where step_execution_id = ? and epoch = ?
				""").params(read, failed, rangeLease.stepExecutionId(), rangeLease.epoch()).update() > 0;
	}

	/** Returns the progress of a run. */
	Progress progress(Audit audit) {
		return this.jdbc.sql("""
				select count(*) filter (where s.status <> 'COMPLETED'), coalesce(sum(c.read_count), 0),
				  coalesce(sum(c.failed_count), 0)
				from claim c
				join batch_step_execution s on s.step_execution_id = c.step_execution_id
				where c.audit_id = ?
				""")
			.param(audit.id())
			.query((row, number) -> new Progress(row.getInt(1), row.getLong(2), row.getLong(3)))
			.single();
	}

	/** Returns the failure of a worker that ends the run; null if there is none. */
	@Nullable RunException failure(Audit audit) {
		return this.jdbc.sql("select exit_code, failure from claim where audit_id = ? and failure is not null limit 1")
			.param(audit.id())
			.query((row, number) -> new RunException(ExitCode.of(row.getInt(1)), row.getString(2)))
			.optional()
			.orElse(null);
	}

	/** Returns whether any worker had a heartbeat within this time. */
	boolean hasActiveWorker(Audit audit, Duration within) {
		return this.jdbc.sql("""
				select exists (select 1 from claim
				  where audit_id = :audit and seen_at > clock_timestamp() - make_interval(secs => :within))
				""").param("audit", audit.id()).param("within", seconds(within)).query(Boolean.class).single();
	}

	/**
	 * Marks and returns the ranges to send again; a range that is sent twice is taken
	 * once.
	 */
	List<Long> lost(Audit audit, Duration lease) {
		return this.jdbc.sql(SEND_AGAIN)
			.param("audit", audit.id())
			.param("lease", seconds(lease))
			.query(Long.class)
			.list();
	}

	/** Requests all owners to end. */
	void end(Audit audit) {
		this.jdbc.sql("update claim set ending = true where audit_id = ?").param(audit.id()).update();
	}

	/**
	 * Returns whether any unfinished range is held.
	 * @param lease time after which a lease expires
	 */
	boolean hasHeldRange(Audit audit, Duration lease) {
		return this.jdbc
			.sql("select exists (select 1 " + UNFINISHED
					+ " and c.seen_at > clock_timestamp() - make_interval(secs => :lease))")
			.param("audit", audit.id())
			.param("lease", seconds(lease))
			.query(Boolean.class)
			.single();
	}

	/**
	 * Revokes all leases of a scope, so that their owners cannot write rows any more.
	 */
	public void revoke(String scope) {
		this.jdbc.sql("""
				delete from claim
				where audit_id in (select a.id from audit a join scope s on s.id = a.scope_id where s.name = ?)
				""").param(scope).update();
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

	/**
	 * Progress of a run.
	 *
	 * @param unfinished ranges that are not finished
	 * @param read fetched targets, whatever the outcome
	 * @param failed fetched targets that failed
	 */
	record Progress(int unfinished, long read, long failed) {
	}

}
