package dev.swraudit.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Creator of a repository from an earlier detail call. Valid while the access list has
 * the same id, because a repository that is deleted and created again gets another id.
 *
 * @param answerId the id of the access list at the time of that call; never empty or 0
 * @param id the creator's user id
 * @param name the creator's name; null if there was none
 */
public record KnownCreator(String answerId, String id, @Nullable String name) {
}
