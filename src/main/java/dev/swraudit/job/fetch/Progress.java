package dev.swraudit.job.fetch;

import java.time.Duration;
import java.util.Locale;

/**
 * How far the reading has come, as a line that a person reads.
 *
 * @param done targets that were read so far, in whatever way it ended
 * @param total targets that there were to read
 * @param failed those of the read ones that failed
 * @param since how long the reading has gone on
 */
record Progress(long done, long total, long failed, Duration since) {

	/** Such as {@code read 1200 of 20000 (6%), 41.2/s, 3 failed, 7:36 left}. */
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
