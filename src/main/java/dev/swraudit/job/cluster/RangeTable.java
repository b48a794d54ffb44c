package dev.swraudit.job.cluster;

import java.time.Duration;
import java.util.Optional;

import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.UserError;
import dev.swraudit.ledger.Audit;
import dev.swraudit.message.ExitCode;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ranges of a run: what the manager and its workers tell each other. Which worker fetches
 * a range is in the table of the scheduler, {@code scheduled_tasks}.
 */
@Component
public class RangeTable {

	/** The range and its task, if this worker still holds it. */
	private static final String HELD = """
			from fetch_range r
			join scheduled_tasks t on t.task_instance = cast(r.step_execution_id as text)
			where r.step_execution_id = :range and t.task_name = :task and t.picked
			  and t.picked_by = :worker and t.version = :version
			""";

	private final JdbcClient jdbc;

	public RangeTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the name of the tasks of a scope; the instance is the step execution. */
	static String taskName(String scope) {
		return "fetchAccess:" + scope;
	}

	/** Inserts a range. */
	void add(long stepExecutionId, Audit audit) {
		this.jdbc.sql("insert into fetch_range (step_execution_id, audit_id) values (?, ?)")
			.params(stepExecutionId, audit.id())
			.update();
	}

	/**
	 * Returns whether the run of a range is ending; empty if the run has ended.
	 */
	Optional<Boolean> isEnding(long stepExecutionId) {
		return this.jdbc.sql("select ending from fetch_range where step_execution_id = ?")
			.param(stepExecutionId)
			.query(Boolean.class)
			.optional();
	}

	/**
	 * Locks a range until the transaction ends, so that no other worker picks it before
	 * the commit.
	 * @throws RangeLostException if the worker no longer holds the range
	 */
	void lock(HeldRange held) {
		if (held("select 1 " + HELD + " for update", held).query(Integer.class).optional().isEmpty()) {
			throw new RangeLostException(held);
		}
	}

	/** Returns whether the run of a range is ending, or the worker no longer holds it. */
	boolean isEndingOrLost(HeldRange held) {
		return held("select r.ending " + HELD, held).query(Boolean.class).optional().orElse(true);
	}

	/** Adds to the counts of a range that is locked by the current transaction. */
	void count(HeldRange held, long read, long failed) {
		this.jdbc.sql("""
				update fetch_range set read_count = read_count + ?, failed_count = failed_count + ?
				where step_execution_id = ?
				""").params(read, failed, held.stepExecutionId()).update();
	}

	/** Records the failure that ends the whole run, if the worker holds the range. */
	void fail(HeldRange held, UserError why) {
		held("""
				update fetch_range set exit_code = :code, failure = left(:failure, 2000)
				where step_execution_id in (select r.step_execution_id\s""" + HELD + ")", held)
			.param("code", why.exitCode().value())
			.param("failure", "worker " + held.worker() + ": " + why.line())
			.update();
	}

	private JdbcClient.StatementSpec held(String sql, HeldRange held) {
		return this.jdbc.sql(sql)
			.param("range", held.stepExecutionId())
			.param("task", held.task())
			.param("worker", held.worker())
			.param("version", held.version());
	}

	/**
	 * Returns the progress of a run.
	 * @param lease a range without a heartbeat for this time is not held
	 */
	Progress progress(Audit audit, Duration lease) {
		return this.jdbc.sql("""
				select count(*) filter (where s.status <> 'COMPLETED'),
				  count(*) filter (where s.status <> 'COMPLETED' and t.picked
				    and t.last_heartbeat > clock_timestamp() - make_interval(secs => :lease)),
				  coalesce(sum(r.read_count), 0), coalesce(sum(r.failed_count), 0)
				from fetch_range r
				join batch_step_execution s on s.step_execution_id = r.step_execution_id
				left join scheduled_tasks t
				  on t.task_name = :task and t.task_instance = cast(r.step_execution_id as text)
				where r.audit_id = :audit
				""")
			.param("lease", lease.toMillis() / 1000.0)
			.param("task", taskName(audit.key().scope()))
			.param("audit", audit.id())
			.query((row, number) -> new Progress(row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4)))
			.single();
	}

	/** Returns the failure of a worker that ends the run; null if there is none. */
	@Nullable RunException failure(Audit audit) {
		return this.jdbc
			.sql("select exit_code, failure from fetch_range where audit_id = ? and failure is not null limit 1")
			.param(audit.id())
			.query((row, number) -> new RunException(ExitCode.of(row.getInt(1)), row.getString(2)))
			.optional()
			.orElse(null);
	}

	/** Requests all workers to store what they have fetched, and to fetch no more. */
	void end(Audit audit) {
		this.jdbc.sql("update fetch_range set ending = true where audit_id = ?").param(audit.id()).update();
	}

	/** Deletes all tasks of a scope. */
	void removeTasks(String scope) {
		this.jdbc.sql("delete from scheduled_tasks where task_name = ?").param(taskName(scope)).update();
	}

	/**
	 * Deletes all ranges of a scope, so that no worker can write rows any more.
	 */
	public void revoke(String scope) {
		this.jdbc.sql("""
				delete from fetch_range
				where audit_id in (select a.id from audit a join scope s on s.id = a.scope_id where s.name = ?)
				""").param(scope).update();
	}

	/**
	 * Progress of a run.
	 *
	 * @param unfinished ranges that are not finished
	 * @param held those of them that a worker with a heartbeat fetches
	 * @param read fetched targets, whatever the outcome
	 * @param failed fetched targets that failed
	 */
	record Progress(int unfinished, int held, long read, long failed) {
	}

}
