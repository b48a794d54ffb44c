package dev.swraudit.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import dev.swraudit.history.reading.AuditInHistory;
import dev.swraudit.history.reading.ObjectReadings;
import dev.swraudit.history.reading.Reading;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.permission.GrantSource;

/**
 * History of the permissions on one object: a pure function of its readings.
 */
final class ObjectHistory {

	/** The rows of one user and source keep their order. */
	private static final Comparator<GrantRow> ORDER = Comparator
		.comparing(GrantRow::userId, CodePointOrder::compareText)
		.thenComparing(GrantRow::source);

	private ObjectHistory() {
	}

	/**
	 * Returns the permissions in the order of user id, source and time.
	 * @param readings all readings, also those that are not used
	 * @param audits the audits of the history
	 */
	static List<GrantRow> of(ObjectReadings readings, List<AuditInHistory> audits) {
		ObjectReadings used = readings.used(audits);
		List<Integer> newObjects = newObjects(used);
		List<GrantRow> rows = new ArrayList<>();
		used.bySource()
			.forEach((source, ofSource) -> rows
				.addAll(track(new GrantTracker(used.object(), source, audits), ofSource, newObjects)));
		rows.sort(ORDER);
		return rows;
	}

	/**
	 * Returns the positions of the audits that read another id of the object than the
	 * reading with an id before.
	 */
	private static List<Integer> newObjects(ObjectReadings used) {
		List<Integer> audits = new ArrayList<>();
		String last = "";
		GrantSource source = used.object().isOrganization() ? GrantSource.ORGANIZATION : GrantSource.REPOSITORY;
		for (Reading reading : used.bySource().getOrDefault(source, List.of())) {
			String id = reading.list().answerId();
			if (!id.isEmpty()) {
				if (!last.isEmpty() && !id.equals(last)) {
					audits.add(reading.audit());
				}
				last = id;
			}
		}
		return audits;
	}

	private static List<GrantRow> track(GrantTracker tracker, List<Reading> readings, List<Integer> newObjects) {
		Iterator<Integer> ends = newObjects.iterator();
		int nextEnd = ends.hasNext() ? ends.next() : Integer.MAX_VALUE;
		for (Reading reading : readings) {
			while (nextEnd <= reading.audit()) {
				tracker.endAll(nextEnd);
				nextEnd = ends.hasNext() ? ends.next() : Integer.MAX_VALUE;
			}
			tracker.add(reading);
		}
		if (nextEnd != Integer.MAX_VALUE) {
			tracker.endAll(nextEnd);
		}
		return tracker.complete();
	}

}
