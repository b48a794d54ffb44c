package dev.swraudit.history.reading;

import org.jspecify.annotations.Nullable;

/**
 * Time of a reading. Within a second, readings are in the order of the audits' row ids.
 *
 * @param second seconds since 1970
 * @param auditId the row id of the audit
 */
public record ReadingTime(long second, int auditId) {

	boolean isBefore(ReadingTime other) {
		return this.second < other.second || (this.second == other.second && this.auditId < other.auditId);
	}

	/** Returns the earlier time; null if both are null. */
	static @Nullable ReadingTime earlier(@Nullable ReadingTime one, @Nullable ReadingTime other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return other.isBefore(one) ? other : one;
	}

}
