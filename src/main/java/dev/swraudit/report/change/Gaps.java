package dev.swraudit.report.change;

/**
 * Objects that an audit did not read.
 *
 * @param unreadable those that were {@code FORBIDDEN} or {@code FAILED}
 * @param gone those that SWR does not find
 * @param invalid records that cannot be a target; compared with the baseline by their
 * number only
 * @param compared whether the baseline is stored; if not, nothing is as before
 */
public record Gaps(UnreadObjects unreadable, UnreadObjects gone, UnreadObjects invalid, boolean compared) {

}
