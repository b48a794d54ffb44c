package dev.swraudit.evaluation;

import java.util.BitSet;
import java.util.List;

import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.IdRange;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Sets of repositories, or of organizations, of one audit, by repository id.
 */
final class AuditedObjects {

	private static final String WITH_OUTCOME = """
			select t.repository_id
			from %s
			where o.target_id > ? and o.target_id < ? and %s
			""";

	private static final String WITH_ONE_HOLDER_AT_MOST = """
			select t.repository_id, h.user_id
			from %s
			left join access_list l on l.id = o.access_list_id
			left join account h on h.id = case when o.permission_count = 1 then l.account_ids[1] end
			where o.target_id > ? and o.target_id < ? and o.outcome = 'AUDITED' and o.permission_count <= 1
			""";

	private static final String WITH_OPEN_FINDINGS_OF_OTHERS = """
			select distinct f.repository_id
			from finding f
			join account h on h.id = f.account_id
			where f.id > ? and f.id < ? and f.state <> ? and f.rule not in (%d, %d, %d, %d) and h.user_id <> ?
			""".formatted(Rule.PUBLIC_REPOSITORY.code(), Rule.SHARED_REPOSITORY.code(), Rule.INACTIVE_USER.code(),
			Rule.UNKNOWN_USER.code());

	private static final String WITH_OPEN_FINDINGS = """
			select distinct repository_id from finding where id > ? and id < ? and state <> ?
			""";

	private static final String CALLER = """
			select c.user_id from audit a join account c on c.id = a.audited_by_account_id where a.id = ?
			""";

	/** Tables of repositories with their outcomes. */
	static final String REPOSITORIES = "outcome o join target t on t.id = o.target_id";

	/** Tables of organizations with their outcomes. */
	static final String ORGANIZATIONS = "grant_outcome o join grant_list t on t.id = o.target_id and"
			+ " t.grant_source = 2";

	private final JdbcTemplate jdbc;

	private final int auditId;

	private final String tables;

	private AuditedObjects(JdbcTemplate jdbc, int auditId, String tables) {
		this.jdbc = jdbc;
		this.auditId = auditId;
		this.tables = tables;
	}

	/** Returns the repositories and the organizations of an audit. */
	static List<AuditedObjects> of(JdbcTemplate jdbc, int auditId) {
		return List.of(repositories(jdbc, auditId), organizations(jdbc, auditId));
	}

	/** Returns the repositories of an audit. */
	static AuditedObjects repositories(JdbcTemplate jdbc, int auditId) {
		return new AuditedObjects(jdbc, auditId, REPOSITORIES);
	}

	/** Returns the organizations of an audit. */
	static AuditedObjects organizations(JdbcTemplate jdbc, int auditId) {
		return new AuditedObjects(jdbc, auditId, ORGANIZATIONS);
	}

	/** Returns those whose access list was read. */
	BitSet read() {
		return withOutcome("o.outcome = 'AUDITED'");
	}

	/** Returns the tables of the outcomes {@code o} and of the objects {@code t}. */
	String tables() {
		return this.tables;
	}

	/** Returns those that exist, as far as the audit knows. */
	BitSet present() {
		return withOutcome("o.outcome not in ('NOT_FOUND', 'INVALID', 'DUPLICATE')");
	}

	/** Returns those that SWR did not find. */
	BitSet notFound() {
		return withOutcome("o.outcome = 'NOT_FOUND'");
	}

	/**
	 * Returns those whose access list was read and names no holder other than the caller.
	 * The caller is an id, because a list does not always mark the caller's entry.
	 * @param caller id of the calling user; null if it is unknown
	 */
	BitSet withoutOthers(@Nullable String caller) {
		BitSet repositories = new BitSet();
		query(WITH_ONE_HOLDER_AT_MOST.formatted(this.tables), (row) -> {
			String holder = row.getString(2);
			if (holder == null || holder.equals(caller)) {
				repositories.set(row.getInt(1));
			}
		});
		return repositories;
	}

	/**
	 * Returns those with findings on their access lists that are not closed, of other
	 * users than the caller.
	 * @param caller id of the calling user; null if it is unknown
	 */
	BitSet withOpenFindingsOfOthers(@Nullable String caller) {
		IdRange findings = IdRange.findings(this.auditId);
		BitSet repositories = new BitSet();
		this.jdbc.query(WITH_OPEN_FINDINGS_OF_OTHERS, (row) -> {
			repositories.set(row.getInt(1));
		}, findings.after(), findings.end(), FindingState.CLOSED.code(), (caller != null) ? caller : "");
		return repositories;
	}

	/** Returns those with findings that are not closed. */
	BitSet withOpenFindings() {
		IdRange findings = IdRange.findings(this.auditId);
		BitSet repositories = new BitSet();
		this.jdbc.query(WITH_OPEN_FINDINGS, (row) -> {
			repositories.set(row.getInt(1));
		}, findings.after(), findings.end(), FindingState.CLOSED.code());
		return repositories;
	}

	/** Returns the id of the user that read the audit; null if no answer named it. */
	@Nullable String caller() {
		List<String> callers = this.jdbc.queryForList(CALLER, String.class, this.auditId);
		return callers.isEmpty() ? null : callers.get(0);
	}

	private BitSet withOutcome(String condition) {
		BitSet repositories = new BitSet();
		query(WITH_OUTCOME.formatted(this.tables, condition), (row) -> repositories.set(row.getInt(1)));
		return repositories;
	}

	private void query(String sql, RowCallbackHandler handler) {
		IdRange targets = IdRange.targets(this.auditId);
		this.jdbc.query(sql, handler, targets.after(), targets.end());
	}

}
