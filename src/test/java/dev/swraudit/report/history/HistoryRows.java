package dev.swraudit.report.history;

import java.time.LocalDate;
import java.time.ZoneOffset;

import dev.swraudit.decision.Decision;
import dev.swraudit.decision.DecisionKind;
import dev.swraudit.finding.Certainty;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.history.FindingAppearance;
import dev.swraudit.history.FindingResult;
import dev.swraudit.history.GrantEnd;
import dev.swraudit.history.GrantRow;
import dev.swraudit.history.Period;
import dev.swraudit.permission.GrantSource;
import dev.swraudit.population.PopulationStatus;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the history of January to March 2026.
 */
final class HistoryRows {

	static final Period PERIOD = new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31"));

	private HistoryRows() {
	}

	/**
	 * Returns a row of the user {@code u1} on {@code team/app}.
	 * @param before the level before; null if it did not begin by a change
	 */
	static GrantRow grant(@Nullable String lastAbsent, String firstSeen, @Nullable String firstAbsent, GrantEnd end,
			long auth, @Nullable Long before) {
		return grant(new RepositoryName("team", "app"), "u1", lastAbsent, firstSeen, firstAbsent, end, auth, before);
	}

	static GrantRow grant(RepositoryName object, String userId, @Nullable String lastAbsent, String firstSeen,
			@Nullable String firstAbsent, GrantEnd end, long auth, @Nullable Long before) {
		return new GrantRow(object, userId, "=name", auth, GrantSource.REPOSITORY, null, date(lastAbsent),
				LocalDate.parse(firstSeen), LocalDate.parse(firstSeen), date(firstAbsent), end, 1, 0, before, null);
	}

	/** Returns an appearance of a finding of the user {@code u1}. */
	static FindingAppearance finding(RepositoryName object, boolean inOpening, @Nullable String closedOn,
			FindingResult result) {
		return new FindingAppearance("f00", Rule.NON_CREATOR_MANAGE, Certainty.CERTAIN, object, "u1", "=name", "@Ann",
				7, inOpening, null, LocalDate.parse("2026-01-10"), LocalDate.parse("2026-01-11"), date(closedOn),
				(closedOn != null) ? Resolution.REVOKED : null, "+EX-1", new Decision(DecisionKind.REVOKE, "-bob",
						LocalDate.parse("2026-01-11"), "a, \"b\"", null, LocalDate.parse("2026-02-01")),
				result);
	}

	static PeriodAudit audit(String date, int revision, boolean complete) {
		LocalDate day = LocalDate.parse(date);
		return new PeriodAudit(day, revision, 1, day.atTime(2, 0, 7).toInstant(ZoneOffset.UTC).plusMillis(400),
				day.atTime(2, 5).toInstant(ZoneOffset.UTC), false, complete, complete ? 0 : 2, "=caller",
				PopulationStatus.MATCHES, complete ? 0 : 3, "f".repeat(64));
	}

	private static @Nullable LocalDate date(@Nullable String date) {
		return (date != null) ? LocalDate.parse(date) : null;
	}

}
