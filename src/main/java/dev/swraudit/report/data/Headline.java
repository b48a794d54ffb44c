package dev.swraudit.report.data;

/**
 * The sentence that a person can act on.
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
			return "INCOMPLETE: as audit.incomplete-on says; " + judgement(facts);
		}
		return "INCOMPLETE: " + facts.notAudited() + " of " + count(facts.total(), "record") + " "
				+ (facts.notAudited() == 1 ? "was" : "were") + " not audited";
	}

	/** Names both callers if the baseline had another one. */
	private static String callers(RunFacts run) {
		Auditor caller = run.auditedBy();
		return (caller == null) ? "" : run.otherCallerOfBaseline()
			.map((other) -> "; read as " + text(caller) + ", but the audit that it is compared with as " + text(other))
			.orElse("");
	}

	private static String text(Auditor auditor) {
		return AccountLabel.of(auditor.userName(), auditor.userId()).full();
	}

	/**
	 * What the audit found, whether it is complete or not.
	 */
	public static String judgement(AuditStatistics facts) {
		return repositories(facts.verdict("FLAGGED")) + " flagged, " + facts.verdict("UNDETERMINED")
				+ " undetermined; findings: " + facts.newAndOpen() + " new, " + facts.state("OPEN") + " open";
	}

	public static String repositories(long number) {
		return number + ((number == 1) ? " repository" : " repositories");
	}

	/**
	 * A number and the noun it counts.
	 */
	public static String count(long number, String noun) {
		return number + " " + noun + ((number == 1) ? "" : "s");
	}

}
