package dev.swraudit.access;

import org.jspecify.annotations.Nullable;

/**
 * Creator of a repository from the detail call; null where the response does not contain
 * it.
 */
public record RepositoryDetail(@Nullable String creatorId, @Nullable String creatorName) {
}
