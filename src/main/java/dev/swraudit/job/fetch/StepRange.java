package dev.swraudit.job.fetch;

import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.TargetRange;

import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Range of targets of a {@code fetchAccess} execution, stored in the execution context.
 */
public final class StepRange {

	private static final String AFTER = "after";

	private static final String BEFORE = "before";

	private StepRange() {
	}

	/** Returns the stored range, or all targets of the audit if none is stored. */
	static TargetRange of(StepExecution execution, Audit audit) {
		ExecutionContext context = execution.getExecutionContext();
		return context.containsKey(AFTER) ? new TargetRange(context.getLong(AFTER), context.getLong(BEFORE))
				: TargetRange.of(audit);
	}

	/** Stores the range. */
	public static void set(StepExecution execution, TargetRange range) {
		execution.getExecutionContext().putLong(AFTER, range.after());
		execution.getExecutionContext().putLong(BEFORE, range.before());
	}

}
