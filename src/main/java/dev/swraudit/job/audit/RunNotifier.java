package dev.swraudit.job.audit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.JobName;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.UserError;
import dev.swraudit.report.notify.Delivery;
import dev.swraudit.report.notify.LastRun;
import dev.swraudit.report.notify.LastRunFile;
import dev.swraudit.report.notify.Notifier;
import dev.swraudit.report.notify.Notifiers;
import dev.swraudit.report.notify.RunResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Sends the end-of-run notifications. Runs last, within a time limit, and never changes
 * the exit code.
 */
public final class RunNotifier implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(RunNotifier.class);

	/** Limit of one attempt; a stopped run must end within ten seconds. */
	private static final Duration LIMIT = Duration.ofSeconds(9);

	private static final Duration STOPPED_RUN_LIMIT = Duration.ofSeconds(2);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Delivery.Limits STOPPED = new Delivery.Limits(STOPPED_RUN_LIMIT, Duration.ZERO, FIRST_PAUSE);

	private static final Duration POLL = Duration.ofMillis(100);

	private final Instant startedAt = Clock.systemUTC().instant();

	private final AtomicBoolean sent = new AtomicBoolean();

	private final Duration limit;

	private volatile Environment settings;

	private volatile @Nullable String scope;

	private volatile @Nullable RunResult result;

	private volatile boolean stopped;

	private volatile BooleanSupplier signalled = () -> false;

	public RunNotifier() {
		this(new StandardEnvironment(), LIMIT);
	}

	/**
	 * Creates a notifier with its own time limit.
	 * @param settings the settings until the application has prepared its environment
	 * @param limit time limit of one attempt
	 */
	RunNotifier(Environment settings, Duration limit) {
		this.settings = settings;
		this.limit = limit;
	}

	/**
	 * Runs before the configuration files are read, because one of them may be invalid.
	 */
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		this.settings = event.getEnvironment();
	}

	/** Records the scope of the run. */
	public void recordScope(Map<String, String> given) {
		try {
			this.scope = AuditParameters.scope(given);
		}
		catch (RunException ex) {
			logger.debug("No scope: the parameters are validated later", ex);
		}
	}

	/**
	 * Returns the configured notifiers.
	 * @throws dev.swraudit.access.http.InvalidSettingException if an address is not
	 * allowed
	 */
	public List<Notifier> notifiers() {
		return Notifiers.namedBy(this.settings);
	}

	/** Returns the time limit for the notifications of a stopped run. */
	Duration stoppedRunLimit() {
		return notifiers().isEmpty() ? Duration.ZERO : STOPPED_RUN_LIMIT;
	}

	/**
	 * Shortens the time limit as soon as a signal arrives, even after the run.
	 * @param signalled whether a signal has arrived
	 */
	void shortenLimitIf(BooleanSupplier signalled) {
		this.signalled = signalled;
	}

	/** Shortens the time limit, because the run was stopped. */
	void shortenLimit() {
		this.stopped = true;
	}

	/**
	 * Records the result of a run whose parameters are valid, and writes it to
	 * {@code last-run.json}.
	 * @throws dev.swraudit.report.files.PublicationException if the file cannot be
	 * written; the result is recorded nevertheless
	 */
	public void record(String scope, RunResult ended, LastRunFile file, Path output) {
		this.result = ended;
		this.result = ended.as(file.write(output, scope, ended.run()));
	}

	/** Records a failure, unless a result is recorded already. */
	public void recordFailure(UserError userError) {
		boolean audit = isAudit(this.settings.getProperty(JobName.SETTING, ""))
				&& !"worker".equalsIgnoreCase(this.settings.getProperty("audit.cluster.role"));
		if (this.result == null && audit) {
			this.result = RunResult.failed(this.scope, LastRun.failed(this.startedAt, Clock.systemUTC().instant(),
					userError.exitCode().value(), userError.line(), null));
		}
	}

	/** Returns whether a job, even a mistyped one, is not another one. */
	private static boolean isAudit(String job) {
		return job.equals(JobName.PERMISSION_AUDIT.text()) || !JobName.names().contains(job);
	}

	/**
	 * Sends the result to all notifiers in parallel; does nothing if called again.
	 * @param err receives a line for each failed notification
	 */
	public void send(PrintStream err) {
		RunResult result = this.result;
		if (result == null || !this.sent.compareAndSet(false, true)) {
			return;
		}
		try {
			Delivery.Limits limits = this.stopped ? STOPPED : limits();
			long begin = System.nanoTime();
			List<Delivery> deliveries = notifiers().stream()
				.map((notifier) -> Delivery.start(notifier, result, limits))
				.toList();
			deliveries.forEach((delivery) -> await(delivery, begin, limits.total()));
			Duration waited = Duration.ofNanos(System.nanoTime() - begin);
			deliveries.forEach((delivery) -> report(delivery, waited, err));
		}
		catch (RuntimeException ex) {
			String line = UserError.about(ex).line();
			if (!line.equals(result.run().message())) {
				err.println(line);
			}
		}
	}

	private Delivery.Limits limits() {
		return new Delivery.Limits(this.limit, Notifiers.retryFor(this.settings), FIRST_PAUSE);
	}

	/** Waits for a notification. A signal shortens the time limit. */
	private void await(Delivery delivery, long begin, Duration limit) {
		long end = begin + limit.toNanos();
		boolean shortened = this.stopped;
		while (System.nanoTime() - end < 0 && !delivery.await(POLL)) {
			if (!shortened && this.signalled.getAsBoolean()) {
				shortened = true;
				end = Math.min(end, System.nanoTime() + STOPPED_RUN_LIMIT.toNanos());
			}
		}
	}

	private static void report(Delivery delivery, Duration waited, PrintStream err) {
		String failure = delivery.failure(waited);
		if (failure != null) {
			logger.warn("{}: notification failed: {}", delivery.setting(), failure);
			err.println(delivery.setting() + ": notification failed: " + failure
					+ "; check the address and the receiving service; the exit code of the run is unchanged");
		}
	}

}
