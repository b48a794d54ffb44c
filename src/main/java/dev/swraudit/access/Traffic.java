package dev.swraudit.access;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The count of what was sent, for the summary.
 */
public final class Traffic {

	private final AtomicLong requests = new AtomicLong();

	private final AtomicLong retries = new AtomicLong();

	private final AtomicLong throttled = new AtomicLong();

	void countRequest(boolean retry) {
		this.requests.incrementAndGet();
		if (retry) {
			this.retries.incrementAndGet();
		}
	}

	void countThrottled() {
		this.throttled.incrementAndGet();
	}

	/** All requests that were sent. */
	public long requests() {
		return this.requests.get();
	}

	/** Requests sent again for any cause but throttling. */
	public long retries() {
		return this.retries.get();
	}

	/** Answers that asked to slow down. */
	public long throttled() {
		return this.throttled.get();
	}

}
