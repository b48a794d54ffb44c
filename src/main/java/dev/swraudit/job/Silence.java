package dev.swraudit.job;

import dev.swraudit.access.Refusal;
import dev.swraudit.permission.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The count of targets in a row that had no answer: so many mean that the service is
 * down.
 */
final class Silence {

	private final int abortAfter;

	private long jobExecutionId;

	private int targets;

	Silence(int abortAfter) {
		this.abortAfter = abortAfter;
	}

	/** Counts for this execution of the job from here on. */
	synchronized void begin(long jobExecutionId) {
		if (this.jobExecutionId != jobExecutionId) {
			this.jobExecutionId = jobExecutionId;
			this.targets = 0;
		}
	}

	/** What ends the run after this reading; null if nothing does. */
	synchronized @Nullable RunException after(Reading reading) {
		if (!(reading instanceof Reading.NotAudited notAudited) || !notAudited.refusal().serviceDown()) {
			this.targets = 0;
			return null;
		}
		this.targets++;
		return (this.targets >= this.abortAfter) ? down(notAudited.refusal()) : null;
	}

	private RunException down(Refusal last) {
		return RunException.tryAgain("SWR is down: " + this.abortAfter
				+ " repositories in a row had no answer; last reason: " + last.reason() + "; " + RunException.KEPT);
	}

}
