package dev.swraudit.job;

import java.util.List;

import dev.swraudit.access.HttpSwr;
import dev.swraudit.access.Traffic;
import dev.swraudit.permission.PermissionStore;
import dev.swraudit.permission.Reading;
import dev.swraudit.target.Audit;
import dev.swraudit.target.AuditLedger;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * Stores lists of readings, and what they cost, in the step's transaction.
 */
final class ReadingWriter implements ItemStreamWriter<List<Reading>> {

	private final PermissionStore store;

	private final AuditLedger ledger;

	private final Audit audit;

	private final HttpSwr swr;

	private final RunLock lock;

	private Sent accounted = Sent.NOTHING;

	ReadingWriter(PermissionStore store, AuditLedger ledger, Audit audit, HttpSwr swr, RunLock lock) {
		this.store = store;
		this.ledger = ledger;
		this.audit = audit;
		this.swr = swr;
		this.lock = lock;
	}

	@Override
	public void write(Chunk<? extends List<Reading>> chunk) {
		chunk.forEach(this.store::store);
		account();
		this.lock.requireHeld();
	}

	/** What was sent and brought nothing to store is accounted for too. */
	@Override
	public void close() {
		account();
	}

	private void account() {
		Sent sent = Sent.by(this.swr);
		this.ledger.addTraffic(this.audit, sent.requests() - this.accounted.requests(),
				sent.retries() - this.accounted.retries(), sent.throttled() - this.accounted.throttled(),
				sent.slowedMillis() - this.accounted.slowedMillis());
		this.accounted = sent;
	}

	/**
	 * What a client has sent so far.
	 */
	private record Sent(long requests, long retries, long throttled, long slowedMillis) {

		static final Sent NOTHING = new Sent(0, 0, 0, 0);

		static Sent by(HttpSwr swr) {
			Traffic traffic = swr.traffic();
			return new Sent(traffic.requests(), traffic.retries(), traffic.throttled(), swr.slowedFor().toMillis());
		}

	}

}
