package dev.swraudit.evaluation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gaps in the coverage of an audit that an exception accepts: repositories and
 * organizations whose access list was not read.
 */
final class AcceptedGaps {

	private static final String GAPS = """
			select o.target_id, n.name, r.name, r.id
			from %s
			join repository r on r.id = t.repository_id
			join namespace n on n.id = r.namespace_id
			where o.target_id > ? and o.target_id < ? and o.outcome in ('FORBIDDEN', 'FAILED', 'NOT_FOUND')
			order by o.target_id
			""";

	private final Map<Long, Long> byTarget = new HashMap<>();

	private final Map<Long, Long> byOrganization = new HashMap<>();

	private final BitSet objects = new BitSet();

	/**
	 * Finds the accepted gaps of an audit.
	 * @param matcher the exceptions in force, which counts their uses
	 */
	AcceptedGaps(JdbcTemplate jdbc, int auditId, AcceptedExceptions.Matcher matcher) {
		if (matcher.hasGaps()) {
			find(jdbc, auditId, AuditedObjects.REPOSITORIES, matcher, this.byTarget);
			find(jdbc, auditId, AuditedObjects.ORGANIZATIONS, matcher, this.byOrganization);
		}
	}

	private void find(JdbcTemplate jdbc, int auditId, String tables, AcceptedExceptions.Matcher matcher,
			Map<Long, Long> exceptions) {
		IdRange rows = IdRange.targets(auditId);
		jdbc.query(GAPS.formatted(tables), (row) -> {
			int index = matcher.findGap(new RepositoryName(row.getString(2), row.getString(3)));
			if (index >= 0) {
				exceptions.put(row.getLong(1), RowIds.acceptedException(auditId, index));
				this.objects.set(row.getInt(4));
			}
		}, rows.after(), rows.end());
	}

	/**
	 * Returns the row id of the exception that accepts the gap of a target; null if none
	 * does.
	 */
	@Nullable Long ofTarget(long targetId) {
		return this.byTarget.get(targetId);
	}

	/**
	 * Returns the row id of the exception that accepts the gap of an organization; null
	 * if none does.
	 * @param listId row id of its grant list
	 */
	@Nullable Long ofOrganization(long listId) {
		return this.byOrganization.get(listId);
	}

	/** Returns the ids of the repositories and organizations with an accepted gap. */
	BitSet objects() {
		return this.objects;
	}

}
