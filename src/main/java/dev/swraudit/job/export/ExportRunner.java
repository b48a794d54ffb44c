package dev.swraudit.job.export;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.job.audit.InterruptedPublications;
import dev.swraudit.job.run.JobRunner;
import dev.swraudit.job.run.RootFailure;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.RunLock;
import dev.swraudit.job.run.SignalHandlers;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.ledger.Audit;
import dev.swraudit.message.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs an export: while no audit of the scope is under way, so that what it reads stands
 * still.
 */
@Component
public class ExportRunner implements JobRunner {

	private static final Logger logger = LoggerFactory.getLogger(ExportRunner.class);

	private static final int NAMED = 20;

	private final JobOperator jobOperator;

	private final Job job;

	private final WriteExportTasklet step;

	private final InterruptedPublications interrupted;

	private final StoredAudits audits;

	private final JdbcClient jdbc;

	private final RunLock lock;

	private final StopRequest stopRequest;

	private final Clock clock;

	ExportRunner(JobOperator jobOperator, Job complianceExport, WriteExportTasklet step,
			InterruptedPublications interrupted, StoredAudits audits, JdbcClient jdbc, RunLock lock,
			StopRequest stopRequest, Clock clock) {
		this.jobOperator = jobOperator;
		this.job = complianceExport;
		this.step = step;
		this.interrupted = interrupted;
		this.audits = audits;
		this.jdbc = jdbc;
		this.lock = lock;
		this.stopRequest = stopRequest;
		this.clock = clock;
	}

	@Override
	public ExitCode run(Map<String, String> given, PrintStream out) throws Exception {
		ExportParameters parameters = ExportParameters.of(given, this.clock);
		SignalHandlers.install(this.stopRequest, Duration.ZERO, ExportRunner::cutOff);
		try (RunLock.Held alone = this.lock.acquire(parameters.scope())) {
			logger.debug("Running alone in scope {}", alone.scope());
			this.interrupted.recover(parameters.scope());
			export(parameters);
			out.print(this.step.summary());
			return ExitCode.COMPLETE;
		}
		catch (Exception ex) {
			logger.error("The export failed", ex);
			RunException stopped = this.stopRequest.stopException();
			throw (stopped != null) ? stopped : ex;
		}
		finally {
			this.stopRequest.markEnded();
		}
	}

	/**
	 * A user that the audit does not know, or not by one id, would give an export that
	 * looks as if the user held nothing.
	 */
	private ExportParameters withKnownUser(ExportParameters parameters, Audit audit) {
		String user = parameters.filter().user();
		if (user == null) {
			return parameters;
		}
		ExportUser found = ExportUser.find(this.jdbc, audit.id(), user, this.step::requireNotStopped);
		if (found instanceof ExportUser.Known known) {
			return parameters.withFilter(parameters.filter().withUser(known.userId()));
		}
		if (found instanceof ExportUser.Ambiguous ambiguous) {
			int more = ambiguous.userIds().size() - NAMED;
			throw RunException
				.configurationError("parameter 'user': several users have this name; give one of their ids: "
						+ ambiguous.userIds().stream().limit(NAMED).collect(Collectors.joining(", "))
						+ ((more > 0) ? " and " + more + " more" : ""));
		}
		List<String> similar = ((ExportUser.Unknown) found).similar();
		throw RunException.configurationError("parameter 'user': " + audit.key().text() + " knows no such user"
				+ (similar.isEmpty() ? "" : "; similar: " + String.join(", ", similar)));
	}

	/** The last word, where {@link #run} does not come to say it. */
	@SuppressWarnings("SystemOut")
	private static void cutOff(ExitCode exitCode) {
		System.err.println(WriteExportTasklet.stopped(exitCode).getMessage());
	}

	private void export(ExportParameters parameters) throws Exception {
		Audit audit = this.audits.choose(parameters);
		ExportParameters chosen = withKnownUser(parameters, audit);
		JobExecution execution = this.jobOperator.start(this.job,
				chosen.toJobParameters(audit.key(), this.clock.instant()));
		Exception failure = RootFailure.of(execution);
		if (failure != null) {
			throw failure;
		}
		if (execution.getStatus() != BatchStatus.COMPLETED) {
			throw new IllegalStateException("the job ended " + execution.getExitStatus());
		}
	}

}
