package dev.swraudit.report.html;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.AuditedRepository;
import dev.swraudit.report.finding.FindingTally;
import dev.swraudit.report.finding.OrganizationManagers;
import dev.swraudit.report.finding.Reasons;

/**
 * Row of the page for a record of the input.
 *
 * @param line line of the input on which the record starts
 * @param path namespace and repository, split after each slash
 * @param creator label of the creator, which may be unknown
 * @param outcome the outcome
 * @param holders the first holders that have a finding
 * @param unlisted number of other holders in words; empty if there are none
 * @param since ISO date of the oldest finding; empty without any
 * @param status status of the findings, see {@link FindingTally#status()}
 * @param rank the status as a number to sort by, the most urgent first
 * @param counts counts of the findings; empty where the status is enough
 * @param reasons reasons of the verdict or outcome
 * @param throughOrganization managers of the organization in words; empty without any
 */
record RepositoryRow(int line, List<String> path, AccountLabel creator, String outcome, List<HolderRow> holders,
		String unlisted, String since, String status, int rank, String counts, List<String> reasons,
		String throughOrganization) implements TruncatedList.Row {

	private static final int TAGS = 560;

	private static final int TAGS_OF_REASON = 30;

	static RepositoryRow of(AuditedRepository repository,
			Map<String, List<OrganizationManagers.Manager>> organizationManagers) {
		FindingTally tally = repository.tally();
		return new RepositoryRow(repository.line(), Markup.path(repository.name()), repository.creator(),
				outcome(repository), holders(repository), unlisted(repository),
				(tally.firstSeen() != null) ? tally.firstSeen().toString() : "", status(repository),
				tally.status().rank(), tally.words(), Reasons.of(repository),
				throughOrganization(repository, organizationManagers));
	}

	@Override
	public int bytes() {
		return TAGS + Markup.bytes(this.throughOrganization) + Markup.bytes(this.path) + this.creator.bytes()
				+ this.holders.stream().mapToInt(HolderRow::bytes).sum()
				+ this.reasons.stream().mapToInt((reason) -> TAGS_OF_REASON + Markup.bytes(reason)).sum();
	}

	private static List<HolderRow> holders(AuditedRepository repository) {
		return repository.holders()
			.stream()
			.map((holder) -> HolderRow.of(holder, repository.namespace(), repository.repository()))
			.toList();
	}

	/** Never says of an object that was not read that it has no finding. */
	private static String status(AuditedRepository repository) {
		FindingTally.Status status = repository.tally().status();
		boolean unread = repository.outcome() != null && !repository.outcome().equals("AUDITED");
		return (unread && status == FindingTally.Status.NONE) ? "not read" : status.text();
	}

	/** Names those who are neither the creator nor among the holders of the row. */
	private static String throughOrganization(AuditedRepository repository,
			Map<String, List<OrganizationManagers.Manager>> managers) {
		if (repository.repository().isEmpty()) {
			return "";
		}
		Set<String> named = new HashSet<>();
		repository.holders().forEach((holder) -> named.add(holder.userId()));
		if (repository.creatorId() != null) {
			named.add(repository.creatorId());
		}
		return OrganizationManagers.words(managers.getOrDefault(repository.namespace(), List.of()), named);
	}

	private static String outcome(AuditedRepository repository) {
		if (repository.outcome() != null) {
			return repository.outcome();
		}
		return repository.repository().isEmpty() ? "" : "PENDING";
	}

	/**
	 * Counts on open holders being first: an omitted one is open only if all listed ones
	 * are.
	 */
	private static String unlisted(AuditedRepository repository) {
		FindingTally tally = repository.tally();
		int listed = repository.holders().size();
		long unlisted = tally.holders() - listed;
		long open = Math.max(0, tally.openHolders() - listed);
		return (unlisted > 0) ? unlisted + " more, " + open + " of them open: see findings.csv" : "";
	}

}
