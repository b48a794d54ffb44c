package dev.swraudit.report.change;

import java.util.List;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.AuditStatistics;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the changes of the findings since the baseline. It reads the changed findings
 * once, page by page, and the names of the listed users and objects only.
 */
public final class ChangesReader {

	private static final int PAGE = 5000;

	/**
	 * Limits the findings before the joins, so that a database cannot begin with the
	 * accounts. It selects by state as the movement does: new, reopened, resolved.
	 */
	private static final String CHANGED = """
			select f.id, f.state, f.state_before, f.rule, f.auth, f.repository_id, r.namespace_id, h.user_id,
			  left(h.user_name, 201), f.person_id, f.object_count, f.last_absent, f.first_seen, f.resolution
			from (
			  select id, state, state_before, rule, auth, repository_id, account_id, person_id, object_count, last_absent,
			    first_seen, resolution
			  from finding
			  where id > :after and id < :end
			    and ((state = 1 and (state_before is null or state_before = 2)) or (state = 3 and state_before = 1))
			  order by id fetch first :size rows only
			) f
			join account h on h.id = f.account_id
			join repository r on r.id = f.repository_id
			order by f.id
			""";

	private final JdbcClient jdbc;

	private final ChangeNames names;

	public ChangesReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.names = new ChangeNames(jdbc);
	}

	/**
	 * Reads the changes. No query runs if nothing changed.
	 * @param users maximum number of users of each kind
	 * @param objects maximum number of objects, and of organizations, of each user
	 */
	public Changes read(AuditStatistics statistics, int users, int objects) {
		UserTallies appeared = new UserTallies(objects);
		UserTallies reopened = new UserTallies(objects);
		UserTallies resolved = new UserTallies(objects);
		long left = statistics.movement().newOrReopened() + statistics.movement().resolved();
		long after = IdRange.findings(statistics.id()).after();
		while (left > 0) {
			List<ChangedFinding> page = page(statistics.id(), after);
			for (ChangedFinding finding : page) {
				(finding.isResolved() ? resolved : finding.isReopened() ? reopened : appeared).add(finding);
				after = finding.id();
			}
			left = (page.size() < PAGE) ? 0 : left - page.size();
		}
		return new Changes(changes(statistics.id(), appeared, users), changes(statistics.id(), reopened, users),
				changes(statistics.id(), resolved, users));
	}

	private List<ChangedFinding> page(int auditId, long after) {
		return this.jdbc.sql(CHANGED)
			.param("after", after)
			.param("end", IdRange.findings(auditId).end())
			.param("size", PAGE)
			.query(ChangedFinding::read)
			.list();
	}

	private UserChanges changes(int auditId, UserTallies tallies, int users) {
		return new UserChanges(this.names.named(auditId, tallies.first(users)), tallies.users(), tallies.findings());
	}

}
