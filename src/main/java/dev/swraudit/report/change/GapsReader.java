package dev.swraudit.report.change;

import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.permission.CodePointOrder;
import dev.swraudit.report.data.AuditStatistics;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the objects that an audit did not read, compared with the baseline. It reads
 * them once, page by page; of the baseline, ids of repositories only.
 */
public final class GapsReader {

	private static final int PAGE = 5000;

	private static final String BASELINE_RECORDS = """
			select o.outcome, t.repository_id
			from outcome o
			join target t on t.id = o.target_id
			where o.target_id > :after and o.target_id < :end
			  and o.outcome in ('FORBIDDEN', 'FAILED', 'NOT_FOUND', 'INVALID')
			""";

	private static final String BASELINE_ORGANIZATIONS = """
			select o.outcome, g.repository_id
			from grant_list g
			join grant_outcome o on o.target_id = g.id
			where g.id > :after and g.id < :end and g.grant_source = 2
			  and o.outcome in ('FORBIDDEN', 'FAILED', 'NOT_FOUND')
			""";

	/**
	 * Limits the outcomes before the joins, so that a database cannot begin with the
	 * repositories.
	 */
	private static final String RECORDS = """
			select o.target_id, o.outcome, coalesce(t.repository_id, 0), t.line, coalesce(n.name, j.namespace),
			  coalesce(r.name, j.repository), o.http_status, o.error_code, o.message,
			  e.accepted_exception_id is not null
			from (
			  select target_id, outcome, http_status, error_code, message
			  from outcome
			  where target_id > :after and target_id < :end
			    and outcome in ('FORBIDDEN', 'FAILED', 'NOT_FOUND', 'INVALID')
			  order by target_id fetch first :size rows only
			) o
			join target t on t.id = o.target_id
			left join assessment e on e.target_id = o.target_id
			left join repository r on r.id = t.repository_id
			left join namespace n on n.id = r.namespace_id
			left join rejected_record j on j.target_id = o.target_id
			order by o.target_id
			""";

	private static final String ORGANIZATIONS = """
			select g.id, o.outcome, g.repository_id, 0, n.name, '', o.http_status, o.error_code, o.message,
			  g.accepted_exception_id is not null
			from grant_list g
			join grant_outcome o on o.target_id = g.id
			join repository r on r.id = g.repository_id
			join namespace n on n.id = r.namespace_id
			where g.id > :after and g.id < :end and g.grant_source = 2
			  and o.outcome in ('FORBIDDEN', 'FAILED', 'NOT_FOUND')
			""";

	private static final Set<Outcome> UNREADABLE = EnumSet.of(Outcome.FORBIDDEN, Outcome.FAILED);

	private final JdbcClient jdbc;

	private final BaselineQuery baseline;

	public GapsReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.baseline = new BaselineQuery(jdbc);
	}

	/**
	 * Reads the objects that were not read. No query runs if all were.
	 * @param limit maximum number of named objects of each kind
	 */
	public Gaps read(AuditStatistics statistics, int limit) {
		Optional<BaselineGaps> baseline = this.baseline.id(statistics).map(this::gaps);
		BaselineGaps before = baseline.orElseGet(BaselineGaps::new);
		GapTally unreadable = new GapTally(before.unreadable(), limit);
		GapTally gone = new GapTally(before.gone(), limit);
		GapTally invalid = new GapTally(new BitSet(), limit);
		for (UnreadRow row : organizationsOf(statistics)) {
			(UNREADABLE.contains(row.outcome()) ? unreadable : gone).addOrganization(row);
		}
		long after = IdRange.targets(statistics.id()).after();
		List<UnreadRow> page;
		do {
			page = (statistics.notAudited() > 0) ? records(statistics.id(), after) : List.of();
			for (UnreadRow row : page) {
				GapTally tally = UNREADABLE.contains(row.outcome()) ? unreadable
						: (row.outcome() == Outcome.NOT_FOUND) ? gone : invalid;
				tally.addRecord(row);
				after = row.targetId();
			}
		}
		while (page.size() == PAGE);
		return new Gaps(unreadable.objects(), gone.objects(), invalid.objectsByNumber(before.invalid()),
				baseline.isPresent());
	}

	private List<UnreadRow> records(int auditId, long after) {
		return this.jdbc.sql(RECORDS)
			.param("after", after)
			.param("end", IdRange.targets(auditId).end())
			.param("size", PAGE)
			.query(UnreadRow::read)
			.list();
	}

	private List<UnreadRow> organizationsOf(AuditStatistics statistics) {
		if (statistics.account().organizationsNotAudited() == 0) {
			return List.of();
		}
		IdRange rows = IdRange.targets(statistics.id());
		return this.jdbc.sql(ORGANIZATIONS)
			.param("after", rows.after())
			.param("end", rows.end())
			.query(UnreadRow::read)
			.stream()
			.sorted(Comparator.comparing(UnreadRow::namespace, CodePointOrder::compareText))
			.toList();
	}

	private BaselineGaps gaps(int baseline) {
		BaselineGaps gaps = new BaselineGaps();
		IdRange rows = IdRange.targets(baseline);
		for (String sql : List.of(BASELINE_RECORDS, BASELINE_ORGANIZATIONS)) {
			this.jdbc.sql(sql).param("after", rows.after()).param("end", rows.end()).query((row) -> {
				gaps.add(Outcome.valueOf(row.getString(1)), row.getInt(2));
			});
		}
		return gaps;
	}

}
