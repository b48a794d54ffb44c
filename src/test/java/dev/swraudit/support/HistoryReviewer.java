package dev.swraudit.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random exceptions, decisions and people for findings that were published.
 */
final class HistoryReviewer {

	private static final String EXCEPTIONS = "exception_id,rule,namespace,repository,user_id,reason,approver,"
			+ "approved_on,expires";

	private static final String DECISIONS = "fingerprint,decision,decided_by,decided_on,reason,keep_until,revoke_by";

	private final Random random;

	private final List<List<Object>> exceptions = new ArrayList<>();

	private final List<List<Object>> decisions = new ArrayList<>();

	/** Findings and days with a decision, because two on one day are bad. */
	private final Set<String> decided = new HashSet<>();

	private int number;

	HistoryReviewer(Random random) {
		this.random = random;
	}

	/** Decides about findings that an audit of a date published. */
	void review(LocalDate date, List<Map<String, String>> findings) {
		this.exceptions.removeIf((row) -> chance(15));
		for (Map<String, String> finding : findings) {
			if (cell(finding, "state").equals("CLOSED")) {
				continue;
			}
			if (chance(12)) {
				accept(date, finding);
			}
			if (chance(cell(finding, "decision").isEmpty() ? 5 : 15)) {
				decide(date, finding);
			}
		}
	}

	private void accept(LocalDate date, Map<String, String> finding) {
		this.exceptions
			.add(List.of("EX-%03d".formatted(this.number++), cell(finding, "rule"), cell(finding, "namespace"),
					cell(finding, "repository"), cell(finding, "user_id"), "=agreed, until done", "ciso",
					date.minusDays(this.random.nextInt(3)), chance(5) ? "" : date.plusDays(this.random.nextInt(7))));
	}

	private void decide(LocalDate date, Map<String, String> finding) {
		String fingerprint = cell(finding, "fingerprint");
		if (!this.decided.add(fingerprint + " " + date)) {
			return;
		}
		boolean keep = chance(2);
		this.decisions.add(List.of(fingerprint, keep ? "keep" : "revoke", "owner, \"deputy\"", date,
				"reason %d".formatted(this.number++), keep ? date.plusDays(this.random.nextInt(8)) : "",
				(keep || chance(2)) ? "" : date.plusDays(this.random.nextInt(4))));
	}

	private static String cell(Map<String, String> row, String column) {
		return PublishedHistory.cell(row, column);
	}

	/** Returns the content of the exceptions file. */
	String exceptions() {
		return csv(EXCEPTIONS, this.exceptions);
	}

	/** Returns the content of the decisions file. */
	String decisions() {
		return csv(DECISIONS, this.decisions);
	}

	private static String csv(String header, List<List<Object>> rows) {
		OracleCsv csv = new OracleCsv(header);
		rows.forEach((row) -> csv.unguarded(row.toArray()));
		return csv.toString();
	}

	/** Returns a people list on which somebody has another status every few nights. */
	String people() {
		OracleCsv csv = new OracleCsv("user_id,person,department,status");
		for (String user : HistoryWorld.users()) {
			if (!chance(8)) {
				csv.unguarded(user, "Person " + user, "R&D", chance(6) ? "disabled" : "active");
			}
		}
		return csv.unguarded(AccountWorld.CALLER, "Robot", "", "active").toString();
	}

	private boolean chance(int oneIn) {
		return this.random.nextInt(oneIn) == 0;
	}

}
