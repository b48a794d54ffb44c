package dev.swraudit.job.export;

import java.util.BitSet;

/**
 * Numbers of the accounts that hold a permission or have a finding in some audits.
 */
interface Holders {

	/** Returns whether one of the accounts is a holder. */
	boolean containAny(BitSet accounts);

	/** Returns the numbers of all holders. */
	BitSet all();

}
