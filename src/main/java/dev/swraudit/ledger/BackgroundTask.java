package dev.swraudit.ledger;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Work that a thread of its own does beside its caller, who is never interrupted by it
 * and never interrupts it: a database whose thread is interrupted loses its file.
 *
 * @param <T> what comes of it
 */
public final class BackgroundTask<T extends @Nullable Object> {

	private static final Executor THREADS = new SimpleAsyncTaskExecutor("beside-");

	private final CompletableFuture<T> work;

	private BackgroundTask(CompletableFuture<T> work) {
		this.work = work;
	}

	/** Begins work. */
	public static <T extends @Nullable Object> BackgroundTask<T> begin(Supplier<T> work) {
		return new BackgroundTask<>(CompletableFuture.supplyAsync(work, THREADS));
	}

	/** Work that is done. */
	public static <T extends @Nullable Object> BackgroundTask<T> done(T result) {
		return new BackgroundTask<>(CompletableFuture.completedFuture(result));
	}

	/**
	 * Waits for its end.
	 * @return what came of it
	 * @throws RuntimeException what it ended with, if it failed
	 */
	public T result() {
		try {
			return this.work.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/** Waits for its end, whatever comes of it. */
	public void await() {
		this.work.handle((result, failure) -> true).join();
	}

}
