package dev.swraudit.people;

import java.util.BitSet;

import dev.swraudit.ledger.RowIds;
import dev.swraudit.permission.PermissionBlock;
import org.jspecify.annotations.Nullable;

/**
 * Repositories of an audit on which the creator holds a permission, by target.
 */
public final class CreatorHoldings {

	private final long first;

	private final BitSet withCreator = new BitSet();

	private final BitSet withUnknown = new BitSet();

	CreatorHoldings(int auditId) {
		this.first = RowIds.target(auditId, 0);
	}

	void add(PermissionBlock block) {
		int target = (int) (block.targetId() - this.first);
		for (PermissionBlock.Entry entry : block.entries()) {
			if (entry.creator() == null) {
				this.withUnknown.set(target);
			}
			else if (entry.creator()) {
				this.withCreator.set(target);
			}
		}
	}

	/**
	 * Returns whether the creator of an audited repository holds a permission on it; null
	 * if it is unknown who the creator is.
	 */
	public @Nullable Boolean of(long targetId) {
		int target = (int) (targetId - this.first);
		if (this.withCreator.get(target)) {
			return true;
		}
		return this.withUnknown.get(target) ? null : false;
	}

}
