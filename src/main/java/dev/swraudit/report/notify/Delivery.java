package dev.swraudit.report.notify;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.swraudit.access.http.NotificationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notification that is being sent in a daemon thread. After a transport fault and the
 * HTTP statuses 5xx and 429 it is sent again, while the time limit allows it.
 */
public final class Delivery {

	private static final Logger logger = LoggerFactory.getLogger(Delivery.class);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);

	private final Notifier notifier;

	private final RunResult result;

	private final Limits limits;

	private final FutureTask<Boolean> task = new FutureTask<>(this::deliver);

	private volatile @Nullable NotificationException lastFailure;

	private final AtomicInteger attempts = new AtomicInteger();

	private Delivery(Notifier notifier, RunResult result, Limits limits) {
		this.notifier = notifier;
		this.result = result;
		this.limits = limits;
	}

	/** Starts to send a result. */
	public static Delivery start(Notifier notifier, RunResult result, Limits limits) {
		Delivery delivery = new Delivery(notifier, result, limits);
		Thread thread = new Thread(delivery.task, "run-notifier");
		thread.setDaemon(true);
		thread.start();
		return delivery;
	}

	private boolean deliver() throws NotificationException, InterruptedException {
		long begin = System.nanoTime();
		Duration pause = this.limits.firstPause();
		while (true) {
			try {
				this.attempts.incrementAndGet();
				this.notifier.send(this.result, this.limits.attempt());
				return true;
			}
			catch (NotificationException ex) {
				this.lastFailure = ex;
				Duration wait = longer(pause, ex.retryAfter());
				Duration left = this.limits.retryFor().minusNanos(System.nanoTime() - begin);
				if (!ex.isTemporary() || wait.compareTo(left) >= 0) {
					throw ex;
				}
				logger.info("{}: {}; next attempt in {}", this.notifier.setting(), ex.getMessage(), wait);
				TimeUnit.NANOSECONDS.sleep(wait.toNanos());
				pause = pause.multipliedBy(2);
				pause = (pause.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : pause;
			}
		}
	}

	private static Duration longer(Duration pause, @Nullable Duration requested) {
		return (requested != null && requested.compareTo(pause) > 0) ? requested : pause;
	}

	/** Returns the setting that configures the notifier. */
	public String setting() {
		return this.notifier.setting();
	}

	/**
	 * Waits for the end.
	 * @param limit longest time to wait
	 * @return whether the notification has ended, sent or not
	 */
	public boolean await(Duration limit) {
		try {
			this.task.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	/**
	 * Returns why the notification is not sent; null if it is.
	 * @param waited how long it was waited for
	 */
	public @Nullable String failure(Duration waited) {
		try {
			this.task.get(0, TimeUnit.NANOSECONDS);
			return null;
		}
		catch (TimeoutException ex) {
			NotificationException last = this.lastFailure;
			return (last != null) ? described(String.valueOf(last.getMessage()))
					: "no answer within " + waited.toSeconds() + " s";
		}
		catch (ExecutionException ex) {
			Throwable cause = ex.getCause();
			return (cause instanceof NotificationException) ? described(String.valueOf(cause.getMessage()))
					: String.valueOf(cause);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "interrupted";
		}
	}

	private String described(String message) {
		int count = this.attempts.get();
		return (count > 1) ? message + " (" + count + " attempts)" : message;
	}

	/**
	 * Time limits.
	 *
	 * @param attempt limit of one attempt
	 * @param retryFor time after which no further attempt begins
	 * @param firstPause pause before the second attempt, which then doubles
	 */
	public record Limits(Duration attempt, Duration retryFor, Duration firstPause) {

		/** Returns the time within which all has ended. */
		public Duration total() {
			return (this.attempt.compareTo(this.retryFor) > 0) ? this.attempt : this.retryFor;
		}

	}

}
