package dev.swraudit.report.html;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Verdict;
import dev.swraudit.report.data.AuditReference;
import dev.swraudit.report.data.AuditStatistics;
import org.jspecify.annotations.Nullable;

/**
 * Number that needs attention, with a link to its section.
 */
record Task(long count, String what, String why, String section) {

	/**
	 * Returns the numbers of an audit.
	 * @param reviewed whether the audit has decisions
	 */
	static List<Task> of(AuditStatistics statistics, boolean reviewed) {
		List<Task> tasks = new ArrayList<>();
		tasks.add(new Task(statistics.movement().appeared(), "new findings", since(statistics.run().comparedWith()),
				"flagged"));
		if (statistics.movement().reopened() > 0) {
			tasks.add(new Task(statistics.movement().reopened(), "reopened",
					"accepted before; the exception or decision has ended", "flagged"));
		}
		tasks.add(new Task(statistics.count(FindingState.OPEN), "open findings",
				"not accepted by an exception or a decision", "flagged"));
		if (reviewed) {
			tasks.add(new Task(statistics.review().undecided(), "undecided", "open findings without a decision",
					"review"));
			tasks.add(new Task(statistics.review().overdue(), "overdue", "to be revoked, and the last day has passed",
					"review"));
		}
		tasks.add(new Task(statistics.count(Verdict.UNDETERMINED), "undetermined", "repositories that may be affected",
				"undetermined"));
		tasks.add(new Task(statistics.notAudited(), "not audited", "records without an access list", "not-audited"));
		return List.copyOf(tasks);
	}

	private static String since(@Nullable AuditReference baseline) {
		return (baseline != null) ? "since the audit of " + baseline.auditDate() : "first audit of the scope";
	}

	boolean due() {
		return this.count > 0;
	}

}
