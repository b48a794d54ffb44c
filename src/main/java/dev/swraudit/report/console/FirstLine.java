package dev.swraudit.report.console;

import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Movement;
import dev.swraudit.report.change.CompletionText;
import dev.swraudit.report.change.Gaps;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;

/**
 * First line of a summary: which audit, the movement of the findings, and whether the
 * audit is complete.
 */
final class FirstLine {

	private FirstLine() {
	}

	static String of(AuditStatistics statistics, Gaps gaps) {
		return audit(statistics) + ": " + findings(statistics) + ". " + CompletionText.of(statistics, gaps) + ".";
	}

	/** Returns scope and date, the revision unless it is the first, and backdating. */
	static String audit(AuditStatistics statistics) {
		AuditIdentity audit = statistics.identity();
		return audit.scope() + ", " + DisplayText.date(audit.auditDate())
				+ ((audit.revision() > 1) ? ", revision " + audit.revision() : "")
				+ statistics.run().backdatedText().map((text) -> ", " + text).orElse("");
	}

	private static String findings(AuditStatistics statistics) {
		Movement movement = statistics.movement();
		if (statistics.run().comparedWith() == null) {
			long accepted = statistics.count(FindingState.ACCEPTED);
			return "first audit, " + DisplayText.number(movement.open()) + " open"
					+ ((accepted > 0) ? ", " + DisplayText.number(accepted) + " accepted" : "");
		}
		return DisplayText.number(movement.appeared()) + " new, " + DisplayText.number(movement.reopened())
				+ " reopened, " + DisplayText.number(movement.resolved()) + " resolved, "
				+ DisplayText.number(movement.open()) + " open";
	}

}
