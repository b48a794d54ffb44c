package dev.swraudit.report.html;

import java.util.List;

import dev.swraudit.decision.DecisionKind;
import dev.swraudit.finding.Resolution;
import dev.swraudit.finding.Rule;
import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.ReportedDecision;
import dev.swraudit.report.finding.ResolvedFinding;
import dev.swraudit.target.RepositoryName;

/**
 * Row of the page for a finding that this audit resolved.
 *
 * @param path namespace and repository, split after each slash, or all objects
 * @param account the holder
 * @param what the permission that was found and the rule
 * @param since ISO date of the first audit that found it
 * @param until ISO date of the last audit that read it
 * @param resolution the reason
 * @param meaning the reason in words
 * @param decision the decision that held last, in words; empty if none did
 */
record ResolvedRow(List<String> path, AccountLabel account, String what, String since, String until, String resolution,
		String meaning, String decision) implements TruncatedList.Row {

	private static final int TAGS = 600;

	static ResolvedRow of(ResolvedFinding finding) {
		return new ResolvedRow(Markup.path(name(finding)), AccountLabel.of(finding.userName(), finding.userId()),
				finding.permission() + ", " + finding.rule(), finding.firstSeen().toString(),
				finding.lastVerified().toString(), finding.resolution(), meaning(finding), decision(finding));
	}

	@Override
	public int bytes() {
		return TAGS + Markup.bytes(this.path) + this.account.bytes()
				+ Markup.bytes(this.what, this.meaning, this.decision);
	}

	private static String name(ResolvedFinding finding) {
		return Rule.of(finding.rule()).isPerUser() ? "all objects"
				: new RepositoryName(finding.namespace(), finding.repository()).text();
	}

	private static String meaning(ResolvedFinding finding) {
		return switch (Resolution.valueOf(finding.resolution())) {
			case REVOKED -> revoked(finding);
			case LOWERED -> finding.rule().equals(Rule.UNRECOGNISED_PERMISSION.text())
					? "has no unrecognised permission any more" : "has a lower permission now";
			case HOLDER_IS_CREATOR -> "is the creator";
			case OBJECT_GONE -> Rule.of(finding.rule()).isPerUser() ? "the objects no longer exist"
					: "the " + object(finding) + " no longer exists";
			case HOLDER_ACTIVE -> finding.rule().equals(Rule.UNKNOWN_USER.text()) ? "is in the people list"
					: "is active in the people list";
		};
	}

	/** A revoked finding with a decision to revoke proves the revocation. */
	private static String decision(ResolvedFinding finding) {
		ReportedDecision decision = finding.decision();
		if (decision == null) {
			return "";
		}
		boolean done = decision.kind() == DecisionKind.REVOKE && finding.resolution().equals(Resolution.REVOKED.name());
		return done ? "revoked as decided by " + decision.reviewer() + " on " + decision.decidedOn()
				: "decided on " + decision.decidedOn() + ": " + decision.text();
	}

	private static String revoked(ResolvedFinding finding) {
		return switch (Rule.of(finding.rule())) {
			case PUBLIC_REPOSITORY -> "the repository is not public any more";
			case SHARED_REPOSITORY -> "the repository is not shared with the account any more";
			case INACTIVE_USER, UNKNOWN_USER -> "has no permission any more";
			default -> "has no permission on the " + object(finding) + " any more";
		};
	}

	private static String object(ResolvedFinding finding) {
		return finding.repository().isEmpty() ? "organization" : "repository";
	}

}
