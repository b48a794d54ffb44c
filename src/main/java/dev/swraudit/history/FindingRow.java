package dev.swraudit.history;

import java.time.LocalDate;

import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.FindingKey;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Stored finding of an audit.
 *
 * @param audit the position of the audit in the history
 * @param id the row id
 * @param repository id of the object
 * @param userName the name of the holder; null if there is none
 * @param resolution the reason why it is closed; null if it is not
 * @param personId row id of the person behind the holder; null if unknown
 * @param exceptionId row id of the exception that accepts it; null if none does
 * @param decisionId row id of the decision that holds, or that held last if it is closed;
 * null if there is none
 */
record FindingRow(int audit, long id, int repository, Rule rule, Certainty certainty, FindingState state,
		@Nullable Resolution resolution, String userId, @Nullable String userName, @Nullable Integer personId,
		long auth, @Nullable LocalDate lastAbsent, LocalDate firstSeen, LocalDate lastVerified,
		@Nullable Long exceptionId, @Nullable Integer decisionId) {

	FindingKey key() {
		return new FindingKey(this.rule, this.userId);
	}

	boolean isClosed() {
		return this.state == FindingState.CLOSED;
	}

}
