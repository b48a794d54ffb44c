package dev.swraudit.access;

import org.jspecify.annotations.Nullable;

/**
 * Totals of the caller's account ({@code /v2/manage/overview}).
 *
 * @param id the id of the account ({@code domain_id}); null if the response does not say
 * it
 * @param name the name of the account ({@code domain_name}); null if the response does
 * not say it
 * @param repositories the number of all repositories of the account ({@code repo_num}),
 * also of those that the caller may not see; null if the response does not say it
 */
public record AccountOverview(@Nullable String id, @Nullable String name, @Nullable Long repositories) {
}
