package dev.swraudit.job.fetch;

import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicLong;

import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ConditionalOnClusterRole;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.ledger.PendingTargets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Shows the progress of the fetch step: a bar on a terminal, otherwise a log line every
 * 30 seconds.
 */
@Component
@ConditionalOnClusterRole({ ClusterRole.NONE, ClusterRole.MANAGER })
public class ProgressDisplay implements StepExecutionListener, FetchCount {

	private static final Logger logger = LoggerFactory.getLogger(ProgressDisplay.class);

	private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

	private static final int WIDTH = 78;

	private final AuditLedger ledger;

	private final PendingTargets pending;

	private final Clock clock;

	private final AtomicLong done = new AtomicLong();

	private final AtomicLong failed = new AtomicLong();

	private long total;

	private Instant start = Instant.EPOCH;

	private @Nullable ProgressBar bar;

	private @Nullable Timer lines;

	ProgressDisplay(AuditLedger ledger, PendingTargets pending, Clock clock) {
		this.ledger = ledger;
		this.pending = pending;
		this.clock = clock;
	}

	@Override
	public void beforeStep(StepExecution step) {
		this.total = this.pending.count(this.ledger.get(AuditParameters.keyOf(step.getJobParameters())));
		this.done.set(0);
		this.failed.set(0);
		this.start = this.clock.instant();
		if (isOnTerminal()) {
			this.bar = bar(this.total, System.err);
		}
		else {
			this.lines = lines();
		}
	}

	/**
	 * Checks {@code isTerminal}, because from Java 22 on a console exists without a
	 * terminal.
	 */
	@SuppressWarnings("SystemConsoleNull")
	private static boolean isOnTerminal() {
		Console console = System.console();
		try {
			return console != null && (Runtime.version().feature() < 22
					|| Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console)));
		}
		catch (ReflectiveOperationException ex) {
			return false;
		}
	}

	static ProgressBar bar(long total, PrintStream out) {
		return new ProgressBarBuilder().setTaskName("Reading")
			.setInitialMax(total)
			.setStyle(ProgressBarStyle.ASCII)
			.setUpdateIntervalMillis(500)
			.showSpeed()
			.setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
			.build();
	}

	private Timer lines() {
		Timer lines = new Timer("progress", true);
		lines.schedule(new TimerTask() {
			@Override
			public void run() {
				log();
			}
		}, BETWEEN_LINES.toMillis(), BETWEEN_LINES.toMillis());
		return lines;
	}

	private void log() {
		Duration since = Duration.between(this.start, this.clock.instant());
		logger.info("{}", new Progress(this.done.get(), this.total, this.failed.get(), since).line());
	}

	@Override
	public void add(long read, long failed) {
		show(this.done.get() + read, this.failed.get() + failed);
	}

	/** Shows the progress of the step. */
	public void show(long read, long failed) {
		this.done.set(read);
		this.failed.set(failed);
		if (this.bar != null) {
			this.bar.stepTo(this.done.get());
			this.bar.setExtraMessage(" " + this.failed + " failed");
		}
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution step) {
		if (this.bar != null) {
			this.bar.close();
		}
		if (this.lines != null) {
			this.lines.cancel();
		}
		log();
		return null;
	}

}
