package dev.swraudit.job.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * The wish of somebody outside that the run should end: passed on to the step under way,
 * and to every one that would come after it, until the run publishes.
 */
@Component
public class StopRequest implements StepExecutionListener {

	private final CountDownLatch ended = new CountDownLatch(1);

	private final CountDownLatch wished = new CountDownLatch(1);

	private @Nullable ExitCode wish;

	private @Nullable StepExecution step;

	private boolean publishing;

	private boolean asked;

	private Runnable hurry = () -> {
	};

	/**
	 * Asks the run to end; the first wish counts, and none does once the run publishes.
	 * @param exitCode how it is to exit
	 */
	synchronized void stop(ExitCode exitCode) {
		this.asked = true;
		if (this.wish == null && !this.publishing) {
			this.wish = exitCode;
			this.wished.countDown();
			this.hurry.run();
			terminate(this.step);
		}
	}

	/** Whether somebody has asked, be it too late: what can wait should. */
	public synchronized boolean isAsked() {
		return this.asked;
	}

	/** What a run that was told to end ends with; null while nobody wants it to. */
	synchronized @Nullable public RunException end() {
		return (this.wish != null) ? stopped(this.wish) : null;
	}

	/**
	 * Makes sure that nobody wants the run to end.
	 * @throws RunException if somebody does
	 */
	public synchronized void requireNoEnd() {
		RunException end = end();
		if (end != null) {
			throw end;
		}
	}

	/** How a stopped run ends. */
	public static RunException stopped(ExitCode exitCode) {
		return new RunException(exitCode, "stopped; what was fetched is kept, the same command goes on");
	}

	/**
	 * From here on the run goes to its end, which is near: what is published must not be
	 * told as stopped.
	 * @throws RunException if the run is to end before
	 */
	public synchronized void publish() {
		requireNoEnd();
		this.publishing = true;
		this.step = null;
	}

	/**
	 * Waits for the wish that the run should end.
	 * @return whether there is one
	 */
	public boolean awaitWish(Duration longest) throws InterruptedException {
		return this.wished.await(longest.toNanos(), TimeUnit.NANOSECONDS);
	}

	/** Ends the step under way, and not what comes after it. */
	public synchronized void endStep() {
		this.hurry.run();
	}

	/**
	 * Waits until the run has ended.
	 * @return whether it did in time
	 */
	boolean awaitEnd(Duration longest) throws InterruptedException {
		return this.ended.await(longest.toNanos(), TimeUnit.NANOSECONDS);
	}

	/** Tells that the run has ended, whatever its end. */
	public void ended() {
		this.ended.countDown();
	}

	@Override
	public synchronized void beforeStep(StepExecution stepExecution) {
		this.hurry = () -> {
		};
		this.step = stepExecution;
		if (this.wish != null) {
			terminate(stepExecution);
		}
	}

	/**
	 * The step under way ends in its own way: it is told so, and terminates when it has
	 * kept what it has.
	 * @param hurry called once the run should end
	 */
	public synchronized void endGracefully(Runnable hurry) {
		this.hurry = hurry;
		this.step = null;
		if (this.wish != null) {
			hurry.run();
		}
	}

	private static void terminate(@Nullable StepExecution step) {
		if (step != null) {
			step.setTerminateOnly();
		}
	}

}
