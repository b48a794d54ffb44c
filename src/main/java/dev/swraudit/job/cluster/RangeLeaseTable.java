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
 * Who holds which range of a run: the one place where manager and workers of a scope
 * agree, by the clock of the database.
 */
@Component
public class RangeLeaseTable {

	/** Those of an audit whose ranges are not read to their end. */
	private static final String UNFINISHED = """
			from claim c
			join batch_step_execution s on s.step_execution_id = c.step_execution_id
			where c.audit_id = :audit and s.status <> 'COMPLETED'
			""";

	/**
	 * What somebody held who is silent, and, where nobody works, what nobody took: its
	 * message may be lost.
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

	/** Makes a range free to be taken. */
	void offer(long stepExecutionId, Audit audit) {
		this.jdbc.sql("insert into claim (step_execution_id, audit_id, sent_at) values (?, ?, clock_timestamp())")
			.params(stepExecutionId, audit.id())
			.update();
	}

	/**
	 * Takes a range that is free, or whose owner gave no sign of life for the length of a
	 * lease.
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

	/** The last sign of life of a range's owner; empty if there is nothing to take. */
	Optional<Instant> seenAt(long stepExecutionId) {
		return this.jdbc.sql("""
				select coalesce(seen_at, to_timestamp(0)) from claim where step_execution_id = ? and not ending
				""").param(stepExecutionId).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
	}

	/**
	 * Gives a sign of life.
	 * @return whether the owner is to end; empty if it is owner no more
	 */
	Optional<Boolean> renew(RangeLease rangeLease) {
		return this.jdbc.sql("""
				update claim set seen_at = clock_timestamp() where step_execution_id = ? and epoch = ? returning ending
				""").params(rangeLease.stepExecutionId(), rangeLease.epoch()).query(Boolean.class).optional();
	}

	/** Gives a range back unread, as far as it is. */
	void release(RangeLease rangeLease) {
		this.jdbc.sql("update claim set seen_at = null, worker = null where step_execution_id = ? and epoch = ?")
			.params(rangeLease.stepExecutionId(), rangeLease.epoch())
			.update();
	}

	/** Tells the manager why the whole run must end. */
	void fail(RangeLease rangeLease, UserError why) {
		this.jdbc.sql(
				"update claim set exit_code = ?, failure = ?, seen_at = null where step_execution_id = ? and epoch = ?")
			.params(why.exitCode().value(), why.line(), rangeLease.stepExecutionId(), rangeLease.epoch())
			.update();
	}

	/**
	 * Counts what an owner has read, in the transaction of its rows.
	 * @return whether it is the owner
	 */
	boolean count(RangeLease rangeLease, long read, long failed) {
		return this.jdbc.sql("""
				update claim set read_count = read_count + ?, failed_count = failed_count + ?
				where step_execution_id = ? and epoch = ?
				""").params(read, failed, rangeLease.stepExecutionId(), rangeLease.epoch()).update() > 0;
	}

	/** How far the ranges of an audit are read in this run. */
	Stand stand(Audit audit) {
		return this.jdbc.sql("""
				select count(*) filter (where s.status <> 'COMPLETED'), coalesce(sum(c.read_count), 0),
				  coalesce(sum(c.failed_count), 0)
				from claim c
				join batch_step_execution s on s.step_execution_id = c.step_execution_id
				where c.audit_id = ?
				""")
			.param(audit.id())
			.query((row, number) -> new Stand(row.getInt(1), row.getLong(2), row.getLong(3)))
			.single();
	}

	/** What the first worker that says so says must end the run; null while none does. */
	@Nullable RunException failure(Audit audit) {
		return this.jdbc.sql("select exit_code, failure from claim where audit_id = ? and failure is not null limit 1")
			.param(audit.id())
			.query((row, number) -> new RunException(ExitCode.of(row.getInt(1)), row.getString(2)))
			.optional()
			.orElse(null);
	}

	/** Whether some worker gave a sign of life within this time. */
	boolean isAnybodyAlive(Audit audit, Duration within) {
		return this.jdbc.sql("""
				select exists (select 1 from claim
				  where audit_id = :audit and seen_at > clock_timestamp() - make_interval(secs => :within))
				""").param("audit", audit.id()).param("within", seconds(within)).query(Boolean.class).single();
	}

	/** What should be sent once more; a range that comes twice is taken once. */
	List<Long> lost(Audit audit, Duration lease) {
		return this.jdbc.sql(SEND_AGAIN)
			.param("audit", audit.id())
			.param("lease", seconds(lease))
			.query(Long.class)
			.list();
	}

	/** Tells all owners to end. */
	void end(Audit audit) {
		this.jdbc.sql("update claim set ending = true where audit_id = ?").param(audit.id()).update();
	}

	/**
	 * Whether some range is being read still.
	 * @param lease after which an owner is given up
	 */
	boolean isAnyHeld(Audit audit, Duration lease) {
		return this.jdbc
			.sql("select exists (select 1 " + UNFINISHED
					+ " and c.seen_at > clock_timestamp() - make_interval(secs => :lease))")
			.param("audit", audit.id())
			.param("lease", seconds(lease))
			.query(Boolean.class)
			.single();
	}

	/**
	 * Takes all ranges of a scope from whoever holds them: nobody writes their rows any
	 * more.
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
	 * How far a run is.
	 *
	 * @param unfinished ranges that are not read to their end
	 * @param read targets that were read, in whatever way that ended
	 * @param failed those of them that failed
	 */
	record Stand(int unfinished, long read, long failed) {
	}

}
