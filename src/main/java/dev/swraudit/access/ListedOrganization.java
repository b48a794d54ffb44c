package dev.swraudit.access;

import org.jspecify.annotations.Nullable;

/**
 * Organization in SWR's list of organizations.
 *
 * @param name the name, at most 64 characters
 * @param users the number of users with a grant on it ({@code access_user_count}); null
 * if the response does not say it
 * @param repositories the number of its repositories ({@code repo_count}); null if the
 * response does not say it
 */
public record ListedOrganization(String name, @Nullable Long users, @Nullable Long repositories) {
}
