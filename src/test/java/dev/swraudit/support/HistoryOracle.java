package dev.swraudit.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Which grant was held when, by the contract alone: the rows of {@code changes.csv} of a
 * series of audits.
 */
final class HistoryOracle {

	/** In their order. No audit is later than the period. */
	private final List<Audit> audits;

	private HistoryOracle(List<Audit> audits) {
		this.audits = audits;
	}

	/** Looks at the audits up to a date. */
	static HistoryOracle upTo(LocalDate to, Collection<Audit> audits) {
		return of(audits, (key) -> !key.date().isAfter(to));
	}

	/** Looks at the audits up to one of them. */
	static HistoryOracle upTo(NightKey last, Collection<Audit> audits) {
		return of(audits, (key) -> key.compareTo(last) <= 0);
	}

	private static HistoryOracle of(Collection<Audit> audits, Predicate<NightKey> which) {
		return new HistoryOracle(audits.stream()
			.filter((audit) -> which.test(audit.key()))
			.sorted(Comparator.comparing(Audit::key))
			.toList());
	}

	List<Audit> audits() {
		return this.audits;
	}

	/** Returns the rows of the period that begins on a date. */
	List<HeldGrant> changes(LocalDate from) {
		Set<Place> places = this.audits.stream()
			.flatMap((audit) -> audit.readings().keySet().stream())
			.collect(Collectors.toSet());
		return places.stream()
			.flatMap((place) -> usersOf(place).stream().flatMap((user) -> grants(place, user).stream()))
			.filter((grant) -> grant.firstAbsent() == null || grant.firstAbsent().isAfter(from))
			.sorted(HeldGrant.ORDER)
			.toList();
	}

	private Set<String> usersOf(Place place) {
		return this.audits.stream()
			.map((audit) -> audit.readings().get(place))
			.filter(Objects::nonNull)
			.flatMap((reading) -> reading.holders().stream())
			.map(Holder::userId)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Returns the rows of a user, in the order of time. */
	List<HeldGrant> grants(Place place, String user) {
		Set<Integer> recreations = recreations(place);
		List<HeldGrant> grants = new ArrayList<>();
		HeldGrant open = null;
		LocalDate lastRead = null;
		for (int i = 0; i < this.audits.size(); i++) {
			LocalDate date = this.audits.get(i).key().date();
			if (open != null && recreations.contains(i)) {
				open.end(date, "OBJECT_GONE");
				open = null;
			}
			Reading reading = used(this.audits.get(i), place, user).orElse(null);
			if (reading == null) {
				if (open != null) {
					open.addNotRead();
				}
				continue;
			}
			Holder holder = reading.holder(user).orElse(null);
			if (open != null && (holder == null || holder.auth() != open.auth())) {
				open.end(date, reading.isGone() ? "OBJECT_GONE" : (holder == null) ? "REVOKED" : "CHANGED");
				open = null;
			}
			if (holder != null) {
				if (open == null) {
					open = new HeldGrant(place, holder, i, lastRead, date);
					grants.add(open);
				}
				open.add(holder, date, i == this.audits.size() - 1);
			}
			lastRead = date;
		}
		return grants;
	}

	/** Returns the audits that first read an object under another id. */
	private Set<Integer> recreations(Place place) {
		Place object = place.ofObject();
		Set<Integer> recreations = new HashSet<>();
		String last = "";
		for (int i = 0; i < this.audits.size(); i++) {
			String id = used(this.audits.get(i), object, "").map(Reading::answerId).orElse("");
			if (!id.isEmpty()) {
				if (!last.isEmpty() && !last.equals(id)) {
					recreations.add(i);
				}
				last = id;
			}
		}
		return recreations;
	}

	/**
	 * Returns the date of the last audit below the last one that proves that a user did
	 * not hold what the last audit read.
	 */
	Optional<LocalDate> lastAbsent(Place place, String user, long auth) {
		List<HeldGrant> grants = grants(place, user);
		HeldGrant last = grants.isEmpty() ? null : grants.get(grants.size() - 1);
		if (last != null && last.firstAbsent() == null && last.auth() == auth) {
			return Optional.ofNullable(last.lastAbsent());
		}
		return this.audits.subList(0, this.audits.size() - 1)
			.stream()
			.filter((audit) -> used(audit, place, user).isPresent())
			.map((audit) -> audit.key().date())
			.reduce((first, second) -> second);
	}

	/** Returns the reading of an audit, unless it may not be used. */
	private Optional<Reading> used(Audit audit, Place place, String user) {
		return isOvertaken(audit, place, user) ? Optional.empty() : audit.reading(place, user);
	}

	/**
	 * Returns whether the audit has a reading that was made after an audit of a later
	 * date had read the same.
	 */
	boolean isOvertaken(Audit audit, Place place, String user) {
		Reading reading = audit.reading(place, user).orElse(null);
		return reading != null && this.audits.stream()
			.filter((other) -> other.key().date().isAfter(audit.key().date()))
			.anyMatch((other) -> other.reading(place, user)
				.filter((earlier) -> earlier.madeAt() < reading.madeAt())
				.isPresent());
	}

	/**
	 * Date and revision of an audit.
	 */
	record NightKey(LocalDate date, int revision) implements Comparable<NightKey> {

		@Override
		public int compareTo(NightKey other) {
			int byDate = this.date.compareTo(other.date);
			return (byDate != 0) ? byDate : Integer.compare(this.revision, other.revision);
		}

	}

	/**
	 * Object and source, the unit that is read.
	 *
	 * @param repository empty for an organization
	 */
	record Place(String namespace, String repository, String source) {

		/** Returns the access list of the object. */
		Place ofObject() {
			return new Place(this.namespace, this.repository,
					this.repository.isEmpty() ? "organization" : "repository");
		}

	}

	/**
	 * A holder in a list.
	 *
	 * @param isCreator cell {@code is_creator}
	 */
	record Holder(String userId, String userName, long auth, String isCreator) {
	}

	/**
	 * What an audit read of a place.
	 *
	 * @param kind {@code LIST}, {@code PART} (of a list, which proves no absence) or
	 * {@code GONE}
	 * @param madeAt number of the run that read it
	 * @param answerId id of the object, empty if there is none
	 */
	record Reading(String kind, int madeAt, String answerId, List<Holder> holders) {

		static Reading gone(int madeAt) {
			return new Reading("GONE", madeAt, "", List.of());
		}

		boolean isGone() {
			return this.kind.equals("GONE");
		}

		Optional<Holder> holder(String user) {
			return this.holders.stream().filter((holder) -> holder.userId().equals(user)).findFirst();
		}

	}

	/**
	 * A published audit.
	 *
	 * @param readings without places that were not read, or whose reading is in doubt
	 * @param findings rows of {@code findings.csv} by column
	 */
	record Audit(NightKey key, Map<Place, Reading> readings, List<Map<String, String>> findings) {

		/** Returns the reading, if it says anything about a user. */
		Optional<Reading> reading(Place place, String user) {
			@Nullable Reading reading = this.readings.get(place);
			return Optional.ofNullable(reading)
				.filter((read) -> !read.kind().equals("PART") || read.holder(user).isPresent());
		}

	}

}
