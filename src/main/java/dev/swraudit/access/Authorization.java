package dev.swraudit.access;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The credentials of all workers, taken from their source once, and once more when they
 * are refused. Until the service has taken them, one request at a time tries them: a
 * wrong secret is never hammered with.
 */
final class Authorization {

	private static final int MOST_REFUSALS = 2;

	private final Supplier<? extends Credentials> source;

	private final ReentrantLock trial = new ReentrantLock();

	private volatile @Nullable Credentials proven;

	private @Nullable Credentials onTrial;

	private int refusals;

	Authorization(Supplier<? extends Credentials> source) {
		this.source = source;
	}

	/**
	 * An exchange under given credentials.
	 */
	interface Exchange {

		RawAnswer send(Credentials credentials) throws IOException, InterruptedException;

	}

	/**
	 * Makes an exchange, again under renewed credentials where they are refused.
	 * @throws CredentialsRefusedException if they are refused for good
	 */
	RawAnswer send(Exchange exchange, Predicate<RawAnswer> refused) throws IOException, InterruptedException {
		while (true) {
			Credentials current = this.proven;
			RawAnswer answer = (current != null) ? exchange.send(current) : sendOnTrial(exchange, refused);
			if (answer != null && !refused.test(answer)) {
				return answer;
			}
			if (current != null) {
				distrust(current);
			}
		}
	}

	/**
	 * The answer of a trial, null where somebody else proved the credentials meanwhile.
	 */
	private @Nullable RawAnswer sendOnTrial(Exchange exchange, Predicate<RawAnswer> refused)
			throws IOException, InterruptedException {
		this.trial.lockInterruptibly();
		try {
			if (this.proven != null) {
				return null;
			}
			Credentials candidate = candidate();
			RawAnswer answer = exchange.send(candidate);
			if (refused.test(answer)) {
				this.refusals++;
			}
			else {
				this.proven = candidate;
			}
			return answer;
		}
		finally {
			this.trial.unlock();
		}
	}

	/** The first refusal of a candidate sends for a new one; the second is final. */
	private Credentials candidate() {
		Credentials candidate = this.onTrial;
		if (candidate != null && this.refusals >= MOST_REFUSALS) {
			throw new CredentialsRefusedException(
					"SWR refuses the credentials of " + candidate.description() + " (401), twice in a row");
		}
		if (candidate == null || this.refusals > 0) {
			candidate = this.source.get();
			this.onTrial = candidate;
		}
		return candidate;
	}

	private void distrust(Credentials refused) throws InterruptedException {
		this.trial.lockInterruptibly();
		try {
			if (this.proven == refused) {
				this.proven = null;
				this.refusals = 1;
			}
		}
		finally {
			this.trial.unlock();
		}
	}

}
