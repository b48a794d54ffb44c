package dev.swraudit.report.data;

import org.jspecify.annotations.Nullable;

/**
 * The account that asked, as the service named it.
 *
 * @param userId its id
 * @param userName its name, where the service gave one
 */
public record Auditor(String userId, @Nullable String userName) {

}
