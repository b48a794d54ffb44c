package dev.swraudit.report.history;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.swraudit.history.FindingResult;
import dev.swraudit.history.GrantEnd;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodCountsTests {

	private final ChangeCounts changes = new ChangeCounts(HistoryRows.PERIOD);

	@Test
	void beginningAndEndOfEachRowAreCounted() {
		grant("2026-01-01", "2026-01-02", "2026-01-09", GrantEnd.REVOKED, null);
		grant("2026-01-01", "2026-01-02", null, GrantEnd.STILL_HELD, 3L);
		grant("2026-01-01", "2026-02-02", null, GrantEnd.NOT_READ, 15L);
		grant(null, "2026-01-02", "2026-03-09", GrantEnd.OBJECT_GONE, null);
		grant("2026-01-01", "2026-01-02", "2026-03-09", GrantEnd.CHANGED, null);
		assertThat(this.changes.rows()).isEqualTo(5);
		assertThat(this.changes.byName()).containsExactly(Map.entry("granted", 2L), Map.entry("raised", 1L),
				Map.entry("lowered", 1L), Map.entry("revoked", 1L), Map.entry("objectGone", 1L),
				Map.entry("stillHeld", 1L), Map.entry("notRead", 1L), Map.entry("heldAtFirstReading", 1L));
	}

	@Test
	void beginningBeforeThePeriodIsNotCounted() {
		grant("2025-12-30", "2025-12-31", "2026-01-09", GrantEnd.REVOKED, null);
		grant("2025-12-30", "2025-12-31", null, GrantEnd.STILL_HELD, 3L);
		assertThat(this.changes.byName()).containsEntry("granted", 0L)
			.containsEntry("raised", 0L)
			.containsEntry("revoked", 1L)
			.containsEntry("stillHeld", 1L);
	}

	@Test
	void meanTimeToRevokeCoversGrantsOfThePeriodOnly() {
		grant("2026-01-01", "2026-01-02", "2026-01-09", GrantEnd.REVOKED, null);
		grant("2026-01-01", "2026-01-02", "2026-01-06", GrantEnd.REVOKED, null);
		grant("2025-12-30", "2025-12-31", "2026-03-09", GrantEnd.REVOKED, null);
		grant(null, "2026-01-02", "2026-03-09", GrantEnd.REVOKED, null);
		grant("2026-01-01", "2026-01-02", "2026-03-09", GrantEnd.OBJECT_GONE, null);
		assertThat(this.changes.revocationTime().number()).isEqualTo(2);
		assertThat(this.changes.revocationTime().meanDays()).isEqualByComparingTo("5.5");
	}

	@Test
	void monthsBeginWithTheFirstAuditAndEndWithThePeriod() {
		grant("2026-02-01", "2026-02-02", "2026-03-09", GrantEnd.REVOKED, null);
		ChangeTables tables = ChangeTables.of(audits("2025-12-31", "2026-02-01"), this.changes);
		assertThat(tables.months()).containsExactly(new ChangeRow("2026-02", 1, 0, 0, 0, 0),
				new ChangeRow("2026-03", 0, 0, 0, 1, 0));
		assertThat(tables.total()).isEqualTo(new ChangeRow("Total", 1, 0, 0, 1, 0));
	}

	@Test
	void organizationsBeyondTheFirstTwentyAreAddedUp() {
		IntStream.range(0, 23)
			.forEach((i) -> this.changes.add(HistoryRows.grant(new RepositoryName("org-" + (char) ('a' + i), ""), "u1",
					"2026-01-01", "2026-01-02", null, GrantEnd.STILL_HELD, 7, null)));
		grant("2026-02-01", "2026-02-02", "2026-03-09", GrantEnd.REVOKED, null);
		List<ChangeRow> rows = ChangeTables.of(audits("2026-01-02"), this.changes).organizations();
		assertThat(rows).hasSize(21)
			.startsWith(new ChangeRow("team", 1, 0, 0, 1, 0), new ChangeRow("org-a", 1, 0, 0, 0, 0))
			.endsWith(new ChangeRow("4 other organizations", 4, 0, 0, 0, 0));
	}

	@Test
	void findingsAddUpToTheRows() {
		FindingCounts findings = new FindingCounts();
		RepositoryName object = new RepositoryName("team", "app");
		findings.add(HistoryRows.finding(object, true, "2026-02-02", FindingResult.REVOKED_LATE));
		findings.add(HistoryRows.finding(object, true, null, FindingResult.KEPT));
		findings.add(HistoryRows.finding(object, false, null, FindingResult.UNDECIDED));
		PeriodSummary.Findings summary = PeriodSummary.Findings.of(findings);
		assertThat(summary.rows()).isEqualTo(3);
		assertThat(summary.opening()).hasSize(9).containsEntry("REVOKED_LATE", 1L).containsEntry("KEPT", 1L);
		assertThat(summary.opening().keySet()).containsExactly("KEPT", "ACCEPTED_BY_EXCEPTION", "REVOKED", "LOWERED",
				"REVOKED_LATE", "NOT_REVOKED", "ENDED_OTHERWISE", "ENDED_UNDECIDED", "UNDECIDED");
		assertThat(summary.later()).hasSize(9).containsEntry("UNDECIDED", 1L);
		assertThat(findings.open()).isEqualTo(2);
	}

	@Test
	void auditsOfThePeriodAndItsDaysWithoutOneAreCounted() {
		PeriodAudits audits = new PeriodAudits(HistoryRows.PERIOD,
				List.of(HistoryRows.audit("2025-12-31", 1, false), HistoryRows.audit("2026-01-02", 1, false),
						HistoryRows.audit("2026-01-02", 2, true), HistoryRows.audit("2026-01-05", 1, true)));
		assertThat(AuditCounts.of(audits)).isEqualTo(new AuditCounts(3, 2, 1, 88));
		assertThat(DayRange.of(audits.missedDays()).stream().map(DayRange::text)).containsExactly("2026-01-01",
				"2026-01-03 to 2026-01-04", "2026-01-06 to 2026-03-31");
	}

	private void grant(@Nullable String lastAbsent, String firstSeen, @Nullable String firstAbsent, GrantEnd end,
			@Nullable Long before) {
		this.changes.add(HistoryRows.grant(lastAbsent, firstSeen, firstAbsent, end, 7, before));
	}

	private static PeriodAudits audits(String... dates) {
		return new PeriodAudits(HistoryRows.PERIOD,
				List.of(dates).stream().map((date) -> HistoryRows.audit(date, 1, true)).toList());
	}

}
