package dev.swraudit.finding;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Movement of the open findings since the baseline, by state there and now:
 * {@code openBefore + appeared + reopened - resolved - accepted = open}.
 *
 * @param openBefore findings that are open in the baseline
 * @param appeared findings that are open now, and are not in the baseline or closed
 * there; {@code new} in files
 * @param reopened findings that are open now and accepted in the baseline
 * @param resolved findings that are closed now and open in the baseline
 * @param accepted findings that are accepted now and open in the baseline
 * @param open findings that are open now
 */
public record Movement(long openBefore, long appeared, long reopened, long resolved, long accepted, long open) {

	static final Movement NONE = new Movement(0, 0, 0, 0, 0, 0);

	Movement plus(FindingFacts finding, long count) {
		boolean wasOpen = finding.stateBefore() == FindingState.OPEN;
		return new Movement(this.openBefore + (wasOpen ? count : 0),
				this.appeared + (finding.isMovedTo(null, FindingState.OPEN) ? count : 0),
				this.reopened + (finding.isMovedTo(FindingState.ACCEPTED, FindingState.OPEN) ? count : 0),
				this.resolved + (finding.isMovedTo(FindingState.OPEN, FindingState.CLOSED) ? count : 0),
				this.accepted + (finding.isMovedTo(FindingState.OPEN, FindingState.ACCEPTED) ? count : 0),
				this.open + ((finding.state() == FindingState.OPEN) ? count : 0));
	}

	/** Returns the number of findings that need attention since the baseline. */
	public long newOrReopened() {
		return this.appeared + this.reopened;
	}

	/** Returns the counts by name, as in {@code summary.json}. */
	public Map<String, Long> byName() {
		Map<String, Long> counts = new LinkedHashMap<>();
		counts.put("openBefore", this.openBefore);
		counts.put("new", this.appeared);
		counts.put("reopened", this.reopened);
		counts.put("resolved", this.resolved);
		counts.put("accepted", this.accepted);
		counts.put("open", this.open);
		return counts;
	}

	/**
	 * Returns the equation in words, such as
	 * {@code 4 open before + 3 new + 1 reopened - 2 resolved - 0 accepted = 6 open}.
	 */
	public String equation() {
		return String.format(Locale.ROOT,
				"%,d open before + %,d new + %,d reopened - %,d resolved - %,d accepted = %,d open", this.openBefore,
				this.appeared, this.reopened, this.resolved, this.accepted, this.open);
	}

}
