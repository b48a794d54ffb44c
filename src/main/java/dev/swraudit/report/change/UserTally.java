package dev.swraudit.report.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.permission.Auth;
import dev.swraudit.permission.CodePointOrder;
import org.jspecify.annotations.Nullable;

/**
 * Findings of one user that changed in the same way, counted one by one.
 */
final class UserTally {

	private static final Comparator<Map.Entry<String, Long>> MOST_FIRST = Map.Entry
		.<String, Long>comparingByValue(Comparator.reverseOrder())
		.thenComparing(Map.Entry::getKey, CodePointOrder::compareText);

	private final String userId;

	private final int limit;

	private final Map<String, Long> names = new HashMap<>();

	private final Map<Rule, Long> rules = new EnumMap<>(Rule.class);

	private final Map<Resolution, Long> resolutions = new EnumMap<>(Resolution.class);

	private final TreeSet<Long> auths = new TreeSet<>(Auth.BY_POWER.reversed());

	private final Set<Integer> repositories = new LinkedHashSet<>();

	private final Set<Integer> namespaces = new LinkedHashSet<>();

	private final Set<Integer> allNamespaces = new HashSet<>();

	private long findings;

	private long objectCount;

	private long gained;

	private @Nullable Integer lastRepository;

	private boolean lastGained;

	private int heldObjects;

	private @Nullable Integer personId;

	private @Nullable LocalDate lastAbsent;

	private LocalDate oldest = LocalDate.MAX;

	/**
	 * Creates an empty tally.
	 * @param limit maximum number of objects, and of organizations
	 */
	UserTally(String userId, int limit) {
		this.userId = userId;
		this.limit = limit;
	}

	/** Adds a finding. Those of an object follow each other. */
	void add(ChangedFinding finding) {
		this.findings++;
		if (!finding.userName().isEmpty()) {
			this.names.merge(finding.userName(), 1L, Long::sum);
		}
		this.rules.merge(finding.rule(), 1L, Long::sum);
		this.auths.add(finding.auth());
		this.heldObjects = Math.max(this.heldObjects, finding.heldObjects());
		if (finding.personId() != null) {
			this.personId = finding.personId();
		}
		if (finding.resolution() != null) {
			this.resolutions.merge(finding.resolution(), 1L, Long::sum);
		}
		this.oldest = earlier(this.oldest, finding.firstSeen());
		if (finding.lastAbsent() != null) {
			this.lastAbsent = earlier(Objects.requireNonNullElse(this.lastAbsent, LocalDate.MAX), finding.lastAbsent());
		}
		addObject(finding);
	}

	private void addObject(ChangedFinding finding) {
		if (this.repositories.size() < this.limit) {
			this.repositories.add(finding.repositoryId());
		}
		if (finding.rule().isPerUser()) {
			return;
		}
		count(finding);
		this.allNamespaces.add(finding.namespaceId());
		if (this.namespaces.size() < this.limit) {
			this.namespaces.add(finding.namespaceId());
		}
	}

	/** Counts an object once, whatever the number of rules that it breaks. */
	private void count(ChangedFinding finding) {
		if (!Integer.valueOf(finding.repositoryId()).equals(this.lastRepository)) {
			this.lastRepository = finding.repositoryId();
			this.lastGained = false;
			this.objectCount++;
		}
		if (finding.lastAbsent() != null && !this.lastGained) {
			this.lastGained = true;
			this.gained++;
		}
	}

	private static LocalDate earlier(LocalDate one, LocalDate other) {
		return one.isBefore(other) ? one : other;
	}

	String userId() {
		return this.userId;
	}

	long findings() {
		return this.findings;
	}

	/** Returns the ids of the first repositories in the order of names. */
	Collection<Integer> repositories() {
		return this.repositories;
	}

	/** Returns the ids of the first organizations in the order of names. */
	Collection<Integer> namespaces() {
		return this.namespaces;
	}

	@Nullable Integer personId() {
		return this.personId;
	}

	/** Returns the earliest last date of absence; null if no permission was gained. */
	@Nullable LocalDate lastAbsent() {
		return this.lastAbsent;
	}

	/**
	 * Returns the change. The user gets the name that most findings have, the first by
	 * code point of equals.
	 * @param person the person behind the user; null if it is not known
	 * @param gainedAfter start of the audit of the earliest last date of absence
	 */
	UserChange change(@Nullable KnownPerson person, List<ObjectName> objects, List<String> organizations,
			@Nullable Instant gainedAfter) {
		String name = this.names.entrySet().stream().min(MOST_FIRST).map(Map.Entry::getKey).orElse(null);
		return new UserChange(this.userId, name, (person != null) ? person.name() : null, this.findings,
				Collections.unmodifiableMap(this.rules), this.auths.stream().map(Auth::text).toList(), objects,
				this.objectCount, organizations, this.allNamespaces.size(), this.gained, gainedAfter, this.lastAbsent,
				this.oldest, Collections.unmodifiableMap(this.resolutions), (person != null) ? person.status() : null,
				this.heldObjects);
	}

}
