package dev.swraudit.job.fetch;

import java.util.List;

import dev.swraudit.job.run.WriteFence;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditLedger;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.permission.AnotherCallerException;
import dev.swraudit.permission.FetchResult;
import dev.swraudit.permission.PermissionStore;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stores lists of fetch results and the traffic counters in the step's transaction.
 */
final class FetchResultWriter implements ItemStreamWriter<List<FetchResult>> {

	private final PermissionStore store;

	private final AuditLedger ledger;

	private final Audit audit;

	private final TrafficAccount traffic;

	private final WriteFence writeFence;

	private final FetchCount count;

	FetchResultWriter(PermissionStore store, AuditLedger ledger, Audit audit, TrafficAccount traffic,
			WriteFence writeFence, FetchCount count) {
		this.store = store;
		this.ledger = ledger;
		this.audit = audit;
		this.traffic = traffic;
		this.writeFence = writeFence;
		this.count = count;
	}

	@Override
	public void open(ExecutionContext context) {
		this.traffic.open(this.audit);
	}

	/**
	 * Stores the results. Checks the fence first, because another process may have taken
	 * the range over.
	 * @throws AnotherCallerException from the commit, if another user than the audit's
	 * caller fetched a result
	 */
	@Override
	public void write(Chunk<? extends List<FetchResult>> chunk) {
		this.writeFence.requireHeld();
		List<AnotherCallerException> otherCallers = chunk.getItems()
			.stream()
			.flatMap((list) -> this.store.store(list).stream())
			.toList();
		this.traffic.addTo(this.ledger, this.audit);
		proveEndpoint(chunk);
		chunk.forEach((list) -> this.count.add(list.size(), failedOf(list)));
		this.writeFence.requireHeld();
		otherCallers.stream().findFirst().ifPresent(FetchResultWriter::endAfterCommit);
	}

	/**
	 * Fails the step after the commit, which keeps the results of the audit's caller.
	 * Must be registered last, because later synchronizations would not run.
	 */
	private static void endAfterCommit(AnotherCallerException cause) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				throw cause;
			}

		});
	}

	/**
	 * Locks the row of the scope after that of the audit, as every worker does, so that
	 * workers cannot deadlock.
	 */
	private void proveEndpoint(Chunk<? extends List<FetchResult>> chunk) {
		if (chunk.getItems().stream().flatMap(List::stream).anyMatch(FetchResult::provesEndpoint)) {
			this.ledger.proveEndpoint(this.audit);
		}
	}

	private static long failedOf(List<FetchResult> list) {
		return list.stream().filter((fetchResult) -> fetchResult.outcome() == Outcome.FAILED).count();
	}

	/** Counts the requests that led to no stored result, too. */
	@Override
	public void close() {
		this.traffic.addTo(this.ledger, this.audit);
	}

}
