package dev.swraudit.support;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.swraudit.support.HistoryOracle.NightKey;

/**
 * The files that the export of a period has to write.
 *
 * @param history the audits up to the end of the period
 * @param published the publications of all audits
 */
record HistoryPeriod(LocalDate from, HistoryOracle history, LocalDate to,
		SortedMap<NightKey, PublishedHistory> published) {

	private static final String AUDITS = "audit_date,revision,publication,started_at,finished_at,backdated,complete,"
			+ "exit_code,auditing_user_id,population_status,not_read,sums_sha256";

	List<HeldGrant> changes() {
		return this.history.changes(this.from);
	}

	List<FindingAppearance> findings() {
		return FindingAppearance.of(this.history, this.from);
	}

	String changesCsv() {
		return HeldGrant.csv(changes());
	}

	String findingHistoryCsv() {
		return FindingAppearance.csv(this.history, this.from);
	}

	String auditsCsv() throws IOException {
		OracleCsv csv = new OracleCsv(AUDITS);
		SortedMap<NightKey, PublishedHistory> before = this.published.headMap(new NightKey(this.from, 0));
		NightKey first = before.isEmpty() ? new NightKey(this.from, 0) : before.lastKey();
		for (LocalDate day = first.date(); !day.isAfter(this.to); day = day.plusDays(1)) {
			SortedMap<NightKey, PublishedHistory> ofDay = new TreeMap<>(
					this.published.tailMap(first).subMap(start(day, first), new NightKey(day.plusDays(1), 0)));
			for (PublishedHistory audit : List.copyOf(ofDay.values())) {
				audit.write(csv);
			}
			if (ofDay.isEmpty()) {
				csv.line(day, "", "", "", "", "", "", "", "", "", "", "");
			}
		}
		return csv.toString();
	}

	/** Returns the start of a day, or the first audit if it is of this day. */
	private static NightKey start(LocalDate day, NightKey first) {
		return day.equals(first.date()) ? first : new NightKey(day, 0);
	}

}
