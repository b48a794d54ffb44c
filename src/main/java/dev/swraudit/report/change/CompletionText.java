package dev.swraudit.report.change;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.ledger.Outcome;
import dev.swraudit.population.Population;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;

/**
 * Completeness of an audit in words without a full stop, compared with the baseline. What
 * SWR does not find is gone, not unread.
 */
public final class CompletionText {

	private CompletionText() {
	}

	/**
	 * Returns whether the audit is complete and what was not read, and both callers if
	 * the baseline had another one.
	 */
	public static String of(AuditStatistics statistics, Gaps gaps) {
		return completion(statistics, gaps) + statistics.run().callersText();
	}

	private static String completion(AuditStatistics statistics, Gaps gaps) {
		if (statistics.run().complete()) {
			return "COMPLETE" + coverage(statistics);
		}
		if (isNothingAudited(statistics)) {
			return "INCOMPLETE: " + nothingAudited(statistics);
		}
		if (statistics.tooManyVanished() || statistics.account().tooManyVanished()) {
			return "INCOMPLETE: too many " + (statistics.tooManyVanished() ? "repositories" : "organizations")
					+ " have vanished (audit.max-vanished), nothing is resolved";
		}
		return "INCOMPLETE: " + reasons(statistics, gaps);
	}

	private static boolean isNothingAudited(AuditStatistics statistics) {
		return statistics.records().get(Outcome.AUDITED) == 0;
	}

	private static String nothingAudited(AuditStatistics statistics) {
		return (statistics.total() == 0) ? "the input has no records"
				: "none of " + DisplayText.count(statistics.total(), "record") + " was audited";
	}

	/** Returns what a complete audit did not cover; empty if it covered everything. */
	private static String coverage(AuditStatistics statistics) {
		String difference = statistics.account().population().difference();
		String gaps = (statistics.acceptedGaps() > 0) ? DisplayText.count(statistics.acceptedGaps(), "accepted gap")
				: "";
		if (isNothingAudited(statistics)) {
			return ": " + nothingAudited(statistics) + (gaps.isEmpty() ? "" : ", " + gaps);
		}
		return ((difference != null) ? ": complete for the input (" + difference + ")" : "")
				+ (gaps.isEmpty() ? "" : ((difference != null) ? ", except for " : " except for ") + gaps);
	}

	private static String reasons(AuditStatistics statistics, Gaps gaps) {
		List<String> reasons = new ArrayList<>();
		add(reasons, unreadable(gaps.unreadable()), gaps.unreadable(), gaps.compared());
		add(reasons, DisplayText.count(gaps.invalid().total(), "invalid record"), gaps.invalid(), gaps.compared());
		if (statistics.run().isIncompleteOn("NOT_FOUND")) {
			add(reasons, DisplayText.number(gaps.gone().total()) + " gone", gaps.gone(), gaps.compared());
		}
		if (statistics.pending() > 0) {
			reasons.add(DisplayText.count(statistics.pending(), "record") + " not requested yet");
		}
		if (statistics.acceptedGaps() > 0) {
			reasons.add(DisplayText.count(statistics.acceptedGaps(), "accepted gap"));
		}
		Population population = statistics.account().population();
		if (statistics.run().isIncompleteOn("NOT_IN_INPUT") && population.mayLackRepositories()) {
			reasons.add("the input may lack repositories: " + population.difference());
		}
		return reasons.isEmpty() ? "some records have an outcome of audit.incomplete-on" : String.join(", ", reasons);
	}

	private static void add(List<String> reasons, String words, UnreadObjects objects, boolean compared) {
		if (objects.total() > 0) {
			reasons.add(words + asBefore(objects, compared));
		}
	}

	private static String unreadable(UnreadObjects objects) {
		long repositories = objects.total() - objects.organizations();
		String organizations = (objects.organizations() > 0)
				? DisplayText.count(objects.organizations(), "organization") : "";
		return ((repositories > 0) ? DisplayText.repositories(repositories) : "")
				+ ((repositories > 0 && !organizations.isEmpty()) ? " and " : "") + organizations + " unreadable";
	}

	private static String asBefore(UnreadObjects objects, boolean compared) {
		if (!compared) {
			return "";
		}
		if (objects.appeared() == 0) {
			return (objects.total() == 1) ? " (as before)" : " (all as before)";
		}
		return (objects.asBefore() == 0) ? " (new)" : " (" + DisplayText.number(objects.asBefore()) + " as before)";
	}

}
