package dev.swraudit.job.fetch;

import java.time.Duration;
import java.util.Locale;

/**
 * Progress of the fetch step.
 *
 * @param done fetched targets, whatever the outcome
 * @param total all targets of the step
 * @param failed fetched targets that failed
 * @param since time since the start of the step
 */
record Progress(long done, long total, long failed, Duration since) {

	/**
	 * Returns a line such as
	 * {@code read 1200 of 20000 (6%), 41.2/s, 3 failed, 7:36 left}.
	 */
	String line() {
		double perSecond = this.done / Math.max(0.001, this.since.toMillis() / 1000.0);
		return String.format(Locale.ROOT, "read %d of %d (%d%%), %.1f/s, %d failed, %s left", this.done, this.total,
				(this.total > 0) ? 100 * this.done / this.total : 100, perSecond, this.failed, left(perSecond));
	}

	private String left(double perSecond) {
		if (this.done == 0) {
			return "unknown";
		}
		long seconds = Math.round(Math.max(0, this.total - this.done) / perSecond);
		String minutesAndSeconds = String.format(Locale.ROOT, "%d:%02d", seconds / 60 % 60, seconds % 60);
		return (seconds < 3600) ? minutesAndSeconds
				: String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
	}

}
