package dev.swraudit.report.data;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.swraudit.ledger.Counts;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.population.Population;
import dev.swraudit.population.PopulationQuery.CloudAccount;
import dev.swraudit.population.SourceStatus;
import org.jspecify.annotations.Nullable;

/**
 * Facts of an audit about the whole account.
 *
 * @param organizations organizations by outcome
 * @param incompleteLists organizations of which fewer grants were read than SWR counts
 * users
 * @param tooManyVanished whether the safety limit for vanished organizations was exceeded
 * @param population the comparison of the input with the repositories that SWR lists
 * @param sources the sources, in the order of the manifest
 * @param cloudAccount the account; null if its totals were not read
 * @param totalsUnread the reason why the totals of the account were not read; null if
 * they were, or are switched off
 */
public record AccountFacts(Counts<Outcome> organizations, List<IncompleteList> incompleteLists, boolean tooManyVanished,
		Population population, List<Source> sources, @Nullable CloudAccount cloudAccount,
		@Nullable String totalsUnread) {

	/** Outcomes that an organization can have. */
	public static final List<Outcome> OUTCOMES = List.of(Outcome.AUDITED, Outcome.NOT_FOUND, Outcome.FORBIDDEN,
			Outcome.FAILED);

	private static final Set<String> SWITCHED = Set.of("organizations", "shares");

	/** Returns the number of organizations. */
	public long organizationCount() {
		return this.organizations.sum();
	}

	/** Returns the number of organizations with an outcome. */
	public long count(Outcome outcome) {
		return this.organizations.get(outcome);
	}

	/**
	 * Returns the organizations by outcome in words, such as
	 * {@code AUDITED 2 + FAILED 1}.
	 */
	public String outcomes() {
		return OUTCOMES.stream().map((outcome) -> outcome + " " + count(outcome)).collect(Collectors.joining(" + "));
	}

	/** Returns the number of organizations whose grants were not read. */
	public long organizationsNotAudited() {
		return organizationCount() - this.organizations.get(Outcome.AUDITED);
	}

	/**
	 * Returns the sources that were not read, or not read whole. A source that does not
	 * exist yet, or of which the population says so, is left out.
	 */
	public List<Source> notWhole() {
		return this.sources.stream()
			.filter((source) -> source.status() == SourceStatus.PARTIAL || source.status() == SourceStatus.NOT_READ
					|| (source.status() == SourceStatus.OFF && SWITCHED.contains(source.name())))
			.toList();
	}

	AccountFacts counting(Counts<Outcome> organizations) {
		return new AccountFacts(organizations, List.of(), this.tooManyVanished, this.population, this.sources,
				this.cloudAccount, this.totalsUnread);
	}

	/**
	 * Source of the evidence.
	 *
	 * @param reason the reason why it was not read whole, in one line; null if it was
	 */
	public record Source(String name, SourceStatus status, @Nullable String reason) {
	}

	/**
	 * Organization of which fewer grants were read than SWR counts users.
	 */
	public record IncompleteList(String namespace, long read, long counted) {

		/**
		 * Returns the numbers in words, such as {@code 2 grants read, 3 users counted}.
		 */
		public String counts() {
			return DisplayText.count(this.read, "grant") + " read, " + DisplayText.count(this.counted, "user")
					+ " counted";
		}

	}

}
