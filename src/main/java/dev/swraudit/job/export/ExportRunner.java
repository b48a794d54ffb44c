package dev.swraudit.job.export;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

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
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs an export. Holds the run lock of the scope, so that no audit changes the rows
 * meanwhile.
 */
@Component
public class ExportRunner implements JobRunner {

	/** The names of the parameters. */
	public static final List<String> PARAMETERS = ExportParameters.NAMES;

	private static final Logger logger = LoggerFactory.getLogger(ExportRunner.class);

	private final JobOperator jobOperator;

	private final Job job;

	private final WriteExportTasklet step;

	private final InterruptedPublications interrupted;

	private final StoredAudits audits;

	private final UserFilter users;

	private final JdbcClient jdbc;

	private final RunLock lock;

	private final StopRequest stopRequest;

	private final Clock clock;

	ExportRunner(JobOperator jobOperator, Job complianceExport, WriteExportTasklet step,
			InterruptedPublications interrupted, StoredAudits audits, UserFilter users, JdbcClient jdbc, RunLock lock,
			StopRequest stopRequest, Clock clock) {
		this.jobOperator = jobOperator;
		this.job = complianceExport;
		this.step = step;
		this.interrupted = interrupted;
		this.audits = audits;
		this.users = users;
		this.jdbc = jdbc;
		this.lock = lock;
		this.stopRequest = stopRequest;
		this.clock = clock;
	}

	@Override
	public ExitCode run(Map<String, String> given, PrintStream out) throws Exception {
		ExportRequest request = PeriodParameters.areIn(given) ? PeriodParameters.of(given, this.clock)
				: ExportParameters.of(given, this.clock);
		SignalHandlers.install(this.stopRequest, Duration.ZERO, ExportRunner::printStopped);
		try (RunLock.Held held = this.lock.acquire(request.scope())) {
			logger.debug("Holding the lock of scope {}", held.scope());
			this.interrupted.recover(request.scope());
			export(request);
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

	/** Prints the message if the process is halted before {@link #run} returns. */
	@SuppressWarnings("SystemOut")
	private static void printStopped(ExitCode exitCode) {
		System.err.println(WriteExportTasklet.stopped(exitCode).getMessage());
	}

	private void export(ExportRequest request) throws Exception {
		JobExecution execution = this.jobOperator.start(this.job, jobParameters(request));
		Exception failure = RootFailure.of(execution);
		if (failure != null) {
			throw failure;
		}
		if (execution.getStatus() != BatchStatus.COMPLETED) {
			throw new IllegalStateException("the job ended " + execution.getExitStatus());
		}
	}

	/** Chooses the audits and the user, and returns the parameters of the job. */
	private JobParameters jobParameters(ExportRequest request) {
		if (request instanceof PeriodParameters period) {
			List<Audit> chosen = this.audits.choose(period);
			HolderAccounts holders = new HolderAccounts(this.jdbc, chosen.stream().map(Audit::id).toList(),
					this.step::requireNotStopped);
			String place = "the audits up to " + period.period().to();
			return period.withFilter(this.users.resolve(period, chosen.get(0), holders, place))
				.toJobParameters(this.clock.instant());
		}
		ExportParameters parameters = (ExportParameters) request;
		Audit audit = this.audits.choose(parameters);
		HolderAccounts holders = new HolderAccounts(this.jdbc, List.of(audit.id()), this.step::requireNotStopped);
		return parameters.withFilter(this.users.resolve(parameters, audit, holders, audit.key().text()))
			.toJobParameters(audit.key(), this.clock.instant());
	}

}
