package dev.swraudit.history;

import dev.swraudit.history.reading.Reading;
import dev.swraudit.permission.GrantSource;

/**
 * Permission of a new finding, of which an earlier reading without it is sought.
 *
 * @param findingId row id of the finding
 * @param repository id of the object
 */
record NewGrant(long findingId, int repository, GrantSource source, String userId, long auth) {

	/** Returns whether a reading proves that the user did not hold the permission. */
	boolean isAbsentIn(Reading reading) {
		return switch (reading.kind()) {
			case GONE -> true;
			case PART -> false;
			case LIST -> !reading.list().has(this.userId, this.auth);
		};
	}

}
