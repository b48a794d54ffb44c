package dev.swraudit.support;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.support.AccountOracle.Night;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.OracleFindings.Finding;
import dev.swraudit.support.OraclePeople.Match;
import dev.swraudit.support.OracleReading.Creator;
import dev.swraudit.support.OracleReading.Outcome;
import dev.swraudit.support.OracleReading.ReadObject;
import dev.swraudit.support.OracleReading.Row;

/**
 * The findings per user of one night by the contract, compared with those of the night
 * before.
 */
final class OracleUserFindings {

	static final String INACTIVE = "inactive-user";

	static final String UNKNOWN = "unknown-user";

	private final Night night;

	private final OraclePeople people;

	private final OracleHolders holders;

	private final Map<RepositoryName, ReadObject> objects;

	/** Who held something on an object when it was last read before this night. */
	private final Map<RepositoryName, Set<String>> lastHolders = new LinkedHashMap<>();

	private final Map<String, UserFinding> findings = new LinkedHashMap<>();

	/**
	 * Evaluates a night.
	 * @param past the readings of earlier nights, in order
	 * @param before the findings of the night before that are not closed
	 */
	OracleUserFindings(Night night, OraclePeople people, OracleHolders holders, OracleReading reading,
			List<OracleReading> past, Collection<UserFinding> before) {
		this.night = night;
		this.people = people;
		this.holders = holders;
		this.objects = objects(reading);
		past.forEach((earlier) -> objects(earlier).forEach((name, object) -> {
			if (object.outcome() == Outcome.AUDITED) {
				this.lastHolders.put(name, object.rows().stream().map(Row::userId).collect(Collectors.toSet()));
			}
		}));
		holders.ids().forEach(this::evaluate);
		before.forEach(this::compare);
	}

	/** Returns all findings per user, those that end in this night included. */
	List<UserFinding> all() {
		return List.copyOf(this.findings.values());
	}

	private void evaluate(String user) {
		if (!this.people.isGiven()) {
			return;
		}
		Optional<Match> match = this.people.match(user, "");
		if (match.isEmpty()) {
			add(UNKNOWN, user);
		}
		else if (!match.get().isActive()) {
			add(INACTIVE, user);
		}
	}

	private void add(String rule, String user) {
		if (!this.night.settings().rules().contains(rule)) {
			return;
		}
		List<Row> rows = this.holders.rowsOf(user);
		Row row = new Row("", "", user, this.holders.userName(user), this.holders.highest(user).auth(), "",
				rows.stream().anyMatch(Row::self), Creator.NOT_READ, null);
		long held = rows.stream().map(OracleUserFindings::object).distinct().count();
		Finding finding = new Finding(rule, "CERTAIN", "NEW", "OPEN", "", row, this.night.date(), this.night.date());
		this.findings.put(finding.key(), new UserFinding(finding, held));
	}

	private void compare(UserFinding before) {
		Finding finding = before.finding();
		UserFinding now = this.findings.get(finding.key());
		this.findings.put(finding.key(),
				(now != null) ? new UserFinding(now.finding().existing(finding.firstSeen()), now.objects())
						: new UserFinding(settled(finding), before.objects()));
	}

	private Finding settled(Finding before) {
		String resolution = resolution(before);
		boolean open = resolution.isEmpty();
		return new Finding(before.rule(), before.certainty(), open ? "UNVERIFIED" : "RESOLVED",
				open ? "OPEN" : "CLOSED", resolution, before.row(), before.firstSeen(), before.lastVerified());
	}

	/** Returns why a finding has ended, or an empty text. */
	private String resolution(Finding before) {
		if (!this.people.isGiven() || !this.night.settings().rules().contains(before.rule())) {
			return "";
		}
		String gone = this.holders.holds(before.row().userId()) ? "" : goneFromObjects(before.row().userId());
		return (gone.isEmpty() && isCleared(before)) ? "HOLDER_ACTIVE" : gone;
	}

	private boolean isCleared(Finding before) {
		Optional<Match> match = this.people.match(before.row().userId(), before.row().userName());
		return match.isPresent() && (before.rule().equals(UNKNOWN) || match.get().isActive());
	}

	private String goneFromObjects(String user) {
		Set<Outcome> outcomes = new HashSet<>();
		this.lastHolders.forEach((name, users) -> {
			if (users.contains(user)) {
				ReadObject now = this.objects.get(name);
				outcomes.add((now != null) ? now.outcome() : Outcome.FAILED);
			}
		});
		if (outcomes.contains(Outcome.FAILED) || outcomes.contains(Outcome.FORBIDDEN)) {
			return "";
		}
		return outcomes.equals(Set.of(Outcome.NOT_FOUND)) ? "OBJECT_GONE" : "REVOKED";
	}

	private static RepositoryName object(Row row) {
		return new RepositoryName(row.namespace(), row.repository());
	}

	/** Returns repositories, and organizations as repositories without a name. */
	private static Map<RepositoryName, ReadObject> objects(OracleReading reading) {
		return Stream
			.concat(reading.repositories.entrySet().stream(),
					reading.organizations.entrySet()
						.stream()
						.map((entry) -> Map.entry(new RepositoryName(entry.getKey(), ""), entry.getValue())))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/**
	 * A finding per user.
	 *
	 * @param objects the number of objects on which the user holds something
	 */
	record UserFinding(Finding finding, long objects) {
	}

}
