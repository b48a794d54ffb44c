package dev.swraudit.history.reading;

import org.jspecify.annotations.Nullable;

/**
 * Holder in a list.
 *
 * @param account the account id
 * @param userName the name; null if there is none
 */
public record ListHolder(int account, String userId, @Nullable String userName, long auth) {
}
