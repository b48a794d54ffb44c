package dev.swraudit.job.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.JobName;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.UserError;
import dev.swraudit.report.notify.LastRun;
import dev.swraudit.report.notify.Notifier;
import dev.swraudit.report.notify.Notifiers;
import dev.swraudit.report.notify.RunEffort;
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
 * The last word of an audit's run, for those who are not there to read it: said when all
 * else has ended, in bounded time, and without a say in the outcome.
 */
public final class RunNotifier implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(RunNotifier.class);

	/** A run that is stopped has to be gone within ten seconds, whenever that is. */
	private static final Duration LIMIT = Duration.ofSeconds(9);

	private static final Duration HURRIED = Duration.ofSeconds(2);

	private final Instant startedAt = Clock.systemUTC().instant();

	private final AtomicBoolean said = new AtomicBoolean();

	private final Duration limit;

	private volatile Environment settings;

	private volatile @Nullable String scope;

	private volatile @Nullable RunResult end;

	private volatile boolean hurried;

	public RunNotifier() {
		this(new StandardEnvironment(), LIMIT);
	}

	/**
	 * A last word in its own time.
	 * @param settings those there are until the application has its own
	 * @param limit how long it takes at most
	 */
	RunNotifier(Environment settings, Duration limit) {
		this.settings = settings;
		this.limit = limit;
	}

	/** Before the files of settings are read, one of which may be the trouble. */
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		this.settings = event.getEnvironment();
	}

	/** Takes note of what the run is about. */
	public void about(Map<String, String> given) {
		try {
			this.scope = AuditParameters.scope(given);
		}
		catch (RunException ex) {
			logger.debug("No scope to tell of: the parameters are checked later", ex);
		}
	}

	/**
	 * Those who are told.
	 * @throws dev.swraudit.access.http.InvalidSettingException if an address is not
	 * allowed
	 */
	public List<Notifier> recipients() {
		return Notifiers.namedBy(this.settings);
	}

	/** How long the last word of a run takes at most that is told to end. */
	Duration hurriedLimit() {
		return recipients().isEmpty() ? Duration.ZERO : HURRIED;
	}

	/** Has no time: somebody wants the run to end. */
	void hurry() {
		this.hurried = true;
	}

	/** Takes note of the end of a run that got as far as its parameters. */
	public void ended(RunResult end) {
		this.end = end;
	}

	/** Takes note of a failure, unless word of it is left already. */
	public void failed(UserError userError) {
		boolean audit = !JobName.COMPLIANCE_EXPORT.text().equals(this.settings.getProperty(JobName.SETTING))
				&& !"worker".equalsIgnoreCase(this.settings.getProperty("audit.cluster.role"));
		if (this.end == null && audit) {
			this.end = new RunResult(this.scope, new LastRun(this.startedAt, Clock.systemUTC().instant(),
					userError.exitCode().value(), userError.line(), null, null, false, null), null, RunEffort.NONE);
		}
	}

	/**
	 * Says it, once, to everybody at the same time.
	 * @param err gets a line for each who could not be told
	 */
	public void say(PrintStream err) {
		RunResult end = this.end;
		if (end == null || !this.said.compareAndSet(false, true)) {
			return;
		}
		try {
			Duration limit = this.hurried ? HURRIED : this.limit;
			long deadline = System.nanoTime() + limit.toNanos();
			List<Telling> tellings = recipients().stream()
				.map((notifier) -> Telling.start(notifier, end, limit))
				.toList();
			tellings.forEach((telling) -> telling.await(deadline, limit, err));
		}
		catch (RuntimeException ex) {
			String line = UserError.about(ex).line();
			if (!line.equals(end.run().message())) {
				err.println(line);
			}
		}
	}

	/**
	 * One recipient being told, in a thread that holds up nothing.
	 */
	private record Telling(Notifier recipient, FutureTask<Boolean> task) {

		static Telling start(Notifier notifier, RunResult end, Duration limit) {
			FutureTask<Boolean> task = new FutureTask<>(() -> {
				notifier.send(end, limit);
				return true;
			});
			Thread thread = new Thread(task, "farewell");
			thread.setDaemon(true);
			thread.start();
			return new Telling(notifier, task);
		}

		void await(long deadline, Duration limit, PrintStream err) {
			String trouble = trouble(deadline, limit);
			if (trouble != null) {
				logger.warn("{} was not told: {}", this.recipient.setting(), trouble);
				err.println(this.recipient.setting() + " was not told how the run ended: " + trouble
						+ "; the outcome stands. Check the address, and what listens there");
			}
		}

		private @Nullable String trouble(long deadline, Duration limit) {
			try {
				this.task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
				return null;
			}
			catch (TimeoutException ex) {
				return "no answer within " + limit.toSeconds() + " s";
			}
			catch (ExecutionException ex) {
				Throwable cause = ex.getCause();
				return (cause instanceof IOException) ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return "interrupted";
			}
		}

	}

}
