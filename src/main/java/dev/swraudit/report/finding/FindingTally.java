package dev.swraudit.report.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Counts of the findings of one repository that are not closed.
 *
 * @param open findings that are open
 * @param newAndOpen those of them that are new
 * @param reopened those of them that are accepted in the baseline
 * @param accepted findings that are accepted
 * @param unrecognised findings of an unrecognised permission, open or accepted
 * @param holders users with an open or accepted finding
 * @param openHolders users with an open finding
 * @param firstSeen date of the first audit that found the oldest finding; null if there
 * is none
 */
public record FindingTally(long open, long newAndOpen, long reopened, long accepted, long unrecognised, long holders,
		long openHolders, @Nullable LocalDate firstSeen) {

	static final FindingTally NONE = new FindingTally(0, 0, 0, 0, 0, 0, 0, null);

	/**
	 * Returns the status of a repository with these findings: the most urgent one.
	 */
	public Status status() {
		if (this.newAndOpen > 0) {
			return Status.NEW;
		}
		if (this.reopened > 0) {
			return Status.REOPENED;
		}
		if (this.open > 0) {
			return Status.OPEN;
		}
		return (this.accepted > 0) ? Status.ACCEPTED : Status.NONE;
	}

	/**
	 * Returns the counts in words, such as {@code 1 open, 20 accepted}. Empty where the
	 * status is enough.
	 */
	public String words() {
		if (this.open + this.accepted < 2) {
			return "";
		}
		List<String> counts = new ArrayList<>();
		add(counts, this.newAndOpen, "new");
		add(counts, this.reopened, "reopened");
		add(counts, this.open, "open");
		add(counts, this.accepted, "accepted");
		return String.join(", ", counts);
	}

	private static void add(List<String> counts, long count, String label) {
		if (count > 0) {
			counts.add(count + " " + label);
		}
	}

	/**
	 * Status of a repository, the most urgent first.
	 */
	public enum Status {

		/** It has a finding that is new and open. */
		NEW("new", 0),

		/** It has an open finding that is accepted in the baseline. */
		REOPENED("reopened", 1),

		/** It has an open finding. */
		OPEN("open", 2),

		/** All its findings are accepted. */
		ACCEPTED("accepted", 3),

		/** It has no finding. */
		NONE("no finding", 4);

		private final String text;

		private final int rank;

		Status(String text, int rank) {
			this.text = text;
			this.rank = rank;
		}

		public String text() {
			return this.text;
		}

		/** Returns the sort order: the lower, the more urgent. */
		public int rank() {
			return this.rank;
		}

	}

}
