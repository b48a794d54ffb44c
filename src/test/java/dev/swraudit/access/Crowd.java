package dev.swraudit.access;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.Target;

/**
 * Workers that read many repositories concurrently, as those of the job.
 */
public final class Crowd {

	private Crowd() {
	}

	/** Returns the results of repositories that several workers read. */
	public static List<Future<SwrResult<AccessList>>> ask(HttpSwrClient swr, int repositories, int workers)
			throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(workers);
		try {
			return executor.invokeAll(IntStream.range(0, repositories)
				.<Callable<SwrResult<AccessList>>>mapToObj(
						(number) -> () -> swr.access(new Target(number, "a", "r" + number), new ThrottleBudget()))
				.toList());
		}
		finally {
			executor.shutdownNow();
		}
	}

	/** Returns whether every result is an access list. */
	public static boolean allRead(List<Future<SwrResult<AccessList>>> answers) throws Exception {
		for (Future<SwrResult<AccessList>> answer : answers) {
			if (!(answer.get() instanceof SwrResult.Read)) {
				return false;
			}
		}
		return true;
	}

}
