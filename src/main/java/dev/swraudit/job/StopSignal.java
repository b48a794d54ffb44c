package dev.swraudit.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * The wish of somebody outside that the run should end: passed on to the step under way,
 * and to every one that would come after it.
 */
@Component
public class StopSignal implements StepExecutionListener {

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile @Nullable ExitCode wish;

	private volatile @Nullable StepExecution step;

	private volatile Runnable hurry = () -> {
	};

	/**
	 * Asks the run to end.
	 * @param exitCode how it is to exit
	 */
	void stop(ExitCode exitCode) {
		this.wish = exitCode;
		this.hurry.run();
		terminate(this.step);
	}

	/** How the run is to exit, null while nobody wants it to end. */
	@Nullable ExitCode wish() {
		return this.wish;
	}

	/**
	 * Waits until the run has ended.
	 * @return whether it did in time
	 */
	boolean awaitEnd(Duration longest) throws InterruptedException {
		return this.ended.await(longest.toNanos(), TimeUnit.NANOSECONDS);
	}

	/** Tells that the run has ended, whatever its end. */
	void ended() {
		this.ended.countDown();
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
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
	void endGracefully(Runnable hurry) {
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
