package dev.swraudit.report.data;

import org.jspecify.annotations.Nullable;

/**
 * Account that read an audit, as SWR names it.
 *
 * @param userId id of the account
 * @param userName name of the account; null if there is none
 */
public record Auditor(String userId, @Nullable String userName) {

}
