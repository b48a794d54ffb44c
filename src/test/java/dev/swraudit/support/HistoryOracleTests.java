package dev.swraudit.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.swraudit.support.HistoryOracle.Audit;
import dev.swraudit.support.HistoryOracle.Holder;
import dev.swraudit.support.HistoryOracle.NightKey;
import dev.swraudit.support.HistoryOracle.Place;
import dev.swraudit.support.HistoryOracle.Reading;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The history oracle against rows that were written by hand from the contract.
 */
class HistoryOracleTests {

	private static final Place APP = new Place("team", "app", "repository");

	private static final Place PUBLIC = new Place("team", "app", "public");

	private final List<Audit> audits = new ArrayList<>();

	private int run;

	@Test
	void aGrantBeginsAfterAnAuditWithoutItAndEndsWithOne() {
		audit(1, list(APP, "1", "ann 7"));
		audit(2, list(APP, "1", "ann 7", "bob 3"));
		audit(3);
		audit(4, list(APP, "1", "ann 7", "bob 3"));
		audit(5, list(APP, "1", "ann 7"));
		assertThat(changes(1, 5)).containsExactly("ann 7: - 1..5 - STILL_HELD 4 1", "bob 3: 1 2..4 5 REVOKED 2 1");
		assertThat(changes(1, 3)).containsExactly("ann 7: - 1..2 - NOT_READ 2 1", "bob 3: 1 2..2 - NOT_READ 1 1");
		assertThat(changes(5, 5)).containsExactly("ann 7: - 1..5 - STILL_HELD 4 1");
		assertThat(changes(4, 9)).containsExactly("ann 7: - 1..5 - STILL_HELD 4 1", "bob 3: 1 2..4 5 REVOKED 2 1");
		assertThat(changes(1, 1)).containsExactly("ann 7: - 1..1 - STILL_HELD 1 0");
	}

	@Test
	void anotherLevelIsAnotherRow() {
		audit(1, list(APP, "1", "ann 7"));
		audit(2, list(APP, "1", "ann 3"));
		audit(3, list(APP, "1", "ann 7"));
		assertThat(changes(1, 3)).containsExactly("ann 7: - 1..1 2 CHANGED 1 0", "ann 3: 1 2..2 3 CHANGED 1 0",
				"ann 7: 2 3..3 - STILL_HELD 1 0");
	}

	@Test
	void anObjectThatIsGoneOrCreatedAgainEndsAllItsRows() {
		audit(1, list(APP, "1", "ann 7"), list(PUBLIC, "", "* 1"));
		audit(2, list(APP, "2", "ann 7"));
		audit(3, list(APP, "", "ann 7"), list(PUBLIC, "", "* 1"));
		audit(4, gone(APP), gone(PUBLIC));
		audit(5, list(APP, "2", "ann 7"));
		assertThat(changes(1, 5)).containsExactly("* 1: - 1..1 2 OBJECT_GONE 1 0", "* 1: 1 3..3 4 OBJECT_GONE 1 0",
				"ann 7: - 1..1 2 OBJECT_GONE 1 0", "ann 7: 1 2..3 4 OBJECT_GONE 2 0", "ann 7: 4 5..5 - STILL_HELD 1 0");
	}

	@Test
	void aReadingThatWasMadeAfterThatOfALaterDateIsNotUsed() {
		audit(1, list(APP, "1", "ann 7"));
		audit(3, list(APP, "1", "ann 7"));
		audit(2, list(APP, "1", "bob 7"), list(PUBLIC, "", "* 1"));
		assertThat(changes(1, 3)).containsExactly("* 1: - 2..2 - NOT_READ 1 1", "ann 7: - 1..3 - STILL_HELD 2 1");
		assertThat(changes(1, 2)).containsExactly("* 1: - 2..2 - STILL_HELD 1 0", "ann 7: - 1..1 2 REVOKED 1 0",
				"bob 7: 1 2..2 - STILL_HELD 1 0");
	}

	@Test
	void aLaterRevisionOfTheSameDateIsAReadingOfItsOwn() {
		audit(1, list(APP, "1", "ann 7"));
		audit(new NightKey(day(1), 2), list(APP, "1", "bob 7"));
		assertThat(changes(0, 1)).containsExactly("ann 7: - 1..1 1 REVOKED 1 0", "bob 7: 1 1..1 - STILL_HELD 1 0");
		assertThat(changes(1, 1)).containsExactly("bob 7: 1 1..1 - STILL_HELD 1 0");
	}

	@Test
	void aListThatWasReadInPartProvesNoAbsence() {
		Place share = new Place("team", "app", "share");
		audit(1, list(share, "", "x 1", "y 1"));
		audit(2, new Read(share, new Reading("PART", ++this.run, "", holders("x 1"))));
		audit(3, list(share, "", "x 1"));
		assertThat(changes(1, 2)).containsExactly("x 1: - 1..2 - STILL_HELD 2 0", "y 1: - 1..1 - NOT_READ 1 1");
		assertThat(changes(1, 3)).containsExactly("x 1: - 1..3 - STILL_HELD 3 0", "y 1: - 1..1 3 REVOKED 1 1");
	}

	@Test
	void lastAbsenceIsTheLastReadingWithoutTheGrant() {
		audit(1, list(APP, "1", "ann 7"));
		audit(2, list(APP, "1", "ann 7", "bob 3"));
		audit(3);
		audit(4, list(APP, "1", "ann 7", "bob 7"));
		HistoryOracle history = HistoryOracle.upTo(day(4), this.audits);
		assertThat(history.lastAbsent(APP, "ann", 7)).isEmpty();
		assertThat(history.lastAbsent(APP, "bob", 7)).contains(day(2));
	}

	@Test
	void aFindingIsOneRowFromItsAppearanceToItsEnd() {
		audit(1, finding("NEW", "OPEN", "", ""));
		audit(2, finding("EXISTING", "ACCEPTED", "", "EX-1"));
		audit(3);
		audit(4, finding("RESOLVED", "CLOSED", "REVOKED", ""));
		audit(5, finding("NEW", "OPEN", "", ""));
		assertThat(findings(1, 5)).containsExactly("f1 true 4 EX-1 ENDED_OTHERWISE", "f1 false   UNDECIDED");
		assertThat(findings(3, 5)).containsExactly("f1 false 4 EX-1 ENDED_OTHERWISE", "f1 false   UNDECIDED");
		assertThat(findings(4, 5)).containsExactly("f1 false   UNDECIDED");
		assertThat(findings(1, 2)).containsExactly("f1 true  EX-1 ACCEPTED_BY_EXCEPTION");
	}

	@Test
	void theResultOfARevocationDependsOnTheLastDay() {
		audit(1, finding("NEW", "OPEN", "", "", "revoke", "2026-01-02"));
		audit(2, finding("EXISTING", "OPEN", "", "", "revoke", "2026-01-02"));
		audit(3, finding("RESOLVED", "CLOSED", "REVOKED", "", "revoke", "2026-01-02"));
		assertThat(findings(1, 3)).containsExactly("f1 true 3  REVOKED_LATE");
		assertThat(findings(2, 2)).containsExactly("f1 true   NOT_REVOKED");
	}

	/**
	 * What an audit reads of a place.
	 */
	private record Read(Place place, Reading reading) {
	}

	private void audit(int day, Read... readings) {
		audit(new NightKey(day(day), 1), readings);
	}

	private void audit(NightKey key, Read... readings) {
		this.audits.add(new Audit(key, Arrays.stream(readings).collect(Collectors.toMap(Read::place, Read::reading)),
				List.of()));
	}

	private void audit(int day, List<Map<String, String>> findings) {
		this.audits.add(new Audit(new NightKey(day(day), 1), Map.of(), findings));
	}

	private Read list(Place place, String id, String... holders) {
		return new Read(place, new Reading("LIST", ++this.run, id, holders(holders)));
	}

	private Read gone(Place place) {
		return new Read(place, Reading.gone(++this.run));
	}

	private static List<Holder> holders(String... holders) {
		return Arrays.stream(holders)
			.map((holder) -> holder.split(" "))
			.map((parts) -> new Holder(parts[0], parts[0], Long.parseLong(parts[1]), ""))
			.toList();
	}

	private static List<Map<String, String>> finding(String change, String state, String resolution, String exception) {
		return finding(change, state, resolution, exception, "", "");
	}

	private static List<Map<String, String>> finding(String change, String state, String resolution, String exception,
			String decision, String revokeBy) {
		Map<String, String> row = new HashMap<>();
		for (String column : List.of("rule", "certainty", "namespace", "repository", "user_id", "user_name", "person",
				"permission", "last_absent", "last_verified", "decided_by", "decided_on", "decision_reason",
				"keep_until", "grant_source")) {
			row.put(column, "");
		}
		row.putAll(Map.of("fingerprint", "f1", "change", change, "state", state, "resolution", resolution,
				"exception_id", exception, "decision", decision, "revoke_by", revokeBy, "first_seen", "2026-01-01"));
		return List.of(row);
	}

	private static LocalDate day(int day) {
		return LocalDate.of(2025, 12, 31).plusDays(day);
	}

	private static String number(String date) {
		return date.isEmpty() ? "-" : Long.toString(LocalDate.parse(date).toEpochDay() - day(0).toEpochDay());
	}

	/** Returns rows in short, with the days of January as numbers. */
	private List<String> changes(int from, int to) {
		String csv = HeldGrant.csv(HistoryOracle.upTo(day(to), this.audits).changes(day(from)));
		return PublishedHistory.rowsOf(csv)
			.stream()
			.map((row) -> "%s %s: %s %s..%s %s %s %s %s".formatted(row.get("user_id"), row.get("auth"),
					number(row.getOrDefault("last_absent", "")), number(row.getOrDefault("first_seen", "")),
					number(row.getOrDefault("last_seen", "")), number(row.getOrDefault("first_absent", "")),
					row.get("end"), row.get("audits_with_grant"), row.get("audits_object_not_read")))
			.toList();
	}

	private List<String> findings(int from, int to) {
		String csv = FindingAppearance.csv(HistoryOracle.upTo(day(to), this.audits), day(from));
		return PublishedHistory.rowsOf(csv)
			.stream()
			.map((row) -> List.of("fingerprint", "in_opening", "closed_on", "exception_id", "result")
				.stream()
				.map((column) -> column.equals("closed_on") ? number(row.getOrDefault(column, "")).replace("-", "")
						: row.getOrDefault(column, ""))
				.collect(Collectors.joining(" ")))
			.toList();
	}

}
