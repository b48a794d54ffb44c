package dev.swraudit.report;

import java.util.Comparator;
import java.util.List;

/**
 * A record of the input, as the page tells it.
 *
 * @param line where it starts in the input
 * @param path namespace and repository, cut behind each slash
 * @param creator the creator, or that it is unknown
 * @param outcome what came of asking
 * @param people whom the rules name
 * @param unlisted how many more there are; empty if there are none
 * @param since ISO date since which the first of them is known; empty without any
 * @param status {@code new}, {@code open} or {@code accepted}
 * @param reasons why it stands here
 */
record RepositoryRow(int line, List<String> path, AccountText creator, String outcome, List<PersonLine> people,
		String unlisted, String since, String status, List<String> reasons) implements Listing.Row {

	private static final int TAGS = 420;

	private static final int TAGS_OF_REASON = 30;

	static RepositoryRow of(AuditedRepository repository) {
		List<Holder> holders = repository.holders();
		return new RepositoryRow(repository.line(), Markup.path(repository.namespace() + "/" + repository.repository()),
				repository.creator(), outcome(repository), holders.stream().map(PersonLine::of).toList(),
				unlisted(repository), since(holders), status(holders), Reasons.of(repository));
	}

	@Override
	public int bytes() {
		return TAGS + Markup.bytes(this.path) + this.creator.bytes()
				+ this.people.stream().mapToInt(PersonLine::bytes).sum()
				+ this.reasons.stream().mapToInt((reason) -> TAGS_OF_REASON + Markup.bytes(reason)).sum();
	}

	/** The status as a number to sort by: what is new comes first. */
	int rank() {
		return List.of("new", "open", "accepted").indexOf(this.status);
	}

	private static String outcome(AuditedRepository repository) {
		return (repository.outcome() != null) ? repository.outcome() : "PENDING";
	}

	private static String unlisted(AuditedRepository repository) {
		Integer managers = repository.creatorKnown() ? repository.nonCreatorManagers() : repository.managers();
		long listed = repository.holders().stream().filter(Holder::manages).count();
		long unlisted = (managers != null) ? managers - listed : 0;
		return (unlisted > 0) ? unlisted + " more in permissions.csv" : "";
	}

	private static String since(List<Holder> holders) {
		return holders.stream().map(Holder::firstSeen).min(Comparator.naturalOrder()).map(Object::toString).orElse("");
	}

	private static String status(List<Holder> holders) {
		if (holders.stream().allMatch(Holder::accepted)) {
			return "accepted";
		}
		return holders.stream().anyMatch((holder) -> holder.isNew() && !holder.accepted()) ? "new" : "open";
	}

}
