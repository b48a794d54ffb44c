package dev.swraudit.job.cluster;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.job.run.JobRunner;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.SignalHandlers;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.message.ExitCode;
import jakarta.jms.ConnectionFactory;

import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Runs a worker until it is stopped or has a configuration error.
 */
@Component
@ConditionalOnClusterRole(ClusterRole.WORKER)
public class WorkerRunner implements JobRunner {

	private static final Duration LOOK = Duration.ofMillis(200);

	private final DefaultMessageListenerContainer rangeListener;

	private final ConnectionFactory connections;

	private final RangeWorker worker;

	private final StopRequest stopRequest;

	WorkerRunner(DefaultMessageListenerContainer rangeListener, ConnectionFactory connections, RangeWorker worker,
			StopRequest stopRequest) {
		this.rangeListener = rangeListener;
		this.connections = connections;
		this.worker = worker;
		this.stopRequest = stopRequest;
	}

	@Override
	public ExitCode run(Map<String, String> given, PrintStream out) throws Exception {
		SignalHandlers.install(this.stopRequest, Duration.ZERO, WorkerRunner::cutOff);
		try {
			awaitBroker(out);
			this.rangeListener.start();
			out.println(
					"Worker " + Heartbeat.NAME + " reads for audits of scope " + WorkerParameters.of(given).scope());
			while (!this.stopRequest.awaitRequest(LOOK) && !this.worker.end().isDone()) {
				out.flush();
			}
			this.rangeListener.shutdown();
			RunException stopped = this.stopRequest.stopException();
			throw (stopped != null) ? stopped : this.worker.end().get();
		}
		finally {
			this.stopRequest.markEnded();
		}
	}

	/**
	 * Credentials that the broker refuses end the worker; a broker that is away does not.
	 */
	private void awaitBroker(PrintStream out) {
		try {
			Broker.require(this.connections);
		}
		catch (RunException ex) {
			if (ex.exitCode() == ExitCode.CONFIGURATION_ERROR) {
				throw ex;
			}
			out.println(ex.getMessage());
		}
	}

	@SuppressWarnings("SystemOut")
	private static void cutOff(ExitCode exitCode) {
		System.err.println(StopRequest.stopped(exitCode).getMessage());
	}

}
