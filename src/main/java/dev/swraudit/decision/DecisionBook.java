package dev.swraudit.decision;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Decisions on a day: finds the decision on a finding, and records what became of each
 * row.
 */
public final class DecisionBook {

	/**
	 * Note of a stale row without a finding that it could be about. It is that of every
	 * decision whose finding is resolved.
	 */
	public static final String NO_FINDING = "no finding that is open or accepted has this fingerprint";

	private final List<DecisionRow> rows;

	private final Map<String, DecisionHistory> histories = new HashMap<>();

	DecisionBook(List<DecisionRow> rows, LocalDate day) {
		this.rows = rows;
		for (DecisionRow row : rows) {
			row.fingerprint()
				.ifPresent((fingerprint) -> this.histories
					.computeIfAbsent(fingerprint, (absent) -> new DecisionHistory(day))
					.add(row));
		}
	}

	/**
	 * Finds the decision that holds for a finding that is not closed, and records the
	 * use. Returns null if none holds.
	 * @param fingerprint fingerprint of the finding, in lower case
	 * @param firstSeen day on which the finding was first seen
	 * @param permission permission of the holder, as published
	 */
	public @Nullable Decision find(String fingerprint, LocalDate firstSeen, String permission) {
		DecisionHistory history = this.histories.get(fingerprint);
		return (history == null) ? null : history.find(firstSeen, permission);
	}

	/**
	 * Returns what became of each row, in the order of the rows. It is final when all
	 * findings were looked up.
	 */
	public List<RowResult> results() {
		return this.rows.stream().map(this::result).toList();
	}

	private RowResult result(DecisionRow row) {
		if (row.problem() != null) {
			return new RowResult(row, Status.BAD, row.problem());
		}
		return Objects.requireNonNull(this.histories.get(row.fingerprint().orElseThrow())).result(row);
	}

	/**
	 * What became of a row.
	 *
	 * @param note the reason, in one line; empty where none is needed
	 */
	public record RowResult(DecisionRow row, Status status, String note) {
	}

	/**
	 * Status of a row. The codes are stored.
	 */
	public enum Status {

		/** The decision holds for a finding. */
		HOLDS(1, "holds"),

		/** A later decision counts, or an earlier row has the same decision. */
		REPLACED(2, "replaced"),

		/** The decision was made after the day of the audit. */
		NOT_YET(3, "not yet"),

		/** The decision does not hold, or has no finding. */
		STALE(4, "stale"),

		/** The row is bad. No decision holds for its finding. */
		BAD(5, "bad");

		private final int code;

		private final String text;

		Status(int code, String text) {
			this.code = code;
			this.text = text;
		}

		/** Returns the code in the database. */
		public int code() {
			return this.code;
		}

		/** Returns the text for people. */
		public String text() {
			return this.text;
		}

		/** Returns the status with this code. */
		public static Status of(int code) {
			return Arrays.stream(values()).filter((status) -> status.code == code).findFirst().orElseThrow();
		}

	}

}
