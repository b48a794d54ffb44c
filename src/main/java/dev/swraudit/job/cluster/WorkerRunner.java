package dev.swraudit.job.cluster;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.JobRunner;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.SignalHandlers;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.message.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Runs a worker until it is stopped or has a configuration error.
 */
@Component
@ConditionalOnClusterRole(ClusterRole.WORKER)
public class WorkerRunner implements JobRunner {

	private static final Logger logger = LoggerFactory.getLogger(WorkerRunner.class);

	private static final Duration LOOK = Duration.ofMillis(500);

	private final Scheduler scheduler;

	private final RangeWorker worker;

	private final CurrentRange current;

	private final StopRequest stopRequest;

	WorkerRunner(Scheduler scheduler, RangeWorker worker, CurrentRange current, StopRequest stopRequest) {
		this.scheduler = scheduler;
		this.worker = worker;
		this.current = current;
		this.stopRequest = stopRequest;
	}

	@Override
	public ExitCode run(Map<String, String> given, PrintStream out) throws Exception {
		SignalHandlers.install(this.stopRequest, Duration.ZERO, WorkerRunner::cutOff);
		try {
			this.scheduler.start();
			out.println("Worker " + WorkerConfiguration.name() + " reads for audits of scope "
					+ WorkerParameters.of(given).scope());
			while (!this.stopRequest.awaitRequest(LOOK) && !this.worker.end().isDone()) {
				out.flush();
				stopIfEnding();
			}
			this.scheduler.stop();
			RunException stopped = this.stopRequest.stopException();
			throw (stopped != null) ? stopped : this.worker.end().get();
		}
		finally {
			this.stopRequest.markEnded();
		}
	}

	/** Looks again if the database is unavailable; nothing is written then. */
	private void stopIfEnding() {
		try {
			this.current.stopIfEnding();
		}
		catch (DataAccessException ex) {
			logger.debug("The state of the run cannot be read", ex);
		}
	}

	@SuppressWarnings("SystemOut")
	private static void cutOff(ExitCode exitCode) {
		System.err.println(StopRequest.stopped(exitCode).getMessage());
	}

}
