package dev.swraudit.report.html;

import java.util.List;

import dev.swraudit.ledger.Audit;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.population.PopulationQuery.CloudAccount;
import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditReference;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.Auditor;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Json;
import dev.swraudit.report.data.Populations;
import dev.swraudit.report.data.RunFacts;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Facts of a run as name and text.
 */
final class RunFactList {

	private RunFactList() {
	}

	static List<Fact> of(AuditStatistics statistics) {
		AuditIdentity audit = statistics.identity();
		RunFacts run = statistics.run();
		return List.of(new Fact("Scope", audit.scope()),
				new Fact("Audit", audit.auditDate() + ", revision " + audit.revision()),
				new Fact("Endpoint", UntrustedText.escape(audit.endpoint())),
				new Fact("Audited as", auditor(run.auditedBy())),
				new Fact("Account", account(statistics.account().cloudAccount())),
				new Fact("Compared with", baseline(run.comparedWith())),
				new Fact("Started", Json.second(audit.startedAt())),
				new Fact("Finished",
						Json.second(run.finishedAt())
								+ ", after " + DisplayText.duration(statistics.duration()) + run.runsText()),
				new Fact("Requests", run.trafficText()),
				new Fact("Throttling",
						DisplayText.count(run.throttled(), "throttled response") + "; the rate was reduced for "
								+ DisplayText.duration(run.slowed())),
				new Fact("Fetched",
						run.backdated() ? "backdated: partly on another day than the audit date"
								: "all on the audit date"),
				new Fact("Input",
						(statistics.inputSha256() != null) ? "SHA-256 " + statistics.inputSha256() : "unknown"),
				new Fact("Exit code", Integer.toString(run.exitCode())), new Fact("Version", run.toolVersion()));
	}

	/**
	 * Returns the population, endpoint, caller and period of the audit in words.
	 */
	static String evidence(AuditStatistics statistics) {
		RunFacts run = statistics.run();
		return "The audit covers the input (" + DisplayText.count(statistics.total(), "record")
				+ ") and no other repository. " + StringUtils.capitalize(Populations.sentence(statistics.account()))
				+ ". The audit read " + UntrustedText.escape(statistics.identity().endpoint()) + " as "
				+ auditor(run.auditedBy()) + " from " + Json.second(statistics.identity().startedAt()) + " to "
				+ Json.second(run.finishedAt()) + ".";
	}

	private static String auditor(@Nullable Auditor auditor) {
		return (auditor != null) ? AccountLabel.of(auditor.userName(), auditor.userId()).full()
				: "an account that no response named";
	}

	private static String account(@Nullable CloudAccount account) {
		return (account != null) ? AccountLabel.of(account.name(), account.id()).full() : "unknown";
	}

	private static String baseline(@Nullable AuditReference baseline) {
		return (baseline != null) ? baseline.auditDate() + ", revision " + baseline.revision()
				: "none: no earlier audit of this scope is published";
	}

	/**
	 * Fact of the run.
	 */
	record Fact(String name, String value) {

	}

}
