package dev.swraudit.job.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.swraudit.ledger.Target;
import dev.swraudit.ledger.TargetRange;
import dev.swraudit.permission.FetchResult;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * The readings of a range's pending targets, in lists, in the order in which they are
 * done: so many workers read ahead of the step that stores, and a slow target delays none
 * but itself. A list closes when it is full or a little time has passed, so that a crash
 * costs little. A worker that has read much more than is stored waits with it, so that
 * memory is bounded.
 * <p>
 * It keeps no state of its own: what is not stored is pending in the ledger.
 */
final class FetchPipeline implements ItemStreamReader<List<FetchResult>> {

	private static final int LONGEST_LIST = 1000;

	/** Permissions, of some 140 bytes each, with which a list is full too. */
	private static final int LARGEST_LIST = 25_000;

	/** Permissions that wait to be in a list, or are in the one that is being made. */
	private static final int MOST_WAITING = 2 * LARGEST_LIST;

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

	private static final int PAGE = 4000;

	private static final Duration LONGEST_STOP = Duration.ofSeconds(6);

	private final PendingTargets pending;

	private final TargetReader reader;

	private final Executor executor;

	private final int workers;

	private final OutageDetector outageDetector;

	private final Runnable terminate;

	private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();

	private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

	private final Semaphore room = new Semaphore(MOST_WAITING);

	private TargetRange unfed;

	private boolean fedAll;

	private int underWay;

	private @Nullable Exception failure;

	private volatile boolean stopping;

	private long stopBy;

	private volatile boolean readerStopped;

	/** What ended a worker itself, so that its target is waited for in vain. */
	private volatile @Nullable Throwable lost;

	/**
	 * Prepares a pipeline.
	 * @param range what is read, as far as it is pending
	 * @param workers targets that are read at once
	 * @param outageDetector tells that the service is down
	 * @param terminate called when the pipeline has ended because it was stopped
	 */
	FetchPipeline(PendingTargets pending, TargetRange range, TargetReader reader, Executor executor, int workers,
			OutageDetector outageDetector, Runnable terminate) {
		this.pending = pending;
		this.unfed = range;
		this.reader = reader;
		this.executor = executor;
		this.workers = workers;
		this.outageDetector = outageDetector;
		this.terminate = terminate;
	}

	/**
	 * The ledger, as far as it tells what is to be read.
	 */
	interface PendingTargets {

		/** The first targets of a range without an outcome, in the order of their ids. */
		List<Target> in(TargetRange range, int limit);

	}

	/**
	 * Reads one target; the seam to everything that is slow.
	 */
	interface TargetReader {

		FetchResult read(Target target) throws InterruptedException;

		/**
		 * Sends nothing any more: readings under way end soon, by themselves or
		 * interrupted.
		 */
		void stop();

	}

	@Override
	public void open(ExecutionContext context) {
		for (int i = 0; i < this.workers; i++) {
			this.executor.execute(this::work);
		}
	}

	private void work() {
		try {
			for (Task task = take(); task.target() != null; task = take()) {
				handOn(perform(task.target()));
			}
		}
		catch (RuntimeException | Error ex) {
			this.lost = ex;
		}
	}

	/**
	 * Hands a result on. A failure ends the run, so nothing is sent after it; it is
	 * handed on before the reader is stopped, because the interruption of the other
	 * workers would come first otherwise.
	 */
	private void handOn(Done done) {
		this.room.acquireUninterruptibly(done.size());
		this.done.add(done);
		if (done.failure() instanceof RuntimeException) {
			stopReader();
		}
	}

	private Task take() {
		try {
			return this.tasks.take();
		}
		catch (InterruptedException ex) {
			return Task.END;
		}
	}

	private Done perform(Target target) {
		if (this.readerStopped) {
			return new Done(null, new InterruptedException("nothing is read any more"));
		}
		try {
			FetchResult fetchResult = this.reader.read(target);
			return new Done(fetchResult, this.outageDetector.after(fetchResult));
		}
		catch (InterruptedException | RuntimeException | Error ex) {
			return new Done(null, ex);
		}
	}

	/**
	 * Ends the reading soon: nothing more is asked, what is under way is waited for a
	 * little, and what was read is handed on. Called from another thread.
	 */
	void stop() {
		if (this.stopping) {
			return;
		}
		this.stopBy = System.nanoTime() + LONGEST_STOP.toNanos();
		this.stopping = true;
		stopReader();
	}

	/** Returns when it is stopped, whoever came first. */
	private synchronized void stopReader() {
		if (!this.readerStopped) {
			this.readerStopped = true;
			this.reader.stop();
		}
	}

	/**
	 * The next list, null when all is read, or the reading was stopped.
	 * @throws Exception what ended the reading, after all lists before it
	 */
	@Override
	public @Nullable List<FetchResult> read() throws Exception {
		List<FetchResult> list = new ArrayList<>();
		int size = 0;
		long end = System.nanoTime() + LONGEST_WAIT.toNanos();
		feed();
		while (list.size() < LONGEST_LIST && size < LARGEST_LIST && this.underWay > 0 && !isStopOverdue()) {
			Done next = this.done.poll(patience(end), TimeUnit.NANOSECONDS);
			if (this.lost != null) {
				fail(this.lost);
				this.underWay = 0;
			}
			else if (next != null) {
				accept(next, list);
				size += next.size();
			}
			else if (!list.isEmpty()) {
				break;
			}
			else {
				end = System.nanoTime() + LONGEST_WAIT.toNanos();
			}
			feed();
		}
		this.room.release(size);
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

	/** How long to wait for the next reading: up to an instant, or till a stop is due. */
	private long patience(long end) {
		long now = System.nanoTime();
		return this.stopping ? Math.min(end - now, this.stopBy - now) : end - now;
	}

	private boolean isStopOverdue() {
		return this.stopping && System.nanoTime() - this.stopBy > 0;
	}

	/** Keeps enough targets in the queue that no worker waits while a list is stored. */
	private void feed() {
		if (this.stopping) {
			this.underWay -= drain();
			return;
		}
		while (!this.fedAll && this.failure == null && this.tasks.size() < PAGE / 2) {
			List<Target> page = this.pending.in(this.unfed, PAGE);
			page.forEach((target) -> this.tasks.add(new Task(target)));
			this.underWay += page.size();
			this.fedAll = page.size() < PAGE;
			this.unfed = page.isEmpty() ? this.unfed : this.unfed.behind(page.get(page.size() - 1));
		}
	}

	/** A target that a stop interrupted stays pending. */
	private void accept(Done next, List<FetchResult> list) {
		this.underWay--;
		if (next.reading() != null) {
			list.add(next.reading());
		}
		boolean interrupted = this.stopping && next.failure() instanceof InterruptedException;
		if (next.failure() != null && this.failure == null && !interrupted) {
			fail(next.failure());
		}
	}

	private void fail(Throwable cause) {
		this.failure = (cause instanceof Exception exception) ? exception : new IllegalStateException(cause);
		this.underWay -= drain();
		stopReader();
	}

	private int drain() {
		List<Task> dropped = new ArrayList<>();
		this.tasks.drainTo(dropped);
		return dropped.size();
	}

	@Override
	public void close() {
		drain();
		for (int i = 0; i < this.workers; i++) {
			this.tasks.add(Task.END);
			this.room.release(LARGEST_LIST);
		}
	}

	/**
	 * What a worker does next: read a target, or end.
	 */
	private record Task(@Nullable Target target) {

		static final Task END = new Task(null);

	}

	/**
	 * What came of a task: a reading, or what prevented it; both where it tells that the
	 * service is down.
	 */
	private record Done(@Nullable FetchResult reading, @Nullable Throwable failure) {

		/** What a reading takes besides its permissions, in permissions. */
		private static final int REST = 4;

		int size() {
			int permissions = (this.reading instanceof FetchResult.Audited audited) ? audited.permissions().size() : 0;
			return Math.min(REST + permissions, LARGEST_LIST);
		}

	}

}
