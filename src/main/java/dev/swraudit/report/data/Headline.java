package dev.swraudit.report.data;

import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Verdict;
import dev.swraudit.ledger.Outcome;

/**
 * Headline of an audit: one line with the most important result.
 */
public final class Headline {

	private Headline() {
	}

	static String of(AuditStatistics statistics) {
		return completion(statistics) + callers(statistics.run());
	}

	private static String completion(AuditStatistics statistics) {
		if (statistics.run().complete()) {
			return "COMPLETE: " + judgement(statistics);
		}
		if (statistics.records().get(Outcome.AUDITED) == 0) {
			return "INCOMPLETE: none of " + count(statistics.total(), "record") + " was audited";
		}
		if (statistics.tooManyVanished()) {
			return "INCOMPLETE: too many repositories have vanished (audit.max-vanished), nothing is resolved";
		}
		if (statistics.notAudited() == 0) {
			return "INCOMPLETE: some records have an outcome of audit.incomplete-on; " + judgement(statistics);
		}
		return "INCOMPLETE: " + statistics.notAudited() + " of " + count(statistics.total(), "record") + " "
				+ (statistics.notAudited() == 1 ? "was" : "were") + " not audited";
	}

	/** Names both callers if the baseline had a different one. */
	private static String callers(RunFacts run) {
		Auditor caller = run.auditedBy();
		return (caller == null) ? ""
				: run.otherCallerOfBaseline()
					.map((other) -> "; audited as " + text(caller) + ", but the baseline as " + text(other))
					.orElse("");
	}

	private static String text(Auditor auditor) {
		return AccountLabel.of(auditor.userName(), auditor.userId()).full();
	}

	/**
	 * Returns the verdicts and findings in one line, also for an incomplete audit.
	 */
	public static String judgement(AuditStatistics statistics) {
		return repositories(statistics.count(Verdict.FLAGGED)) + " flagged, " + statistics.count(Verdict.UNDETERMINED)
				+ " undetermined; findings: " + statistics.newAndOpen() + " new, " + statistics.count(FindingState.OPEN)
				+ " open";
	}

	public static String repositories(long number) {
		return number + ((number == 1) ? " repository" : " repositories");
	}

	/**
	 * Returns a number with a singular or plural noun.
	 */
	public static String count(long number, String noun) {
		return number + " " + noun + ((number == 1) ? "" : "s");
	}

}
