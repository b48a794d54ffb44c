package dev.swraudit.history.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Readings of the selected objects in all audits, object by object in the order of names.
 * The memory depends on the number of audits, not on the number of readings.
 */
public final class ReadingStream implements Iterator<ObjectReadings> {

	/** Number of rows of all audits that are read ahead. */
	private static final int READ_AHEAD = 150_000;

	private static final int SMALLEST_PAGE = 100;

	private static final int LARGEST_PAGE = 5000;

	/** Number of rows whose lists are read together. */
	private static final int BATCH = 20_000;

	private static final int BATCH_OBJECTS = 500;

	private final List<AuditReadings> audits;

	private final ObjectOrder order;

	private final HolderLists lists;

	private final RowMerge<ObjectRow> rows;

	private final Deque<ObjectReadings> batch = new ArrayDeque<>();

	/**
	 * Starts before the first object.
	 * @param readings the audits, each with its readings
	 */
	public ReadingStream(JdbcTemplate jdbc, List<AuditInHistory> audits, List<AuditReadings> readings,
			ObjectOrder order) {
		this.audits = readings;
		this.order = order;
		this.lists = new HolderLists(jdbc);
		ObjectRows rows = new ObjectRows(jdbc, order.selected());
		int pageSize = Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, READ_AHEAD / Math.max(1, audits.size())));
		List<Iterator<ObjectRow>> sources = new ArrayList<>();
		for (int i = 0; i < audits.size(); i++) {
			sources.add(rows.repositories(audits.get(i), i, pageSize));
			sources.add(rows.organizations(audits.get(i), i)
				.stream()
				.sorted(Comparator.comparingInt((row) -> order.rank(row.repository())))
				.iterator());
		}
		this.rows = new RowMerge<>(sources, (row) -> order.rank(row.repository()));
	}

	/**
	 * Skips the objects before another one.
	 * @param rank the number of the object in the order of names
	 * @return the readings of the object; null if there are none
	 */
	public @Nullable ObjectReadings skipTo(int rank) {
		while (nextRank() < rank) {
			next();
		}
		return (nextRank() == rank) ? next() : null;
	}

	private int nextRank() {
		ObjectReadings first = this.batch.peek();
		return (first != null) ? this.order.rank(first.repository()) : this.rows.nextRank();
	}

	@Override
	public boolean hasNext() {
		return !this.batch.isEmpty() || this.rows.hasNext();
	}

	@Override
	public ObjectReadings next() {
		if (this.batch.isEmpty()) {
			readBatch();
		}
		ObjectReadings next = this.batch.poll();
		if (next == null) {
			throw new NoSuchElementException();
		}
		return next;
	}

	private void readBatch() {
		List<List<ObjectRow>> objects = new ArrayList<>();
		Set<Integer> listIds = new TreeSet<>();
		int size = 0;
		while (size < BATCH && objects.size() < BATCH_OBJECTS && this.rows.hasNext()) {
			List<ObjectRow> object = this.rows.next();
			object.forEach((row) -> listIds.addAll(this.audits.get(row.audit()).lists(row)));
			objects.add(object);
			size += object.size();
		}
		Map<Integer, HolderList> read = this.lists.read(listIds);
		Map<Integer, RepositoryName> names = this.order
			.names(objects.stream().map((object) -> object.get(0).repository()).toList());
		objects.forEach((object) -> this.batch.add(readings(object, names, read)));
	}

	private ObjectReadings readings(List<ObjectRow> rows, Map<Integer, RepositoryName> names,
			Map<Integer, HolderList> lists) {
		int repository = rows.get(0).repository();
		ObjectReadings readings = new ObjectReadings(repository, Objects.requireNonNull(names.get(repository)));
		rows.forEach((row) -> this.audits.get(row.audit()).of(row, lists).forEach(readings::add));
		return readings;
	}

}
