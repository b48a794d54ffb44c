package dev.swraudit.report.console;

import java.util.List;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AccountFacts;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.finding.AcceptedGap;
import dev.swraudit.report.finding.AcceptedGapsReader;
import dev.swraudit.report.finding.AuditedRepository;
import dev.swraudit.report.finding.HighlightsReader;
import dev.swraudit.report.finding.OrganizationReader;
import dev.swraudit.report.finding.Reasons;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lists of a console summary with what an audit did not read.
 */
final class GapLists {

	private static final int ROWS = 20;

	private static final int ACCEPTED = 5;

	private final HighlightsReader records;

	private final OrganizationReader organizations;

	private final AcceptedGapsReader acceptedGaps;

	GapLists(JdbcClient jdbc) {
		this.records = new HighlightsReader(jdbc);
		this.organizations = new OrganizationReader(jdbc);
		this.acceptedGaps = new AcceptedGapsReader(jdbc);
	}

	void addTo(SummaryText text, AuditStatistics statistics) {
		organizations(this.organizations.notAudited(statistics, ROWS), statistics.account().organizationsNotAudited(),
				text);
		incompleteLists(statistics.account().incompleteLists(), text);
		records(this.records.notAudited(statistics, ROWS), statistics.notAudited(), text);
		if (statistics.acceptedGaps() > 0) {
			accepted(this.acceptedGaps.first(statistics.id(), ACCEPTED), statistics.acceptedGaps(), text);
		}
	}

	private static void organizations(List<AuditedRepository> organizations, long total, SummaryText text) {
		text.list("Organizations not audited", organizations, more(total - organizations.size(), "organizations.csv"),
				(organization) -> {
					text.line("  " + SummaryNames.object(organization.namespace(), ""));
					text.detail(organization.outcome() + ": " + String.join(", ", Reasons.notAudited(organization)));
				});
	}

	private static void incompleteLists(List<AccountFacts.IncompleteList> lists, SummaryText text) {
		text.list("Organizations of which SWR counts more users than it lists grants",
				lists.stream().limit(ROWS).toList(), more(lists.size() - ROWS, "organizations.csv"),
				(list) -> text.line("  " + SummaryNames.object(list.namespace(), "") + ": " + list.counts()));
	}

	private static void records(List<AuditedRepository> repositories, long total, SummaryText text) {
		text.list("Not audited", repositories, more(total - repositories.size(), "repositories.csv"), (repository) -> {
			text.line("  line " + repository.line() + ": "
					+ SummaryNames.object(repository.namespace(), repository.repository()));
			String outcome = (repository.outcome() != null) ? repository.outcome() : "PENDING";
			text.detail(outcome + ": " + String.join(", ", Reasons.notAudited(repository)));
		});
	}

	private static void accepted(List<AcceptedGap> gaps, long total, SummaryText text) {
		text.list("Accepted gaps", gaps, more(total - gaps.size(), "repositories.csv and organizations.csv"),
				(gap) -> text.row(SummaryNames.object(gap.namespace(), gap.repository()) + ": " + gap.outcome()
						+ ", exception " + UntrustedText.escape(gap.exceptionId(), SummaryNames.ACCOUNT)));
	}

	private static String more(long number, String file) {
		return (number > 0) ? number + " more: see " + file : "";
	}

}
