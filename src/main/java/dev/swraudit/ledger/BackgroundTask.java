package dev.swraudit.ledger;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Background task on its own thread. Never interrupted, because an interrupted thread
 * makes H2 close its database file.
 *
 * @param <T> the type of the result
 */
public final class BackgroundTask<T extends @Nullable Object> {

	private static final Executor THREADS = new SimpleAsyncTaskExecutor("background-");

	private final CompletableFuture<T> work;

	private BackgroundTask(CompletableFuture<T> work) {
		this.work = work;
	}

	/** Starts a task. */
	public static <T extends @Nullable Object> BackgroundTask<T> begin(Supplier<T> work) {
		return new BackgroundTask<>(CompletableFuture.supplyAsync(work, THREADS));
	}

	/** Returns a task that has ended with a result. */
	public static <T extends @Nullable Object> BackgroundTask<T> done(T result) {
		return new BackgroundTask<>(CompletableFuture.completedFuture(result));
	}

	/**
	 * Waits for the end of the task and returns its result.
	 * @throws RuntimeException the failure of the task
	 */
	public T result() {
		try {
			return this.work.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/** Waits for the end of the task and ignores its result or failure. */
	public void await() {
		this.work.handle((result, failure) -> true).join();
	}

}
