package dev.swraudit.job.fetch;

import java.util.function.Supplier;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.ratelimit.Traffic;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Adds the traffic of this process to the audit that it belongs to. Supports one audit at
 * a time.
 */
final class TrafficAccount {

	private final Supplier<HttpSwrClient> swr;

	private int auditId;

	private Sent accounted = Sent.NOTHING;

	/**
	 * Creates an account.
	 * @param swr returns the client of this process
	 */
	TrafficAccount(Supplier<HttpSwrClient> swr) {
		this.swr = swr;
	}

	/** Assigns the traffic from now on to this audit. */
	void open(Audit audit) {
		if (this.auditId != 0 && this.auditId != audit.id()) {
			this.accounted = Sent.by(this.swr.get());
		}
		this.auditId = audit.id();
	}

	/** Adds the traffic since the last call; it counts if the transaction commits. */
	void addTo(AuditLedger ledger, Audit audit) {
		Sent sent = Sent.by(this.swr.get());
		ledger.addTraffic(audit, sent.requests() - this.accounted.requests(), sent.retries() - this.accounted.retries(),
				sent.throttled() - this.accounted.throttled(), sent.slowedMillis() - this.accounted.slowedMillis());
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					TrafficAccount.this.accounted = sent;
				}

			});
		}
		else {
			this.accounted = sent;
		}
	}

	/**
	 * Traffic of a client so far.
	 */
	private record Sent(long requests, long retries, long throttled, long slowedMillis) {

		static final Sent NOTHING = new Sent(0, 0, 0, 0);

		static Sent by(HttpSwrClient swr) {
			Traffic traffic = swr.traffic();
			return new Sent(traffic.requests(), traffic.retries(), traffic.throttled(), swr.slowedFor().toMillis());
		}

	}

}
