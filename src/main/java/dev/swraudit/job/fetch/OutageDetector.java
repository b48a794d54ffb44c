package dev.swraudit.job.fetch;

import dev.swraudit.access.SwrFailure;
import dev.swraudit.job.run.RunException;
import dev.swraudit.permission.FetchResult;
import org.jspecify.annotations.Nullable;

/**
 * Decides that the service is down after a number of consecutive targets without an
 * answer, and that the endpoint is wrong after as many consecutive responses that are not
 * from SWR.
 */
final class OutageDetector {

	private final int abortAfter;

	private long jobExecutionId;

	private int unanswered;

	private int answeredByOthers;

	OutageDetector(int abortAfter) {
		this.abortAfter = abortAfter;
	}

	/** Starts counting for a job execution. */
	synchronized void begin(long jobExecutionId) {
		if (this.jobExecutionId != jobExecutionId) {
			this.jobExecutionId = jobExecutionId;
			this.unanswered = 0;
			this.answeredByOthers = 0;
		}
	}

	/**
	 * Counts a result and returns the exception that ends the run; null if it continues.
	 */
	synchronized @Nullable RunException record(FetchResult fetchResult) {
		SwrFailure swrFailure = (fetchResult instanceof FetchResult.NotAudited notAudited) ? notAudited.failure()
				: null;
		boolean down = swrFailure != null && swrFailure.serviceDown();
		boolean wrong = swrFailure != null && swrFailure.kind() == SwrFailure.Kind.WRONG_ENDPOINT;
		this.unanswered = down ? this.unanswered + 1 : 0;
		this.answeredByOthers = wrong ? this.answeredByOthers + 1 : 0;
		if (swrFailure == null || Math.max(this.unanswered, this.answeredByOthers) < this.abortAfter) {
			return null;
		}
		return wrong ? wrongEndpoint(swrFailure) : down(swrFailure);
	}

	private RunException down(SwrFailure last) {
		return RunException.tryAgain("SWR is down: "
				+ this.abortAfter + " repositories or organizations in a row had no answer; last reason: "
				+ last.reason() + ((last.status() == null)
						? "; if it is not down, correct audit.swr.endpoint or audit.swr.region; " : "; ")
				+ RunException.KEPT);
	}

	private RunException wrongEndpoint(SwrFailure last) {
		return RunException.configurationError("the endpoint is not the SWR API: " + this.abortAfter
				+ " repositories or organizations in a row; last answer: " + last.reason()
				+ "; check audit.swr.endpoint, audit.swr.region and the proxies on the way; " + RunException.KEPT);
	}

}
