package dev.swraudit.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.swraudit.support.AccountOracle.Night;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.OracleReading.Basis;
import dev.swraudit.support.OracleReading.Creator;
import dev.swraudit.support.OracleReading.Outcome;
import dev.swraudit.support.OracleReading.ReadObject;
import dev.swraudit.support.OracleReading.Row;
import org.jspecify.annotations.Nullable;

/**
 * The findings of one night by the contract, compared with those of the night before, and
 * whether the night is complete.
 */
final class OracleFindings {

	private static final String MANAGE = "non-creator-manage";

	private static final String ORGANIZATION_MANAGE = "organization-manage";

	private static final String ORGANIZATION_WRITE = "organization-write";

	private static final String UNRECOGNISED = "unrecognised-permission";

	/** An object that this night does not look at. */
	private static final ReadObject NOT_READ = new ReadObject(Outcome.FAILED, AccountWorld.Trouble.NONE, "",
			Creator.NOT_READ, List.of());

	private final Night night;

	private final OracleReading reading;

	/** Whether so many repositories have vanished that none of their findings ends. */
	private final boolean repositoriesVanished;

	/** The same for organizations. */
	private final boolean organizationsVanished;

	private final Map<String, Finding> findings = new HashMap<>();

	OracleFindings(Night night, OracleReading reading, List<OracleFindings> past) {
		this.night = night;
		this.reading = reading;
		this.repositoriesVanished = comparedWith(past)
			.anyMatch((before) -> haveVanished(before.reading.repositories, reading.repositories));
		this.organizationsVanished = night.settings().organizations() && comparedWith(past)
			.anyMatch((before) -> haveVanished(before.reading.organizations, reading.organizations));
		reading.rows.forEach(this::evaluate);
		if (!past.isEmpty()) {
			past.get(past.size() - 1).all().stream().filter(Finding::isNotClosed).forEach(this::compare);
		}
	}

	Collection<Finding> all() {
		return this.findings.values();
	}

	/**
	 * Returns whether every record and organization was read and not too many vanished.
	 */
	boolean isComplete() {
		return this.night.invalidRecords() == 0 && !this.repositoriesVanished && !this.organizationsVanished
				&& Stream
					.concat(this.reading.repositories.values().stream(), this.reading.organizations.values().stream())
					.map(ReadObject::outcome)
					.allMatch((outcome) -> outcome == Outcome.AUDITED || outcome == Outcome.NOT_FOUND);
	}

	/** Returns the baseline and the latest complete night. */
	private static Stream<OracleFindings> comparedWith(List<OracleFindings> past) {
		return Stream.concat(past.stream().skip(Math.max(0, past.size() - 1)),
				past.stream().filter(OracleFindings::isComplete).reduce((first, second) -> second).stream());
	}

	private <K> boolean haveVanished(Map<K, ReadObject> before, Map<K, ReadObject> now) {
		List<K> read = before.keySet()
			.stream()
			.filter((key) -> Objects.requireNonNull(before.get(key)).outcome() == Outcome.AUDITED)
			.toList();
		long vanished = read.stream()
			.filter((key) -> hasVanished(Objects.requireNonNull(before.get(key)), now.get(key)))
			.count();
		double share = this.night.settings().maxVanished() / 100.0;
		return (vanished > 10 && vanished > share * read.size())
				|| (vanished >= 2 && vanished > Math.max(0.5, share) * read.size())
				|| (share < 1 && now.values().stream().noneMatch((object) -> object.outcome() == Outcome.AUDITED));
	}

	private static boolean hasVanished(ReadObject before, @Nullable ReadObject now) {
		return now == null || now.outcome() == Outcome.NOT_FOUND
				|| (now.outcome() == Outcome.AUDITED && before.hasOtherHolders() && !now.hasOtherHolders());
	}

	/** Adds the findings that a row makes. */
	private void evaluate(Row row) {
		String certainty = (row.isCreator() != null) ? "CERTAIN" : "POSSIBLE";
		boolean creator = Boolean.TRUE.equals(row.isCreator());
		switch (row.source()) {
			case "public" -> add("public-repository", "CERTAIN", row.withCreator(object(row).creator()));
			case "share" -> add("shared-repository", "CERTAIN", row.withCreator(object(row).creator()));
			default -> {
				for (String rule : List.of(MANAGE, ORGANIZATION_MANAGE, ORGANIZATION_WRITE)) {
					boolean ofOrganization = !rule.equals(MANAGE);
					if (holds(rule, row) && !creator && ofOrganization == row.repository().isEmpty()) {
						add(rule, certainty, row);
					}
				}
				if (row.isUnrecognised()) {
					add(UNRECOGNISED, "CERTAIN", row);
				}
			}
		}
	}

	/** Returns whether a row has the level that a rule is about. */
	private static boolean holds(String rule, Row row) {
		return switch (rule) {
			case MANAGE, ORGANIZATION_MANAGE -> row.manages();
			case ORGANIZATION_WRITE -> row.auth() == 3;
			case UNRECOGNISED -> row.isUnrecognised();
			default -> throw new IllegalArgumentException(rule);
		};
	}

	private void add(String rule, String certainty, Row row) {
		if (this.night.settings().rules().contains(rule)) {
			Finding finding = new Finding(rule, certainty, "NEW", "OPEN", "", row, this.night.date(),
					this.night.date());
			this.findings.put(finding.key(), finding);
		}
	}

	/** Compares a finding of the baseline that was not closed. */
	private void compare(Finding before) {
		Finding now = this.findings.get(before.key());
		this.findings.put(before.key(), (now != null) ? now.existing(before.firstSeen()) : settled(before));
	}

	private Finding settled(Finding before) {
		String resolution = this.night.settings().rules().contains(before.rule()) ? resolution(before) : "";
		if (resolution.isEmpty()) {
			return new Finding(before.rule(), before.certainty(), "UNVERIFIED", "OPEN", "", before.row(),
					before.firstSeen(), before.lastVerified());
		}
		Row row = before.row();
		Creator today = object(row).creator();
		return new Finding(before.rule(), before.certainty(), "RESOLVED", "CLOSED", resolution,
				(today.basis() != Basis.NOT_READ) ? row.withCreator(today) : row, before.firstSeen(),
				before.lastVerified());
	}

	/** Returns why a finding that was not read again has ended, or an empty text. */
	private String resolution(Finding before) {
		Row row = before.row();
		ReadObject object = object(row);
		if (this.repositoriesVanished || this.organizationsVanished || object.equals(NOT_READ)) {
			return "";
		}
		if (object.outcome() == Outcome.NOT_FOUND) {
			return "OBJECT_GONE";
		}
		RepositoryName name = new RepositoryName(row.namespace(), row.repository());
		return switch (row.source()) {
			case "public" -> (this.reading.listed(name) != null) ? "REVOKED" : "";
			case "share" -> this.reading.hasReadAllShares(name) ? "REVOKED" : "";
			default ->
				(object.outcome() == Outcome.AUDITED) ? resolution(before.rule(), object.rowOf(row.userId())) : "";
		};
	}

	private static String resolution(String rule, @Nullable Row now) {
		if (now == null) {
			return "REVOKED";
		}
		return holds(rule, now) ? "HOLDER_IS_CREATOR" : "LOWERED";
	}

	/** Returns what was read of the object that a row is about. */
	private ReadObject object(Row row) {
		return row.repository().isEmpty() ? this.reading.organizations.getOrDefault(row.namespace(), NOT_READ)
				: this.reading.repositories.getOrDefault(new RepositoryName(row.namespace(), row.repository()),
						NOT_READ);
	}

	/**
	 * A row of {@code findings.csv}.
	 */
	record Finding(String rule, String certainty, String change, String state, String resolution, Row row,
			LocalDate firstSeen, LocalDate lastVerified) {

		String key() {
			return String.join("\n", this.rule, this.row.namespace(), this.row.repository(), this.row.userId());
		}

		boolean isNotClosed() {
			return !this.state.equals("CLOSED");
		}

		/** Returns this finding, as one that the baseline has too. */
		Finding existing(LocalDate firstSeen) {
			return new Finding(this.rule, this.certainty, "EXISTING", this.state, "", this.row, firstSeen,
					this.lastVerified);
		}

	}

}
