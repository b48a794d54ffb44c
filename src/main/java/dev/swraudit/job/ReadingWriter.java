package dev.swraudit.job;

import java.util.List;

import dev.swraudit.permission.PermissionStore;
import dev.swraudit.permission.Reading;
import dev.swraudit.target.Audit;
import dev.swraudit.target.AuditLedger;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * Stores lists of readings, and what they cost, in the step's transaction.
 */
final class ReadingWriter implements ItemStreamWriter<List<Reading>> {

	private final PermissionStore store;

	private final AuditLedger ledger;

	private final Audit audit;

	private final TrafficAccount traffic;

	private final Fence fence;

	ReadingWriter(PermissionStore store, AuditLedger ledger, Audit audit, TrafficAccount traffic, Fence fence) {
		this.store = store;
		this.ledger = ledger;
		this.audit = audit;
		this.traffic = traffic;
		this.fence = fence;
	}

	@Override
	public void open(ExecutionContext context) {
		this.traffic.open(this.audit);
	}

	/**
	 * The fence is looked at first, for what stands on the other side must not be met.
	 */
	@Override
	public void write(Chunk<? extends List<Reading>> chunk) {
		this.fence.requireHeld();
		chunk.forEach(this.store::store);
		this.traffic.addTo(this.ledger, this.audit);
		this.fence.requireHeld();
	}

	/** What was sent and brought nothing to store is accounted for too. */
	@Override
	public void close() {
		this.traffic.addTo(this.ledger, this.audit);
	}

}
