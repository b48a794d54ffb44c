package dev.swraudit.history.reading;

import dev.swraudit.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Stored outcome of an object in an audit.
 *
 * @param audit the position of the audit in the history
 * @param id the row id
 * @param repository the repository id
 * @param organization whether the object is an organization
 * @param accessListId id of the access list; null if it was not read
 * @param creator account id of the creator in the list; 0 if no holder is the creator;
 * null if that is unknown
 * @param readAt time of the reading in seconds since 1970
 */
public record ObjectRow(int audit, long id, int repository, boolean organization, Outcome outcome,
		@Nullable Integer accessListId, @Nullable Integer creator, long readAt) {
}
