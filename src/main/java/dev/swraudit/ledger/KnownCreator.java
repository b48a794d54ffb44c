package dev.swraudit.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Creator of a repository, remembered from an earlier detail call. It is valid while the
 * access list has the same id: a repository that was deleted and created again has
 * another.
 *
 * @param answerId the id of the access list at that time; never empty or 0
 * @param id the creator's user id
 * @param name the creator's name, null if there was none
 */
public record KnownCreator(String answerId, String id, @Nullable String name) {
}
