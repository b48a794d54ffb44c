package dev.swraudit.ledger;

import java.util.UUID;

/**
 * Stored access list of a repository or an organization.
 *
 * @param id row id
 * @param answerId id in the answer of SWR; empty if there was none
 * @param digest digest of the holders and their permissions
 */
public record KnownList(int id, String answerId, UUID digest) {
}
