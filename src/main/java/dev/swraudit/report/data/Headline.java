package dev.swraudit.report.data;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.finding.Movement;
import dev.swraudit.finding.Verdict;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.population.Population;

/**
 * Headline of an audit: one line with the most important result.
 */
public final class Headline {

	private Headline() {
	}

	static String of(AuditStatistics statistics) {
		return completion(statistics) + statistics.run().callersText();
	}

	private static String completion(AuditStatistics statistics) {
		Population population = statistics.account().population();
		if (statistics.run().complete()) {
			return "COMPLETE: " + coverage(statistics, population) + judgement(statistics);
		}
		if (statistics.records().get(Outcome.AUDITED) == 0) {
			return "INCOMPLETE: none of " + DisplayText.count(statistics.total(), "record") + " was audited";
		}
		if (statistics.tooManyVanished() || statistics.account().tooManyVanished()) {
			return "INCOMPLETE: too many " + (statistics.tooManyVanished() ? "repositories" : "organizations")
					+ " have vanished (audit.max-vanished), nothing is resolved";
		}
		return "INCOMPLETE: " + reason(statistics, population);
	}

	/** Returns what a complete audit did not cover; empty if it covered everything. */
	private static String coverage(AuditStatistics statistics, Population population) {
		String difference = population.difference();
		String whole = (difference != null) ? "complete for the input (" + difference + ")" : "";
		String gaps = (statistics.acceptedGaps() > 0) ? DisplayText.count(statistics.acceptedGaps(), "accepted gap")
				: "";
		if (statistics.total() > 0 && statistics.records().get(Outcome.AUDITED) == 0) {
			return "none of " + DisplayText.count(statistics.total(), "record") + " was audited"
					+ (gaps.isEmpty() ? "; " : ", " + gaps + "; ");
		}
		if (gaps.isEmpty()) {
			return whole.isEmpty() ? "" : whole + "; ";
		}
		return (whole.isEmpty() ? "complete" : whole + ",") + " except for " + gaps + "; ";
	}

	private static String reason(AuditStatistics statistics, Population population) {
		List<String> parts = new ArrayList<>();
		addPart(parts, statistics.notAudited(), DisplayText.count(statistics.total(), "record"));
		addPart(parts, statistics.account().organizationsNotAudited(),
				DisplayText.count(statistics.account().organizationCount(), "organization"));
		List<String> reasons = new ArrayList<>();
		if (!parts.isEmpty()) {
			boolean one = parts.size() == 1 && parts.get(0).startsWith("1 of ");
			reasons.add(String.join(" and ", parts) + (one ? " was" : " were") + " not audited"
					+ accepted(statistics.acceptedGaps()));
		}
		if (statistics.run().isIncompleteOn("NOT_IN_INPUT") && population.mayLackRepositories()) {
			reasons.add("the input may lack repositories: " + population.difference());
		}
		return reasons.isEmpty() ? "some records have an outcome of audit.incomplete-on; " + judgement(statistics)
				: String.join("; ", reasons);
	}

	private static String accepted(long gaps) {
		return (gaps > 0) ? ", " + DisplayText.number(gaps) + " of them accepted" : "";
	}

	private static void addPart(List<String> parts, long number, String all) {
		if (number > 0) {
			parts.add(DisplayText.number(number) + " of " + all);
		}
	}

	/**
	 * Returns the verdicts and findings in one line, also for an incomplete audit.
	 */
	private static String judgement(AuditStatistics statistics) {
		Movement movement = statistics.movement();
		return DisplayText.repositories(statistics.count(Verdict.FLAGGED)) + " flagged, "
				+ DisplayText.number(statistics.count(Verdict.UNDETERMINED)) + " undetermined; findings: "
				+ DisplayText.number(movement.appeared()) + " new, "
				+ ((movement.reopened() > 0) ? DisplayText.number(movement.reopened()) + " reopened, " : "")
				+ DisplayText.number(movement.open()) + " open";
	}

}
