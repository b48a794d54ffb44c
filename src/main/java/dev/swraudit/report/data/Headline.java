package dev.swraudit.report.data;

/**
 * Headline of an audit: one line with the most important result.
 */
public final class Headline {

	private Headline() {
	}

	static String of(AuditStatistics facts) {
		return completion(facts) + callers(facts.run());
	}

	private static String completion(AuditStatistics facts) {
		if (facts.run().complete()) {
			return "COMPLETE: " + judgement(facts);
		}
		if (facts.record("AUDITED") == 0) {
			return "INCOMPLETE: none of " + count(facts.total(), "record") + " was audited";
		}
		if (facts.tooManyVanished()) {
			return "INCOMPLETE: too many repositories have vanished (audit.max-vanished), nothing is resolved";
		}
		if (facts.notAudited() == 0) {
			return "INCOMPLETE: some records have an outcome of audit.incomplete-on; " + judgement(facts);
		}
		return "INCOMPLETE: " + facts.notAudited() + " of " + count(facts.total(), "record") + " "
				+ (facts.notAudited() == 1 ? "was" : "were") + " not audited";
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
	public static String judgement(AuditStatistics facts) {
		return repositories(facts.verdict("FLAGGED")) + " flagged, " + facts.verdict("UNDETERMINED")
				+ " undetermined; findings: " + facts.newAndOpen() + " new, " + facts.state("OPEN") + " open";
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
