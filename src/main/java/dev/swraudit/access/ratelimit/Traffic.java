package dev.swraudit.access.ratelimit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counters of requests and responses, for the summary and the metrics.
 */
public final class Traffic {

	private final AtomicLong requests = new AtomicLong();

	private final AtomicLong retries = new AtomicLong();

	private final AtomicLong throttled = new AtomicLong();

	private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();

	void countRequest(boolean retry) {
		this.requests.incrementAndGet();
		if (retry) {
			this.retries.incrementAndGet();
		}
	}

	/** Counts a response by status; 0 for no response. */
	void countAnswer(int status) {
		this.answers.computeIfAbsent(status, (absent) -> new LongAdder()).increment();
	}

	void countThrottled() {
		this.throttled.incrementAndGet();
	}

	/** Returns the number of requests sent. */
	public long requests() {
		return this.requests.get();
	}

	/** Returns the number of requests sent again for other reasons than throttling. */
	public long retries() {
		return this.retries.get();
	}

	/** Returns the number of throttled responses. */
	public long throttled() {
		return this.throttled.get();
	}

	/** Returns the numbers of requests by response status; 0 for no response. */
	public SortedMap<Integer, Long> answers() {
		SortedMap<Integer, Long> counts = new TreeMap<>();
		this.answers.forEach((status, count) -> counts.put(status, count.sum()));
		return counts;
	}

}
