package dev.swraudit.job.fetch;

import dev.swraudit.access.SwrFailure;
import dev.swraudit.job.run.RunException;
import dev.swraudit.permission.FetchResult;
import org.jspecify.annotations.Nullable;

/**
 * Counts targets in a row without an answer, which mean that the service is down, and
 * targets in a row that something other than SWR answered, which mean that the endpoint
 * is wrong.
 */
final class OutageDetector {

	private final int abortAfter;

	private long jobExecutionId;

	private int unanswered;

	private int answeredByOthers;

	OutageDetector(int abortAfter) {
		this.abortAfter = abortAfter;
	}

	/** Counts for this execution of the job from here on. */
	synchronized void begin(long jobExecutionId) {
		if (this.jobExecutionId != jobExecutionId) {
			this.jobExecutionId = jobExecutionId;
			this.unanswered = 0;
			this.answeredByOthers = 0;
		}
	}

	/** What ends the run after this reading; null if nothing does. */
	synchronized @Nullable RunException after(FetchResult fetchResult) {
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
		return RunException.tryAgain("SWR is down: " + this.abortAfter
				+ " repositories in a row had no answer; last reason: " + last.reason() + "; " + RunException.KEPT);
	}

	private RunException wrongEndpoint(SwrFailure last) {
		return RunException.personMustAct("the endpoint does not answer as SWR: " + this.abortAfter
				+ " repositories in a row; last answer: " + last.reason()
				+ "; check audit.swr.endpoint, audit.swr.region and the proxies on the way; " + RunException.KEPT);
	}

}
