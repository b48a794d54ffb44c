package dev.swraudit.finding;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who holds a permission on a repository.
 *
 * @param account the number of the user's account row
 * @param auth the permission's number: 7 Manage, 3 Write, 1 Read; else unknown
 * @param self whether it is the auditing account
 * @param creator whether it is the creator; null where the creator is unknown
 */
record Holder(int account, long auth, boolean self, @Nullable Boolean creator) {
}
