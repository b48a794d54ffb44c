package dev.swraudit.job.export;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.job.audit.InterruptedPublications;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.JobRunner;
import dev.swraudit.job.run.RootFailure;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.RunLock;
import dev.swraudit.job.run.SignalHandlers;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.ledger.Audit;
import dev.swraudit.message.ExitCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs an export. Holds the run lock of the scope, so that no audit changes the rows
 * meanwhile.
 */
@Component
public class ExportRunner implements JobRunner {

	private static final Logger logger = LoggerFactory.getLogger(ExportRunner.class);

	private static final int MAX_LISTED = 20;

	private final JobOperator jobOperator;

	private final Job job;

	private final WriteExportTasklet step;

	private final InterruptedPublications interrupted;

	private final StoredAudits audits;

	private final JdbcClient jdbc;

	private final AuditProperties settings;

	private final RunLock lock;

	private final StopRequest stopRequest;

	private final Clock clock;

	ExportRunner(JobOperator jobOperator, Job complianceExport, WriteExportTasklet step,
			InterruptedPublications interrupted, StoredAudits audits, JdbcClient jdbc, AuditProperties settings,
			RunLock lock, StopRequest stopRequest, Clock clock) {
		this.jobOperator = jobOperator;
		this.job = complianceExport;
		this.step = step;
		this.interrupted = interrupted;
		this.audits = audits;
		this.jdbc = jdbc;
		this.settings = settings;
		this.lock = lock;
		this.stopRequest = stopRequest;
		this.clock = clock;
	}

	@Override
	public ExitCode run(Map<String, String> given, PrintStream out) throws Exception {
		ExportParameters parameters = ExportParameters.of(given, this.clock);
		SignalHandlers.install(this.stopRequest, Duration.ZERO, ExportRunner::printStopped);
		try (RunLock.Held held = this.lock.acquire(parameters.scope())) {
			logger.debug("Holding the lock of scope {}", held.scope());
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
	 * Returns the people list: that of the settings, else the one that the audit was
	 * published with; null if there is neither.
	 */
	private @Nullable String peopleList(ExportParameters parameters, Audit audit) {
		Path published = parameters.output()
			.resolve(audit.key().scope())
			.resolve(audit.key().directoryName())
			.resolve("people.csv");
		String given = this.settings.people();
		return (given != null || !Files.isRegularFile(published)) ? given : published.toString();
	}

	/**
	 * Resolves the user of the filter. An unknown or ambiguous user is an error, because
	 * an empty export would suggest that the user holds nothing.
	 */
	private ExportParameters withKnownUser(ExportParameters parameters, Audit audit) {
		String user = parameters.filter().user();
		if (user == null) {
			return parameters;
		}
		String people = peopleList(parameters, audit);
		ExportUser found = ExportUser.find(this.jdbc, audit.id(), user, new ListedUsers(people),
				this.step::requireNotStopped);
		if (found instanceof ExportUser.Known known) {
			return parameters.withFilter(parameters.filter().withUser(known.userId()));
		}
		if (found instanceof ExportUser.Ambiguous ambiguous) {
			int more = ambiguous.userIds().size() - MAX_LISTED;
			throw RunException
				.configurationError("parameter 'user': several users have this name; set user= to one of the ids "
						+ ambiguous.userIds().stream().limit(MAX_LISTED).collect(Collectors.joining(", "))
						+ ((more > 0) ? " and " + more + " more" : ""));
		}
		List<String> similar = ((ExportUser.Unknown) found).similar();
		throw RunException.configurationError("parameter 'user': no such user in " + audit.key().text()
				+ ((people != null) ? ", or in " + people : "")
				+ (similar.isEmpty() ? "" : "; similar: " + String.join(", ", similar)));
	}

	/** Prints the message if the process is halted before {@link #run} returns. */
	@SuppressWarnings("SystemOut")
	private static void printStopped(ExitCode exitCode) {
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
