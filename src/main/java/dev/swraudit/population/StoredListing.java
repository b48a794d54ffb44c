package dev.swraudit.population;

import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * Repositories of an audit by repository id, as far as SWR lists them. A million ids take
 * 128 kB.
 *
 * @param isRead whether the list of repositories was read, at least in part
 * @param listed the listed repositories
 * @param isPublic those that are public
 * @param isPrivate those that are not; SWR may not say it of some
 */
public record StoredListing(boolean isRead, BitSet listed, BitSet isPublic, BitSet isPrivate) {

	/** Returns whether SWR lists a repository; null if the list was not read. */
	public @Nullable Boolean lists(int repository) {
		return this.isRead ? this.listed.get(repository) : null;
	}

}
