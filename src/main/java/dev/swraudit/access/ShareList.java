package dev.swraudit.access;

import java.util.List;

/**
 * Accounts that a repository is shared with.
 *
 * @param accounts names of the accounts whose share has not expired, in the order of the
 * response
 * @param whole false if the response has as many elements as SWR returns at most, so that
 * some may be missing
 */
public record ShareList(List<String> accounts, boolean whole) {
}
