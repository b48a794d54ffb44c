package dev.swraudit.access.ratelimit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The count of what was sent and what was answered, for the summary and the metrics.
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

	/** Counts an answer by its status, or with 0 that none came. */
	void countAnswer(int status) {
		this.answers.computeIfAbsent(status, (absent) -> new LongAdder()).increment();
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

	/** Requests by the status of their answer; 0 stands for none. */
	public SortedMap<Integer, Long> answers() {
		SortedMap<Integer, Long> counts = new TreeMap<>();
		this.answers.forEach((status, count) -> counts.put(status, count.sum()));
		return counts;
	}

}
