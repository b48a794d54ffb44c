package dev.swraudit.report.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.finding.FindingState;
import dev.swraudit.ledger.Audit;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.population.Population;
import dev.swraudit.report.data.AccountFacts;
import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.Auditor;
import dev.swraudit.report.data.ExceptionsReader;
import dev.swraudit.report.data.Headline;
import dev.swraudit.report.data.Populations;
import dev.swraudit.report.data.RunFacts;
import dev.swraudit.report.finding.AuditedRepository;
import dev.swraudit.report.finding.HighlightsReader;
import dev.swraudit.report.finding.OpenFindings;
import dev.swraudit.report.finding.OpenFindingsReader;
import dev.swraudit.report.finding.OrganizationReader;
import dev.swraudit.report.finding.Reasons;
import dev.swraudit.report.finding.ReportedHolder;
import dev.swraudit.report.publish.Published;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Console summary of a run, laid out for a cron mail: the first line is the headline, and
 * new findings come before older ones.
 */
public final class ConsoleSummary {

	private static final int ROWS = 20;

	private static final int HOLDERS = 5;

	private static final int NAME = 40;

	private final HighlightsReader highlights;

	private final OpenFindingsReader findings;

	private final OrganizationReader accounts;

	private final ExceptionsReader exceptions;

	public ConsoleSummary(JdbcClient jdbc) {
		this.highlights = new HighlightsReader(jdbc);
		this.findings = new OpenFindingsReader(jdbc);
		this.accounts = new OrganizationReader(jdbc);
		this.exceptions = new ExceptionsReader(jdbc);
	}

	/**
	 * Returns the text with lines that end in LF. Control characters are escaped.
	 * @param statistics the audit
	 * @param published the publication
	 */
	public String of(AuditStatistics statistics, Published published) {
		SummaryText text = new SummaryText();
		text.line(statistics.headline());
		if (!statistics.run().complete()) {
			text.line(Headline.judgement(statistics));
		}
		text.blank();
		describe(statistics, this.exceptions.read(statistics.id(), 0).sentence(), text);
		findings("New findings", this.findings.firstNew(statistics.id(), ROWS, HOLDERS),
				statistics.movement().appeared(), text);
		findings("Open since earlier audits", this.findings.firstOlder(statistics.id(), ROWS, HOLDERS),
				statistics.count(FindingState.OPEN) - statistics.movement().appeared(), text);
		organizations(this.accounts.notAudited(statistics, ROWS), statistics.account().organizationsNotAudited(), text);
		incompleteLists(statistics.account().incompleteLists(), text);
		notAudited(this.highlights.notAudited(statistics, ROWS), statistics.notAudited(), text);
		files(published, text);
		return text.toString();
	}

	private static void describe(AuditStatistics statistics, String exceptions, SummaryText text) {
		AuditIdentity audit = statistics.identity();
		RunFacts run = statistics.run();
		text.entry("Audit", audit.scope() + ", " + audit.auditDate() + ", revision " + audit.revision());
		text.entry("Endpoint", UntrustedText.escape(audit.endpoint()));
		text.entry("Audited as", auditor(run.auditedBy()));
		CountLines.addTo(text, statistics);
		if (!exceptions.isEmpty()) {
			text.entry("Exceptions", exceptions);
		}
		text.entry("Population", Populations.text(statistics.account()));
		statistics.account()
			.notWhole()
			.forEach((source) -> text.entry("Source", source.name() + " " + source.status()
					+ ((source.reason() != null) ? ": " + UntrustedText.escape(source.reason()) : "")));
		text.entry("Permissions", Long.toString(statistics.permissions()));
		text.entry("Requests", run.trafficText() + ", " + run.throttled() + " throttled" + slowed(run) + "; duration "
				+ statistics.durationSeconds() + " s");
		text.entry("Exit code", Integer.toString(run.exitCode()));
	}

	private static String slowed(RunFacts run) {
		return run.slowed().isZero() ? "" : " (slowed for "
				+ BigDecimal.valueOf(run.slowed().toMillis(), 3).setScale(1, RoundingMode.HALF_UP) + " s)";
	}

	private static String auditor(@Nullable Auditor auditor) {
		return (auditor != null) ? account(auditor.userName(), auditor.userId()) : "unknown";
	}

	private static void findings(String heading, List<OpenFindings> first, long total, SummaryText text) {
		long more = total - first.stream().mapToLong(OpenFindings::total).sum();
		text.list(heading, first, (more > 0) ? Headline.count(more, "more finding") + ": see findings.csv" : "",
				(found) -> {
					text.line("  " + name(found.namespace(), found.repository()));
					text.detail(creator(found) + "; " + holders(found));
				});
	}

	private static void notAudited(List<AuditedRepository> repositories, long total, SummaryText text) {
		long more = total - repositories.size();
		text.list("Not audited", repositories, (more > 0) ? more + " more: see repositories.csv" : "", (repository) -> {
			text.line("  line " + repository.line() + ": " + name(repository.namespace(), repository.repository()));
			String outcome = (repository.outcome() != null) ? repository.outcome() : "PENDING";
			text.detail(outcome + ": " + String.join(", ", Reasons.notAudited(repository)));
		});
	}

	private static void organizations(List<AuditedRepository> organizations, long total, SummaryText text) {
		long more = total - organizations.size();
		text.list("Organizations not audited", organizations, (more > 0) ? more + " more: see organizations.csv" : "",
				(organization) -> {
					text.line("  " + name(organization.namespace(), ""));
					text.detail(organization.outcome() + ": " + String.join(", ", Reasons.notAudited(organization)));
				});
	}

	private static void incompleteLists(List<AccountFacts.IncompleteList> lists, SummaryText text) {
		long more = (long) lists.size() - ROWS;
		text.list("Organizations of which SWR counts more users than it lists grants",
				lists.stream().limit(ROWS).toList(), (more > 0) ? more + " more: see organizations.csv" : "",
				(list) -> text.line("  " + name(list.namespace(), "") + ": " + list.counts()));
	}

	private static String name(String namespace, String repository) {
		return UntrustedText.escape(repository.isEmpty() ? namespace + " (organization)" : namespace + "/" + repository,
				193);
	}

	private static String creator(OpenFindings found) {
		return "creator " + UntrustedText.escape(
				AccountLabel.ofCreator(found.repository().isEmpty(), found.creatorId(), found.creatorName()).name(),
				NAME);
	}

	private static String holders(OpenFindings found) {
		String named = found.holders()
			.stream()
			.map((holder) -> holderText(holder, found.creatorName()))
			.collect(Collectors.joining(", "));
		long more = found.total() - found.named();
		return named + ((more > 0) ? " and " + more + " more" : "");
	}

	/** Adds the id where the creator has the same name. */
	private static String holderText(ReportedHolder holder, @Nullable String creator) {
		boolean namesake = holder.userName() != null && holder.userName().equals(creator);
		return account(holder.userName(), holder.userId())
				+ (namesake ? " (" + UntrustedText.escape(holder.userId(), NAME) + ")" : "")
				+ (holder.self() ? " [" + Reasons.AUDITING_ACCOUNT + "]" : "") + " holds " + holder.permission()
				+ (holder.verified() ? "" : " [" + Reasons.NOT_VERIFIED + "]");
	}

	private static String account(@Nullable String name, @Nullable String id) {
		return UntrustedText.escape((name != null) ? name : (id != null) ? id : "", NAME);
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
