package dev.swraudit.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.swraudit.history.reading.AuditInHistory;
import dev.swraudit.history.reading.AuditReadings;
import dev.swraudit.history.reading.HolderList;
import dev.swraudit.history.reading.HolderLists;
import dev.swraudit.history.reading.ObjectRow;
import dev.swraudit.history.reading.ObjectRows;
import dev.swraudit.history.reading.Reading;
import dev.swraudit.history.reading.UsedReadings;
import dev.swraudit.permission.GrantSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Search for the last readings without permissions, from audit to earlier audit. Each
 * audit is read only as far as permissions are still sought.
 */
final class AbsenceSearch {

	private static final int PAGE = 1000;

	private final JdbcTemplate jdbc;

	private final HolderLists lists;

	/** Permissions still sought, by the id of the object. */
	private final Map<Integer, List<NewGrant>> sought = new HashMap<>();

	private final Map<Source, UsedReadings> choices = new HashMap<>();

	private final Incarnations incarnations = new Incarnations();

	/** Lists that were read, with the sought holders only. */
	private final Map<Integer, HolderList> known = new HashMap<>();

	private final Map<Long, LocalDate> found = new TreeMap<>();

	AbsenceSearch(JdbcTemplate jdbc, HolderLists lists, List<NewGrant> grants) {
		this.jdbc = jdbc;
		this.lists = lists;
		grants.forEach(
				(grant) -> this.sought.computeIfAbsent(grant.repository(), (none) -> new ArrayList<>()).add(grant));
	}

	boolean isComplete() {
		return this.sought.isEmpty();
	}

	/** Returns the dates by finding id. */
	Map<Long, LocalDate> found() {
		return this.found;
	}

	/**
	 * Reads an audit.
	 * @param proves whether its readings prove anything; those of the findings' own audit
	 * only decide which earlier ones are used
	 */
	void read(AuditInHistory audit, boolean proves) {
		BitSet objects = new BitSet();
		this.sought.keySet().forEach(objects::set);
		ObjectRows rows = new ObjectRows(this.jdbc, objects);
		AuditReadings readings = new AuditReadings(this.jdbc, audit, 0, seeksPulls());
		read(audit, proves, readings, rows.organizations(audit, 0).iterator());
		read(audit, proves, readings, rows.repositories(audit, 0, PAGE));
	}

	private boolean seeksPulls() {
		return this.sought.values().stream().flatMap(List::stream).anyMatch((grant) -> !grant.source().isAccessList());
	}

	private void read(AuditInHistory audit, boolean proves, AuditReadings readings, Iterator<ObjectRow> rows) {
		while (rows.hasNext()) {
			List<ObjectRow> page = page(rows);
			Map<Integer, HolderList> read = lists(page, readings, audit.tooManyVanished());
			for (ObjectRow row : page) {
				Map<GrantSource, Reading> used = used(row.repository(), audit.date(), readings.of(row, read));
				this.incarnations.add(row.repository(), used.values());
				if (proves) {
					used.forEach((source, reading) -> compare(row.repository(), source, reading, audit.date()));
				}
			}
		}
	}

	private Map<GrantSource, Reading> used(int repository, LocalDate date, Map<GrantSource, Reading> readings) {
		Map<GrantSource, Reading> used = new EnumMap<>(GrantSource.class);
		readings.forEach((source, reading) -> {
			if (this.choices.computeIfAbsent(new Source(repository, source), (none) -> new UsedReadings())
				.uses(date, reading.time())) {
				used.put(source, reading);
			}
		});
		return used;
	}

	private List<ObjectRow> page(Iterator<ObjectRow> rows) {
		List<ObjectRow> page = new ArrayList<>();
		while (page.size() < PAGE && rows.hasNext()) {
			ObjectRow row = rows.next();
			if (this.sought.containsKey(row.repository())) {
				page.add(row);
			}
		}
		return page;
	}

	/**
	 * Returns the lists of a page.
	 * @param whole whether other holders than the sought ones are of interest
	 */
	private Map<Integer, HolderList> lists(List<ObjectRow> page, AuditReadings readings, boolean whole) {
		Map<Integer, Integer> objects = new HashMap<>();
		page.forEach((row) -> readings.lists(row).forEach((list) -> objects.put(list, row.repository())));
		Set<Integer> missing = new TreeSet<>(objects.keySet());
		if (!whole) {
			missing.removeAll(this.known.keySet());
		}
		Map<Integer, HolderList> lists = new HashMap<>(this.known);
		this.lists.read(missing).forEach((id, list) -> {
			lists.put(id, list);
			this.known.put(id, sought(list, objects.getOrDefault(id, 0)));
		});
		return lists;
	}

	/** Returns a list with the holders only whose permissions are sought. */
	private HolderList sought(HolderList list, int repository) {
		Set<String> userIds = this.sought.getOrDefault(repository, List.of())
			.stream()
			.map(NewGrant::userId)
			.collect(Collectors.toSet());
		return new HolderList(list.answerId(),
				list.holders().stream().filter((holder) -> userIds.contains(holder.userId())).toList());
	}

	private void compare(int repository, GrantSource source, Reading reading, LocalDate date) {
		List<NewGrant> absent = this.sought.getOrDefault(repository, List.of())
			.stream()
			.filter((grant) -> grant.source() == source)
			.filter((grant) -> this.incarnations.isEarlier(repository) || grant.isAbsentIn(reading))
			.toList();
		absent.forEach((grant) -> this.found.put(grant.findingId(), date));
		this.sought.computeIfPresent(repository, (id, grants) -> {
			List<NewGrant> remaining = grants.stream().filter((grant) -> !absent.contains(grant)).toList();
			return remaining.isEmpty() ? null : remaining;
		});
	}

	private record Source(int repository, GrantSource source) {
	}

}
