package dev.swraudit.report.history;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.swraudit.history.GrantRow;
import dev.swraudit.history.Period;
import dev.swraudit.ledger.Counts;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the rows of {@code changes.csv}.
 */
public final class ChangeCounts {

	private final Period period;

	private final Counts<ChangeKind> total = new Counts<>(ChangeKind.class);

	private final Map<YearMonth, Counts<ChangeKind>> byMonth = new TreeMap<>();

	private final Map<String, Counts<ChangeKind>> byOrganization = new TreeMap<>();

	private final RevocationTime revocationTime = new RevocationTime();

	private long rows;

	ChangeCounts(Period period) {
		this.period = period;
	}

	/** Counts a row. */
	void add(GrantRow row) {
		this.rows++;
		this.revocationTime.add(row, this.period);
		ChangeKind.ofBeginning(row, this.period).ifPresent((kind) -> add(kind, row.firstSeen(), row));
		ChangeKind.ofEnd(row).ifPresent((kind) -> add(kind, row.firstAbsent(), row));
	}

	private void add(ChangeKind kind, @Nullable LocalDate day, GrantRow row) {
		this.total.add(kind, 1);
		at(this.byOrganization, row.object().namespace()).add(kind, 1);
		if (day != null) {
			at(this.byMonth, YearMonth.from(day)).add(kind, 1);
		}
	}

	private static <K> Counts<ChangeKind> at(Map<K, Counts<ChangeKind>> counts, K key) {
		return counts.computeIfAbsent(key, (any) -> new Counts<>(ChangeKind.class));
	}

	/** Returns the number of rows. */
	public long rows() {
		return this.rows;
	}

	/** Returns one count. */
	long get(ChangeKind kind) {
		return this.total.get(kind);
	}

	/** Returns the counts of the rows that began or ended in a month. */
	Counts<ChangeKind> in(YearMonth month) {
		return Objects.requireNonNullElseGet(this.byMonth.get(month), () -> new Counts<>(ChangeKind.class));
	}

	/** Returns the counts by organization. */
	Map<String, Counts<ChangeKind>> byOrganization() {
		return this.byOrganization;
	}

	/** Returns how long it took to revoke permissions. */
	RevocationTime revocationTime() {
		return this.revocationTime;
	}

	/** Returns the counts by their names in {@code summary.json}. */
	Map<String, Long> byName() {
		return this.total.by(ChangeKind::text);
	}

	/** Returns the counts in words. */
	public String text() {
		return get(ChangeKind.GRANTED) + " granted, " + get(ChangeKind.RAISED) + " raised, " + get(ChangeKind.LOWERED)
				+ " lowered, " + get(ChangeKind.REVOKED) + " revoked, " + get(ChangeKind.OBJECT_GONE)
				+ " with their object gone; " + get(ChangeKind.STILL_HELD) + " still held, " + get(ChangeKind.NOT_READ)
				+ " not read at the end";
	}

}
