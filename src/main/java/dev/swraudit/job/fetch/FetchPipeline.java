package dev.swraudit.job.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.swraudit.ledger.Target;
import dev.swraudit.ledger.TargetRange;
import dev.swraudit.permission.FetchResult;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Fetches the pending targets of a range in parallel and returns the results in lists, in
 * completion order, so that a slow target delays no other. A list is returned when it is
 * full or after a short time, so that a crash loses little. Workers wait when the results
 * that are not stored yet reach a limit, because memory is bounded.
 * <p>
 * The pipeline has no persistent state: targets that are not stored are pending in the
 * ledger.
 */
final class FetchPipeline implements ItemStreamReader<List<FetchResult>> {

	private static final int MAX_LIST_LENGTH = 1000;

	/** Maximum permissions in a list, of about 140 bytes each. */
	private static final int MAX_LIST_PERMISSIONS = 25_000;

	/** Maximum permissions that are not yet in a returned list. */
	private static final int MAX_QUEUED_PERMISSIONS = 2 * MAX_LIST_PERMISSIONS;

	private static final Duration MAX_LIST_DELAY = Duration.ofSeconds(2);

	private static final int PAGE = 4000;

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(6);

	private final PendingTargets pending;

	private final TargetReader reader;

	private final ThreadPoolExecutor workers;

	private final OutageDetector outageDetector;

	private final Runnable terminate;

	private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

	private final Semaphore capacity = new Semaphore(MAX_QUEUED_PERMISSIONS);

	private TargetRange unqueued;

	private boolean allQueued;

	private int inProgress;

	private @Nullable Exception failure;

	private volatile boolean stopping;

	private long stopDeadline;

	private volatile boolean readerStopped;

	/** Failure that ended a worker thread, whose target therefore never completes. */
	private volatile @Nullable Throwable workerFailure;

	/**
	 * Creates a pipeline.
	 * @param range the range whose pending targets are fetched
	 * @param workers one thread for each target that is fetched at once, with an
	 * unbounded queue; ended by the pipeline
	 * @param outageDetector decides that the service is down
	 * @param terminate called when the pipeline has ended after a stop
	 */
	FetchPipeline(PendingTargets pending, TargetRange range, TargetReader reader, ThreadPoolExecutor workers,
			OutageDetector outageDetector, Runnable terminate) {
		this.pending = pending;
		this.unqueued = range;
		this.reader = reader;
		this.workers = workers;
		this.outageDetector = outageDetector;
		this.terminate = terminate;
	}

	/**
	 * Source of the pending targets.
	 */
	interface PendingTargets {

		/** Returns the first targets of a range without an outcome, in id order. */
		List<Target> in(TargetRange range, int limit);

	}

	/**
	 * Fetches one target.
	 */
	interface TargetReader {

		FetchResult read(Target target) throws InterruptedException;

		/**
		 * Stops sending requests. Fetches in progress end soon or are interrupted.
		 */
		void stop();

	}

	private void fetch(Target target) {
		try {
			enqueue(perform(target));
		}
		catch (RuntimeException | Error ex) {
			this.workerFailure = ex;
		}
	}

	/**
	 * Queues a result. A failure ends the run, so the reader is stopped after it; the
	 * failure is queued first, because otherwise the interruption of another worker could
	 * precede it.
	 */
	private void enqueue(Done done) {
		this.capacity.acquireUninterruptibly(done.size());
		this.done.add(done);
		if (done.failure() instanceof RuntimeException) {
			stopReader();
		}
	}

	private Done perform(Target target) {
		if (this.readerStopped) {
			return new Done(null, new InterruptedException("the reader is stopped"));
		}
		try {
			FetchResult fetchResult = this.reader.read(target);
			return new Done(fetchResult, this.outageDetector.record(fetchResult));
		}
		catch (InterruptedException | RuntimeException | Error ex) {
			return new Done(null, ex);
		}
	}

	/**
	 * Stops the pipeline soon: sends no further requests, waits a short time for those in
	 * progress, and returns what was fetched. Called from another thread.
	 */
	void stop() {
		if (this.stopping) {
			return;
		}
		this.stopDeadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
		this.stopping = true;
		stopReader();
	}

	/** Stops the reader once; a concurrent call waits until it is stopped. */
	private synchronized void stopReader() {
		if (!this.readerStopped) {
			this.readerStopped = true;
			this.reader.stop();
		}
	}

	/**
	 * Returns the next list; null if all targets are fetched or the pipeline was stopped.
	 * @throws Exception the failure that ended the pipeline, after all earlier lists
	 */
	@Override
	public @Nullable List<FetchResult> read() throws Exception {
		List<FetchResult> list = new ArrayList<>();
		int size = 0;
		long end = System.nanoTime() + MAX_LIST_DELAY.toNanos();
		feed();
		while (list.size() < MAX_LIST_LENGTH && size < MAX_LIST_PERMISSIONS && this.inProgress > 0
				&& !isStopOverdue()) {
			Done next = this.done.poll(remainingNanos(end), TimeUnit.NANOSECONDS);
			if (this.workerFailure != null) {
				fail(this.workerFailure);
				this.inProgress = 0;
			}
			else if (next != null) {
				accept(next, list);
				size += next.size();
			}
			else if (!list.isEmpty()) {
				break;
			}
			else {
				end = System.nanoTime() + MAX_LIST_DELAY.toNanos();
			}
			feed();
		}
		this.capacity.release(size);
		return list.isEmpty() ? end() : list;
	}

	private @Nullable List<FetchResult> end() throws Exception {
		if (this.failure != null) {
			throw this.failure;
		}
		if (this.stopping) {
			this.terminate.run();
		}
		return null;
	}

	/**
	 * Returns how long to wait for the next result: until {@code end} or the stop
	 * deadline.
	 */
	private long remainingNanos(long end) {
		long now = System.nanoTime();
		return this.stopping ? Math.min(end - now, this.stopDeadline - now) : end - now;
	}

	private boolean isStopOverdue() {
		return this.stopping && System.nanoTime() - this.stopDeadline > 0;
	}

	/** Queues enough targets that no worker is idle while a list is stored. */
	private void feed() {
		if (this.stopping) {
			this.inProgress -= drain();
			return;
		}
		while (!this.allQueued && this.failure == null && this.workers.getQueue().size() < PAGE / 2) {
			List<Target> page = this.pending.in(this.unqueued, PAGE);
			page.forEach((target) -> this.workers.execute(() -> fetch(target)));
			this.inProgress += page.size();
			this.allQueued = page.size() < PAGE;
			this.unqueued = page.isEmpty() ? this.unqueued : this.unqueued.behind(page.get(page.size() - 1));
		}
	}

	/** Adds a result to the list. A target that a stop interrupted stays pending. */
	private void accept(Done next, List<FetchResult> list) {
		this.inProgress--;
		if (next.result() != null) {
			list.add(next.result());
		}
		boolean interrupted = this.stopping && next.failure() instanceof InterruptedException;
		if (next.failure() != null && this.failure == null && !interrupted) {
			fail(next.failure());
		}
	}

	private void fail(Throwable cause) {
		this.failure = (cause instanceof Exception exception) ? exception : new IllegalStateException(cause);
		this.inProgress -= drain();
		stopReader();
	}

	private int drain() {
		List<Runnable> dropped = new ArrayList<>();
		this.workers.getQueue().drainTo(dropped);
		return dropped.size();
	}

	@Override
	public void close() {
		this.workers.shutdown();
		drain();
		this.capacity.release(this.workers.getMaximumPoolSize() * MAX_LIST_PERMISSIONS);
	}

	/**
	 * Outcome of a task: a result, a failure, or both if the result shows that the
	 * service is down.
	 */
	private record Done(@Nullable FetchResult result, @Nullable Throwable failure) {

		/** Size of a result without permissions, measured in permissions. */
		private static final int BASE_SIZE = 4;

		int size() {
			int permissions = (this.result instanceof FetchResult.Audited audited) ? audited.permissions().size() : 0;
			return Math.min(BASE_SIZE + permissions, MAX_LIST_PERMISSIONS);
		}

	}

}
