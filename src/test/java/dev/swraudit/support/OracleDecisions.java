package dev.swraudit.support;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of the decision files of one night and which of them hold, by the contract.
 */
final class OracleDecisions {

	/** No decision files. */
	static final OracleDecisions NONE = new OracleDecisions(List.of(), LocalDate.MIN);

	private final List<DecisionRow> rows;

	private final LocalDate date;

	/** Fingerprints with a bad row, for which no decision holds. */
	private final Set<String> setAside = new HashSet<>();

	/**
	 * Takes the rows that have a decision.
	 * @param rows in the order of the files' names and of their lines
	 */
	OracleDecisions(List<DecisionRow> rows, LocalDate date) {
		this.rows = rows;
		this.date = date;
		rows.stream().filter(DecisionRow::isBad).map(DecisionRow::fingerprint).forEach(this.setAside::add);
		Map<String, DecisionRow> days = new HashMap<>();
		for (DecisionRow row : rows) {
			DecisionRow sameDay = days.putIfAbsent(row.fingerprint() + "\n" + row.decidedOn(), row);
			if (sameDay != null && !sameDay.withoutSource().equals(row.withoutSource())) {
				this.setAside.add(row.fingerprint());
			}
		}
	}

	/** Returns whether no decision holds for a fingerprint because a row is bad. */
	boolean isSetAside(String fingerprint) {
		return this.setAside.contains(fingerprint);
	}

	/**
	 * Returns the decision that holds for a finding with this date and permission.
	 */
	Optional<DecisionRow> holding(String fingerprint, LocalDate firstSeen, String permission) {
		if (isSetAside(fingerprint)) {
			return Optional.empty();
		}
		return this.rows.stream()
			.filter((row) -> row.fingerprint().equals(fingerprint))
			.filter((row) -> !row.decidedDate().isAfter(this.date))
			.max(Comparator.comparing(DecisionRow::decidedDate))
			.filter((row) -> row.holds(firstSeen, permission, this.date));
	}

	/** Returns {@code decisions.csv}. */
	String csv() {
		OracleCsv csv = new OracleCsv(
				"permission,decision,decided_by,decided_on,reason,keep_until,revoke_by,fingerprint,source");
		this.rows.forEach((row) -> csv.line(row.permission(), row.decision(), row.decidedBy(), row.decidedOn(),
				row.reason(), row.keepUntil(), row.revokeBy(), row.fingerprint(), row.source()));
		return csv.toString();
	}

	/**
	 * A row of a decision file, as it was read.
	 *
	 * @param source name of the file
	 */
	record DecisionRow(String permission, String decision, String decidedBy, String decidedOn, String reason,
			String keepUntil, String revokeBy, String fingerprint, String source) {

		boolean isKeep() {
			return this.decision.equals("keep");
		}

		LocalDate decidedDate() {
			return LocalDate.parse(this.decidedOn);
		}

		boolean isOverdue(LocalDate date) {
			return !this.revokeBy.isEmpty() && date.isAfter(LocalDate.parse(this.revokeBy));
		}

		DecisionRow withoutSource() {
			return in("");
		}

		/** Returns the same row in another file. */
		DecisionRow in(String source) {
			return new DecisionRow(this.permission, this.decision, this.decidedBy, this.decidedOn, this.reason,
					this.keepUntil, this.revokeBy, this.fingerprint, source);
		}

		DecisionRow withPermission(String permission) {
			return new DecisionRow(permission, this.decision, this.decidedBy, this.decidedOn, this.reason,
					this.keepUntil, this.revokeBy, this.fingerprint, this.source);
		}

		boolean isBad() {
			boolean known = isKeep() || this.decision.equals("revoke");
			boolean signed = !this.decidedBy.isEmpty() && !this.reason.isEmpty() && isDate(this.decidedOn);
			boolean dated = (this.keepUntil.isEmpty() ? !isKeep() : isDate(this.keepUntil))
					&& (this.revokeBy.isEmpty() || isDate(this.revokeBy));
			return !known || !signed || !dated;
		}

		private boolean holds(LocalDate firstSeen, String permission, LocalDate date) {
			boolean passed = isKeep() && date.isAfter(LocalDate.parse(this.keepUntil));
			boolean samePermission = this.permission.isEmpty() || this.permission.equals(permission);
			return !decidedDate().isBefore(firstSeen) && !passed && samePermission;
		}

		private static boolean isDate(String text) {
			try {
				LocalDate.parse(text);
				return true;
			}
			catch (DateTimeParseException ex) {
				return false;
			}
		}

	}

}
