package dev.swraudit.history;

import java.time.LocalDate;

import dev.swraudit.permission.GrantSource;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Permission of a holder on an object at one level, over consecutive readings: a row of
 * {@code changes.csv}.
 *
 * @param object the repository; an organization has an empty repository
 * @param userName the name that was read last; null if there is none
 * @param creator whether the holder is the creator, by the last reading with the
 * permission; null if that is unknown, and for public repositories and shares
 * @param lastAbsent date of the last audit before that read the object without the
 * permission, or found it gone; null if there was none
 * @param firstSeen date of the first audit that read it
 * @param lastSeen date of the last audit that read it
 * @param firstAbsent date of the first audit after that read the object without it, or
 * found it gone; null if none did
 * @param auditsWithGrant number of audits that read it
 * @param auditsNotRead number of audits between the first and the end that did not read
 * the object
 * @param previousAuth the level in the reading before, if the row began by a change; null
 * if it did not
 * @param nextAuth the level from then on, if it ended by a change; null if it did not
 */
public record GrantRow(RepositoryName object, String userId, @Nullable String userName, long auth, GrantSource source,
		@Nullable Boolean creator, @Nullable LocalDate lastAbsent, LocalDate firstSeen, LocalDate lastSeen,
		@Nullable LocalDate firstAbsent, GrantEnd end, int auditsWithGrant, int auditsNotRead,
		@Nullable Long previousAuth, @Nullable Long nextAuth) {
}
