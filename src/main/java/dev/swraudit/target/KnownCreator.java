package dev.swraudit.target;

import org.jspecify.annotations.Nullable;

/**
 * What SWR told of a repository's creator. It holds as long as the access list keeps its
 * id: a repository that was made again has another.
 *
 * @param answerId the id of the access list then
 * @param id the creator's user id; null where it was not told
 * @param name the creator's name; null where it was not told
 */
public record KnownCreator(String answerId, @Nullable String id, @Nullable String name) {
}
