package dev.swraudit.access.credentials;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import dev.swraudit.access.http.ErrorBody;
import dev.swraudit.access.http.HttpAnswer;
import dev.swraudit.access.http.UnusableConnectionException;
import dev.swraudit.access.ratelimit.UnavailableException;
import dev.swraudit.message.UntrustedText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Manages the credentials of all requests. Obtains them once, again before they expire,
 * and once more if they are refused. Until the service accepts them, only one request at
 * a time uses them, so that a wrong secret is sent only once.
 */
public final class CredentialsManager {

	private static final Logger logger = LoggerFactory.getLogger(CredentialsManager.class);

	private static final int MAX_REFUSALS = 2;

	private static final Duration RENEWAL_INTERVAL = Duration.ofMinutes(1);

	private final CredentialsProvider provider;

	private final Clock clock;

	private final ReentrantLock trial = new ReentrantLock();

	private volatile @Nullable Credentials proven;

	private volatile Instant noRenewalBefore = Instant.MIN;

	private @Nullable Credentials onTrial;

	private @Nullable Exception fault;

	private final AtomicInteger faults = new AtomicInteger();

	private int refusals;

	private @Nullable CredentialsRefusedException refusedForGood;

	private @Nullable UnavailableException unavailable;

	public CredentialsManager(CredentialsProvider provider, Clock clock) {
		this.provider = provider;
		this.clock = clock;
	}

	/**
	 * Exchange with given credentials.
	 */
	public interface Exchange {

		HttpAnswer send(Credentials credentials) throws IOException, InterruptedException;

	}

	/**
	 * Performs an exchange, and repeats it with renewed credentials if they are refused.
	 * A second refusal is final, even if other exchanges succeed with the new
	 * credentials, because this one could renew them without end.
	 * @throws CredentialsRefusedException if the credentials are finally refused
	 * @throws UnavailableException if their provider does not respond
	 */
	public HttpAnswer send(Exchange exchange, Predicate<HttpAnswer> refused) throws IOException, InterruptedException {
		int refusedSoFar = 0;
		while (true) {
			renewIfDue();
			Credentials current = this.proven;
			HttpAnswer answer = (current != null) ? exchange.send(current) : sendOnTrial(exchange, refused);
			if (answer == null) {
				continue;
			}
			if (!refused.test(answer)) {
				return answer;
			}
			refusedSoFar++;
			if (current != null) {
				distrust(current, answer, refusedSoFar);
			}
		}
	}

	/**
	 * Returns the response of a trial; null if another trial has succeeded meanwhile.
	 */
	private @Nullable HttpAnswer sendOnTrial(Exchange exchange, Predicate<HttpAnswer> refused)
			throws IOException, InterruptedException {
		int faultsBefore = this.faults.get();
		this.trial.lockInterruptibly();
		try {
			if (this.proven != null) {
				return null;
			}
			requireNoNewFault(faultsBefore);
			return tryOut(exchange, refused);
		}
		finally {
			this.trial.unlock();
		}
	}

	private HttpAnswer tryOut(Exchange exchange, Predicate<HttpAnswer> refused)
			throws IOException, InterruptedException {
		try {
			Credentials candidate = candidate();
			HttpAnswer answer = exchange.send(candidate);
			if (refused.test(answer)) {
				recordRefusal(candidate, answer);
			}
			else {
				this.proven = candidate;
			}
			return answer;
		}
		catch (IOException | UnavailableException | UnusableConnectionException ex) {
			this.fault = ex;
			this.faults.incrementAndGet();
			throw ex;
		}
	}

	/**
	 * Throws the fault of the trial that this caller waited for. Waiting callers share
	 * it, because otherwise each of them would wait for the same fault.
	 */
	private void requireNoNewFault(int faultsBefore) throws IOException {
		Exception shared = this.fault;
		if (shared == null || this.faults.get() == faultsBefore) {
			return;
		}
		if (shared instanceof IOException transport) {
			throw transport;
		}
		throw (RuntimeException) shared;
	}

	/**
	 * Records a refusal: the first one discards the candidate, the second one is final.
	 */
	private void recordRefusal(Credentials candidate, HttpAnswer answer) {
		this.onTrial = null;
		this.refusals++;
		if (this.refusals >= MAX_REFUSALS) {
			ErrorBody error = ErrorBody.of(answer.body());
			String detail = (error.code() != null) ? " " + error.code() + " " + error.message() : "";
			this.refusedForGood = new CredentialsRefusedException(UntrustedText
				.line("SWR refuses the credentials of " + candidate.description() + ", twice in a row ("
						+ answer.status() + detail + "); renew them, and check that they are for this endpoint", 500));
		}
	}

	private Credentials candidate() throws InterruptedException {
		Credentials candidate = this.onTrial;
		if (candidate == null) {
			candidate = obtain();
			this.onTrial = candidate;
		}
		return candidate;
	}

	/**
	 * Obtains credentials from the provider. Does not call it again after a final
	 * refusal, or before a requested pause has passed.
	 */
	private Credentials obtain() throws InterruptedException {
		if (this.refusedForGood != null) {
			throw this.refusedForGood;
		}
		if (this.unavailable != null && this.unavailable.isTooEarly(this.clock.instant())) {
			throw this.unavailable;
		}
		try {
			Credentials obtained = this.provider.next();
			logger.debug("Obtained credentials from {}", obtained.description());
			return obtained;
		}
		catch (CredentialsRefusedException ex) {
			this.refusedForGood = ex;
			throw ex;
		}
		catch (UnavailableException ex) {
			this.unavailable = ex;
			throw ex;
		}
	}

	/** Returns the approximate number of callers that wait for a trial. */
	int waiting() {
		return this.trial.getQueueLength();
	}

	/**
	 * Records that proven credentials are refused.
	 * @param times the number of refusals of the same exchange, with any credentials
	 */
	private void distrust(Credentials refused, HttpAnswer answer, int times) throws InterruptedException {
		this.trial.lockInterruptibly();
		try {
			if (this.proven == refused) {
				this.proven = null;
				this.refusals = times - 1;
				recordRefusal(refused, answer);
			}
		}
		finally {
			this.trial.unlock();
		}
	}

	/** Renews credentials in one thread; the others continue with the current ones. */
	private void renewIfDue() throws InterruptedException {
		if (!isDue(this.proven) || !this.trial.tryLock()) {
			return;
		}
		try {
			if (isDue(this.proven)) {
				this.onTrial = obtain();
				this.refusals = 0;
				this.proven = null;
			}
		}
		catch (UnavailableException ex) {
			logger.warn("Credentials not renewed; the current ones stay in use until refused: {}", ex.getMessage());
			this.noRenewalBefore = this.clock.instant().plus(RENEWAL_INTERVAL);
		}
		finally {
			this.trial.unlock();
		}
	}

	private boolean isDue(@Nullable Credentials credentials) {
		Instant renewAt = (credentials != null) ? credentials.renewAt() : null;
		if (renewAt == null) {
			return false;
		}
		Instant now = this.clock.instant();
		return !now.isBefore(renewAt) && !now.isBefore(this.noRenewalBefore);
	}

}
