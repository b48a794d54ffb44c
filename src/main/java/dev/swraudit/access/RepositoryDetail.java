package dev.swraudit.access;

import org.jspecify.annotations.Nullable;

/**
 * Who created a repository, as its detail says; null where it does not.
 */
public record RepositoryDetail(@Nullable String creatorId, @Nullable String creatorName) {
}
