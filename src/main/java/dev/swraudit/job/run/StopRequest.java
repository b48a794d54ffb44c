package dev.swraudit.job.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.swraudit.message.ExitCode;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Request from outside to stop the run. Stops the current step and every later step,
 * until the run publishes.
 */
@Component
public class StopRequest implements StepExecutionListener {

	private final CountDownLatch ended = new CountDownLatch(1);

	private final CountDownLatch accepted = new CountDownLatch(1);

	private @Nullable ExitCode exitCode;

	private @Nullable StepExecution step;

	private boolean publishing;

	private boolean requested;

	private Runnable onStop = () -> {
	};

	/**
	 * Requests the run to stop. Only the first request counts, and none after the run has
	 * begun to publish.
	 * @param exitCode exit code of the stopped run
	 */
	synchronized void request(ExitCode exitCode) {
		this.requested = true;
		if (this.exitCode == null && !this.publishing) {
			this.exitCode = exitCode;
			this.accepted.countDown();
			this.onStop.run();
			terminate(this.step);
		}
	}

	/** Returns whether a stop was requested, even too late to stop the run. */
	public synchronized boolean isRequested() {
		return this.requested;
	}

	/** Returns the exception that ends a stopped run; null if no stop is requested. */
	public synchronized @Nullable RunException stopException() {
		return (this.exitCode != null) ? stopped(this.exitCode) : null;
	}

	/**
	 * Requires that no stop is requested.
	 * @throws RunException if a stop is requested
	 */
	public synchronized void requireNotStopped() {
		RunException stopped = stopException();
		if (stopped != null) {
			throw stopped;
		}
	}

	/** Returns the exception that ends a stopped run. */
	public static RunException stopped(ExitCode exitCode) {
		return new RunException(exitCode, "stopped; " + RunException.KEPT);
	}

	/**
	 * Marks the point after which the run can no longer be stopped, because a published
	 * audit must not be reported as stopped.
	 * @throws RunException if a stop is already requested
	 */
	public synchronized void beginPublishing() {
		requireNotStopped();
		this.publishing = true;
		this.step = null;
	}

	/**
	 * Waits until a stop is requested.
	 * @return whether a stop is requested
	 */
	public boolean awaitRequest(Duration longest) throws InterruptedException {
		return this.accepted.await(longest.toNanos(), TimeUnit.NANOSECONDS);
	}

	/** Stops the current step, but not the steps after it. */
	public synchronized void stopStep() {
		this.onStop.run();
	}

	/**
	 * Waits until the run has ended.
	 * @return whether it ended in time
	 */
	boolean awaitEnd(Duration longest) throws InterruptedException {
		return this.ended.await(longest.toNanos(), TimeUnit.NANOSECONDS);
	}

	/** Records that the run has ended. */
	public void markEnded() {
		this.ended.countDown();
	}

	@Override
	public synchronized void beforeStep(StepExecution stepExecution) {
		this.onStop = () -> {
		};
		this.step = stepExecution;
		if (this.exitCode != null) {
			terminate(stepExecution);
		}
	}

	/** Forgets how the step stops, because a later stop must not reach it. */
	@Override
	public synchronized @Nullable ExitStatus afterStep(StepExecution stepExecution) {
		this.onStop = () -> {
		};
		return null;
	}

	/**
	 * Lets the current step stop by itself, so that it can store what it has fetched.
	 * @param onStop called when a stop is requested
	 */
	public synchronized void stopGracefully(Runnable onStop) {
		this.onStop = onStop;
		this.step = null;
		if (this.exitCode != null) {
			onStop.run();
		}
	}

	private static void terminate(@Nullable StepExecution step) {
		if (step != null) {
			step.setTerminateOnly();
		}
	}

}
