package dev.swraudit.job.cluster;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.swraudit.access.ratelimit.ClusterSlotStore;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Configuration of a worker, which fetches the ranges of a manager, one at a time. The
 * scheduler (db-scheduler) picks the ranges, sends heartbeats, and offers the ranges of
 * dead workers again.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClusterProperties.class)
@ConditionalOnClusterRole(ClusterRole.WORKER)
class WorkerConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(WorkerConfiguration.class);

	private static final Duration POLL = Duration.ofMillis(250);

	private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(2);

	/** A stopped worker must end within ten seconds. */
	private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

	/** Smallest number that the scheduler allows. */
	private static final int MISSED_HEARTBEATS = 4;

	/**
	 * Locks a due task before it picks it. The form with one statement would also pick
	 * tasks of other scopes.
	 */
	private static final JdbcCustomization LOCK_AND_FETCH = new PostgreSqlJdbcCustomization(true, false);

	/** Workers of other scopes know the tasks that this one does not know. */
	private static final Duration NEVER = Duration.ofDays(36_500);

	/** Returns the name of this process: process id and host. */
	static String name() {
		return ManagementFactory.getRuntimeMXBean().getName();
	}

	/** Missing in {@code --check}, whose few requests need no common rate. */
	@Bean
	@ConditionalOnBean(WorkerParameters.class)
	ClusterSlotStore slotStore(JdbcClient jdbc, WorkerParameters parameters) {
		return new ClusterSlotStore(jdbc, parameters.scope());
	}

	@Bean
	Scheduler scheduler(DataSource dataSource, JdbcClient jdbc, RangeWorker worker, WorkerParameters parameters,
			ClusterProperties cluster) {
		return Scheduler.create(dataSource, task(worker, parameters))
			.jdbcCustomization(LOCK_AND_FETCH)
			.pollUsingLockAndFetch(0.5, 1)
			.clock(new DatabaseClock(jdbc))
			.schedulerName(new SchedulerName.Fixed(name()))
			.threads(1)
			.pollingInterval(POLL)
			.heartbeatInterval(cluster.lease().dividedBy(MISSED_HEARTBEATS))
			.missedHeartbeatsLimit(MISSED_HEARTBEATS)
			.deleteUnresolvedAfter(NEVER)
			.shutdownMaxWait(LONGEST_STOP)
			.failureLogging(LogLevel.WARN, true)
			.addSchedulerListener(new DeadWorkerLog())
			.build();
	}

	/**
	 * A returned range and one of a dead worker are due at once, because their execution
	 * time has passed.
	 */
	private static Task<Void> task(RangeWorker worker, WorkerParameters parameters) {
		return Tasks.custom(RangeTable.taskName(parameters.scope()), Void.class)
			.onFailure((failed, range) -> range.reschedule(failed, failed.getTimeDone().plus(BEFORE_NEXT_TRY)))
			.onDeadExecution((dead, range) -> range.reschedule(dead, dead.getExecution().executionTime))
			.execute((instance, context) -> switch (worker.fetch(HeldRange.of(context.getExecution()))) {
				case FINISHED -> new CompletionHandler.OnCompleteRemove<>();
				case RETURNED -> (complete, range) -> range.reschedule(complete, complete.getExecution().executionTime);
				case LOST -> (complete, range) -> logger.info("{} belongs to another worker or an ended run", instance);
			});
	}

	/**
	 * Log of the workers that are taken for dead.
	 */
	private static final class DeadWorkerLog extends AbstractSchedulerListener {

		@Override
		public void onExecutionDead(Execution range) {
			logger.warn("Worker {} has had no heartbeat since {}; its range {} is offered again", range.pickedBy,
					range.lastHeartbeat, range.getId());
		}

	}

}
