package dev.swraudit.report.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.swraudit.ledger.Counts;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.permission.GrantSource;
import dev.swraudit.population.AccountSource;
import dev.swraudit.population.PopulationQuery;
import dev.swraudit.population.SourceState;
import dev.swraudit.population.SourceStates;
import dev.swraudit.population.SourceStatus;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the facts of an audit about the whole account.
 */
final class AccountFactsQuery {

	private static final String LISTS = """
			select g.grant_source, o.outcome, count(*), sum(case when o.message is null then 0 else 1 end)
			from grant_list g
			left join grant_outcome o on o.target_id = g.id
			where g.id > :after and g.id < :end
			group by g.grant_source, o.outcome
			""";

	private static final String INCOMPLETE = """
			select n.name, o.permission_count, g.listed_user_count
			from grant_list g
			join grant_outcome o on o.target_id = g.id and o.outcome = 'AUDITED'
			join repository r on r.id = g.repository_id
			join namespace n on n.id = r.namespace_id
			where g.id > :after and g.id < :end and g.grant_source = 2 and o.permission_count < g.listed_user_count
			""";

	private final JdbcClient jdbc;

	private final PopulationQuery population;

	AccountFactsQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.population = new PopulationQuery(jdbc);
	}

	/**
	 * Reads the facts.
	 * @param records the records of the audit by outcome
	 * @param tooManyVanished whether too many organizations have vanished
	 */
	AccountFacts read(int auditId, Counts<Outcome> records, boolean tooManyVanished) {
		Map<AccountSource, SourceState> states = SourceStates.read(this.jdbc, auditId);
		IdRange rows = IdRange.targets(auditId);
		Counts<Outcome> organizations = new Counts<>(Outcome.class);
		Lists shares = new Lists();
		this.jdbc.sql(LISTS).param("after", rows.after()).param("end", rows.end()).query((row) -> {
			String outcome = row.getString(2);
			if (row.getInt(1) == GrantSource.SHARE.code()) {
				shares.add(outcome, row.getLong(3), row.getLong(4));
			}
			else if (outcome != null) {
				organizations.add(Outcome.valueOf(outcome), row.getLong(3));
			}
		});
		PopulationQuery.Stored stored = this.population.read(auditId, states);
		return new AccountFacts(organizations, incomplete(rows), tooManyVanished, stored.population(),
				List.of(ofTargets("repositories", records, "repository", "repositories"),
						organizations(organizations, state(states, AccountSource.ORGANIZATIONS)),
						source("listing", state(states, AccountSource.LISTING)),
						source("public", isPublic(stored, state(states, AccountSource.LISTING))),
						source("shares", withoutHidden(stored, shares.state(state(states, AccountSource.SHARED)))),
						source("people", people(auditId))),
				stored.account(), state(states, AccountSource.OVERVIEW).reason());
	}

	/** Returns the state of the people list, which is read before anything else. */
	private SourceState people(int auditId) {
		return this.jdbc.sql("select people_list_rows is not null from audit where id = :audit")
			.param("audit", auditId)
			.query(Boolean.class)
			.single() ? SourceState.READ : SourceState.OFF;
	}

	private static SourceState state(Map<AccountSource, SourceState> states, AccountSource source) {
		return states.getOrDefault(source, SourceState.OFF);
	}

	private static AccountFacts.Source source(String name, SourceState state) {
		return new AccountFacts.Source(name, state.status(), state.reason());
	}

	private List<AccountFacts.IncompleteList> incomplete(IdRange rows) {
		List<AccountFacts.IncompleteList> lists = new ArrayList<>(this.jdbc.sql(INCOMPLETE)
			.param("after", rows.after())
			.param("end", rows.end())
			.query((row, number) -> new AccountFacts.IncompleteList(row.getString(1), row.getLong(2), row.getLong(3)))
			.list());
		lists.sort(Comparator.comparing(AccountFacts.IncompleteList::namespace, CodePointOrder::compareText));
		return lists;
	}

	/** An object that SWR does not find counts as read. */
	private static AccountFacts.Source ofTargets(String name, Counts<Outcome> outcomes, String noun, String nouns) {
		long notRead = outcomes.get(Outcome.FORBIDDEN) + outcomes.get(Outcome.FAILED);
		long read = outcomes.get(Outcome.AUDITED) + outcomes.get(Outcome.NOT_FOUND);
		if (notRead == 0) {
			return source(name, SourceState.READ);
		}
		long all = read + notRead;
		String reason = DisplayText.number(notRead) + " of " + DisplayText.number(all) + " "
				+ ((all == 1) ? noun : nouns) + " " + ((notRead == 1) ? "was" : "were") + " not read";
		return source(name,
				(outcomes.get(Outcome.AUDITED) == 0) ? SourceState.notRead(reason) : SourceState.partial(reason));
	}

	private static AccountFacts.Source organizations(Counts<Outcome> outcomes, SourceState list) {
		if (list.status() == SourceStatus.OFF && outcomes.sum() == 0) {
			return source("organizations", SourceState.OFF);
		}
		AccountFacts.Source lists = ofTargets("organizations", outcomes, "organization", "organizations");
		if (lists.status() != SourceStatus.READ || list.status() != SourceStatus.NOT_READ) {
			return lists;
		}
		String reason = "the list of organizations was not read: " + list.reason();
		return source("organizations",
				(outcomes.sum() > 0) ? SourceState.partial(reason) : SourceState.notRead(reason));
	}

	private static SourceState isPublic(PopulationQuery.Stored stored, SourceState listing) {
		long unknown = stored.unknownPublic();
		return (listing.status() == SourceStatus.READ && unknown > 0)
				? SourceState
					.partial("SWR does not say of " + DisplayText.repositories(unknown) + " whether everybody may pull")
				: withoutHidden(stored, listing);
	}

	/** A repository of the input that is not listed was not read. */
	private static SourceState withoutHidden(PopulationQuery.Stored stored, SourceState state) {
		long hidden = stored.hidden();
		return (state.status() == SourceStatus.READ && hidden > 0) ? SourceState.partial(
				DisplayText.repositories(hidden) + " of the input " + ((hidden == 1) ? "is" : "are") + " not listed")
				: state;
	}

	/**
	 * Lists of the accounts that repositories are shared with.
	 */
	private static final class Lists {

		private long read;

		private long cut;

		private long notRead;

		void add(String outcome, long count, long withMessage) {
			boolean audited = "AUDITED".equals(outcome);
			this.read += audited ? count : 0;
			this.cut += audited ? withMessage : 0;
			this.notRead += audited ? 0 : count;
		}

		/**
		 * Returns the state of the source.
		 * @param list the state of the list of shared repositories
		 */
		SourceState state(SourceState list) {
			if (list.status() != SourceStatus.READ && list.status() != SourceStatus.PARTIAL) {
				return list;
			}
			if (this.notRead > 0) {
				return SourceState.partial("the shares of " + DisplayText.number(this.notRead) + " of "
						+ DisplayText.number(this.read + this.notRead) + " shared repositories were not read");
			}
			if (this.cut > 0) {
				return SourceState.partial("SWR lists at most 100 accounts, so that the shares of "
						+ DisplayText.repositories(this.cut) + " may be incomplete");
			}
			return list;
		}

	}

}
