package dev.swraudit.population;

import java.util.BitSet;

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
}
