package dev.swraudit.report.change;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.swraudit.ledger.Outcome;
import dev.swraudit.report.change.UnreadObjects.UnreadObject;

/**
 * Objects of one kind that were not read, counted one by one. Accepted gaps are not
 * counted.
 */
final class GapTally {

	private final Map<Outcome, Long> all = new EnumMap<>(Outcome.class);

	private final Map<Outcome, Long> asBefore = new EnumMap<>(Outcome.class);

	private final List<UnreadObject> records = new ArrayList<>();

	private final List<UnreadObject> organizations = new ArrayList<>();

	private final BitSet before;

	private final int limit;

	private long organizationCount;

	/**
	 * Creates a tally.
	 * @param before ids of the repositories with a result of this kind in the baseline
	 * @param limit maximum number of named objects
	 */
	GapTally(BitSet before, int limit) {
		this.before = before;
		this.limit = limit;
	}

	/** Adds a record. Records are added in the order of names. */
	void addRecord(UnreadRow row) {
		add(row, this.records);
	}

	/** Adds an organization. Organizations are added in the order of names. */
	void addOrganization(UnreadRow row) {
		add(row, this.organizations);
		this.organizationCount += row.accepted() ? 0 : 1;
	}

	private void add(UnreadRow row, List<UnreadObject> first) {
		if (row.accepted()) {
			return;
		}
		this.all.merge(row.outcome(), 1L, Long::sum);
		if (this.before.get(row.repositoryId())) {
			this.asBefore.merge(row.outcome(), 1L, Long::sum);
		}
		else if (first.size() < this.limit) {
			first.add(row.object());
		}
	}

	UnreadObjects objects() {
		return new UnreadObjects(sum(this.all), sum(this.asBefore), Collections.unmodifiableMap(this.all),
				Collections.unmodifiableMap(this.asBefore),
				Stream.concat(this.records.stream(), this.organizations.stream()).limit(this.limit).toList(),
				this.organizationCount);
	}

	/**
	 * Returns the objects, compared by their number. No object is named if there are as
	 * many as before, because it is not known which are new.
	 * @param before their number in the baseline
	 */
	UnreadObjects objectsByNumber(long before) {
		long total = sum(this.all);
		long old = Math.min(total, before);
		return new UnreadObjects(total, old, Collections.unmodifiableMap(this.all),
				(old > 0) ? Map.of(Outcome.INVALID, old) : Map.of(),
				(total > old) ? List.copyOf(this.records) : List.of(), 0);
	}

	private static long sum(Map<Outcome, Long> counts) {
		return counts.values().stream().mapToLong(Long::longValue).sum();
	}

}
