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
 * The credentials of all workers, taken from their source once, again before they end,
 * and once more when they are refused. Until the service has taken them, one request at a
 * time tries them: a wrong secret is never hammered with.
 */
public final class CredentialsManager {

	private static final Logger logger = LoggerFactory.getLogger(CredentialsManager.class);

	private static final int MOST_REFUSALS = 2;

	private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(1);

	private final CredentialsProvider source;

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

	public CredentialsManager(CredentialsProvider source, Clock clock) {
		this.source = source;
		this.clock = clock;
	}

	/**
	 * An exchange under given credentials.
	 */
	public interface Exchange {

		HttpAnswer send(Credentials credentials) throws IOException, InterruptedException;

	}

	/**
	 * Makes an exchange, and again under renewed credentials if they are refused. If
	 * those are refused too, it is for good, even if other exchanges go well with them:
	 * else this one could renew them without end.
	 * @throws CredentialsRefusedException if they are refused for good
	 * @throws UnavailableException if their source does not answer
	 */
	public HttpAnswer send(Exchange exchange, Predicate<HttpAnswer> refused) throws IOException, InterruptedException {
		int refusedSoFar = 0;
		while (true) {
			renewInTime();
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
	 * The answer of a trial, null where somebody else proved the credentials meanwhile.
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
				noteRefusal(candidate, answer);
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
	 * Throws the fault of a trial that others waited for. They share it, because each of
	 * them would wait for the same fault otherwise.
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

	/** The first refusal of a candidate sends for a new one; the second is final. */
	private void noteRefusal(Credentials candidate, HttpAnswer answer) {
		this.onTrial = null;
		this.refusals++;
		if (this.refusals >= MOST_REFUSALS) {
			ErrorBody error = ErrorBody.of(answer.body());
			String said = (error.code() != null) ? " " + error.code() + " " + error.message() : "";
			this.refusedForGood = new CredentialsRefusedException(UntrustedText
				.line("SWR refuses the credentials of " + candidate.description() + ", twice in a row ("
						+ answer.status() + said + "); renew them, and look whether they are for this endpoint", 500));
		}
	}

	private Credentials candidate() throws InterruptedException {
		Credentials candidate = this.onTrial;
		if (candidate == null) {
			candidate = take();
			this.onTrial = candidate;
		}
		return candidate;
	}

	/**
	 * Takes credentials from the source. A source that refused them for good is not asked
	 * again, nor one that asked to wait before it has been waited.
	 */
	private Credentials take() throws InterruptedException {
		if (this.refusedForGood != null) {
			throw this.refusedForGood;
		}
		if (this.unavailable != null && this.unavailable.forbidsToAskAt(this.clock.instant())) {
			throw this.unavailable;
		}
		try {
			Credentials taken = this.source.next();
			logger.debug("Took the credentials of {}", taken.description());
			return taken;
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

	/** About how many wait for a trial. */
	int waiting() {
		return this.trial.getQueueLength();
	}

	/**
	 * Takes proven credentials for refused.
	 * @param times how often the same exchange was refused, under whatever credentials
	 */
	private void distrust(Credentials refused, HttpAnswer answer, int times) throws InterruptedException {
		this.trial.lockInterruptibly();
		try {
			if (this.proven == refused) {
				this.proven = null;
				this.refusals = times - 1;
				noteRefusal(refused, answer);
			}
		}
		finally {
			this.trial.unlock();
		}
	}

	/** One worker sends for new ones; the others go on with those that still hold. */
	private void renewInTime() throws InterruptedException {
		if (!isDue(this.proven) || !this.trial.tryLock()) {
			return;
		}
		try {
			if (isDue(this.proven)) {
				this.onTrial = take();
				this.refusals = 0;
				this.proven = null;
			}
		}
		catch (UnavailableException ex) {
			logger.warn("The credentials are not renewed yet, and go on until refused: {}", ex.getMessage());
			this.noRenewalBefore = this.clock.instant().plus(BETWEEN_RENEWALS);
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
