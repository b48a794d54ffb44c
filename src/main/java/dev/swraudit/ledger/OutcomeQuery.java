package dev.swraudit.ledger;

import java.util.EnumSet;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Query for the outcomes of an audit.
 */
@Component
public class OutcomeQuery {

	private static final String OF_RECORDS = """
			select distinct o.outcome
			from outcome o
			left join assessment e on e.target_id = o.target_id
			where o.target_id > ? and o.target_id < ? and e.accepted_exception_id is null
			""";

	private static final String OF_ORGANIZATIONS = """
			select distinct o.outcome
			from grant_outcome o
			join grant_list g on g.id = o.target_id and g.grant_source = 2
			where o.target_id > ? and o.target_id < ? and g.accepted_exception_id is null
			""";

	private final JdbcTemplate jdbc;

	OutcomeQuery(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the outcomes of records and organizations, without those of accepted gaps.
	 */
	public Set<Outcome> withoutAcceptedGaps(Audit audit) {
		Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
		IdRange rows = IdRange.targets(audit.id());
		for (String sql : new String[] { OF_RECORDS, OF_ORGANIZATIONS }) {
			this.jdbc.queryForList(sql, String.class, rows.after(), rows.end())
				.forEach((outcome) -> outcomes.add(Outcome.valueOf(outcome)));
		}
		return outcomes;
	}

}
