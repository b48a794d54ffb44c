package dev.swraudit.report.console;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.Auditor;
import dev.swraudit.report.data.Headline;
import dev.swraudit.report.data.Populations;
import dev.swraudit.report.data.RunFacts;
import dev.swraudit.report.publish.Published;
import dev.swraudit.report.review.DecisionList;
import dev.swraudit.report.review.DecisionsReader;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Console summary of a run, laid out for a cron mail: the first line is the headline,
 * then come the rows of decisions files that a person must correct, and new findings come
 * before older ones.
 */
public final class ConsoleSummary {

	private static final int BAD_DECISIONS = 20;

	private static final int STALE_DECISIONS = 5;

	private final DecisionsReader decisions;

	private final FindingLists findings;

	private final ExceptionLists exceptions;

	private final PeopleLines people;

	private final GapLists gaps;

	public ConsoleSummary(JdbcClient jdbc) {
		this.decisions = new DecisionsReader(jdbc);
		this.findings = new FindingLists(jdbc);
		this.exceptions = new ExceptionLists(jdbc);
		this.people = new PeopleLines(jdbc);
		this.gaps = new GapLists(jdbc);
	}

	/**
	 * Returns the text with lines that end in LF. Control characters are escaped.
	 * @param statistics the audit
	 * @param published the publication
	 */
	public String of(AuditStatistics statistics, Published published) {
		DecisionList rows = this.decisions.read(statistics.id(), BAD_DECISIONS);
		SummaryText text = new SummaryText();
		text.line(statistics.headline());
		if (!statistics.run().complete()) {
			text.line(Headline.judgement(statistics));
		}
		DecisionLists.addBad(text, rows);
		text.blank();
		describe(statistics, rows, text);
		this.findings.addTo(text, statistics);
		this.exceptions.addTo(text, statistics.id());
		DecisionLists.addStale(text, rows, STALE_DECISIONS);
		this.gaps.addTo(text, statistics);
		files(published, text);
		return text.toString();
	}

	private void describe(AuditStatistics statistics, DecisionList decisions, SummaryText text) {
		AuditIdentity audit = statistics.identity();
		RunFacts run = statistics.run();
		text.entry("Audit", audit.scope() + ", " + audit.auditDate() + ", revision " + audit.revision());
		text.entry("Endpoint", UntrustedText.escape(audit.endpoint()));
		text.entry("Audited as", auditor(run.auditedBy()));
		CountLines.addTo(text, statistics);
		addIfAny(text, "Decisions", DecisionLists.counts(decisions));
		addIfAny(text, "Exceptions", this.exceptions.counts(statistics.id()));
		addIfAny(text, "Accepted gaps",
				(statistics.acceptedGaps() > 0) ? Long.toString(statistics.acceptedGaps()) : "");
		text.entry("Population", Populations.text(statistics.account()));
		statistics.account()
			.notWhole()
			.forEach((source) -> text.entry("Source", source.name() + " " + source.status()
					+ ((source.reason() != null) ? ": " + UntrustedText.escape(source.reason()) : "")));
		text.entry("Permissions", Long.toString(statistics.permissions()));
		this.people.addTo(text, statistics);
		text.entry("Requests", run.trafficText() + ", " + run.throttled() + " throttled" + slowed(run) + "; duration "
				+ statistics.durationSeconds() + " s");
		text.entry("Exit code", Integer.toString(run.exitCode()));
	}

	private static void addIfAny(SummaryText text, String name, String words) {
		if (!words.isEmpty()) {
			text.entry(name, words);
		}
	}

	private static String slowed(RunFacts run) {
		return run.slowed().isZero() ? "" : " (slowed for "
				+ BigDecimal.valueOf(run.slowed().toMillis(), 3).setScale(1, RoundingMode.HALF_UP) + " s)";
	}

	private static String auditor(@Nullable Auditor auditor) {
		return (auditor != null) ? SummaryNames.account(auditor.userName(), auditor.userId()) : "unknown";
	}

	private static void files(Published published, SummaryText text) {
		text.blank();
		text.line("Files: " + published.directory().toAbsolutePath().normalize());
		if (!published.renewed()) {
			text.line("  unchanged since they were published");
		}
		if (published.superseded() != null) {
			text.line("  earlier publication: " + published.superseded().getFileName());
		}
		text.line("SHA-256 of SHA256SUMS:");
		text.line("  " + published.sumsSha256());
	}

}
