package dev.swraudit.report.review;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.swraudit.decision.DecisionBook;
import dev.swraudit.ledger.IdRange;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reader of the rows of the decisions files of an audit that do not hold.
 */
public final class DecisionsReader {

	private static final String COUNTS = """
			select status, count(*) from decision_row where id > :after and id < :end group by status
			""";

	private static final String FIRST = """
			select source, line, note from decision_row
			where id > :after and id < :end and status in (:statuses)
			order by case when note = :noFinding then 1 else 0 end, id
			fetch first :limit rows only
			""";

	private static final String WITHOUT_FINDING = """
			select count(*) from decision_row where id > :after and id < :end and status = 4 and note = :noFinding
			""";

	private final JdbcClient jdbc;

	public DecisionsReader(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads the rows of an audit.
	 * @param limit maximum number of rows of each status that are listed
	 */
	public DecisionList read(int auditId, int limit) {
		Map<DecisionBook.Status, Long> counts = new EnumMap<>(DecisionBook.Status.class);
		in(COUNTS, auditId).query((row) -> {
			counts.put(DecisionBook.Status.of(row.getInt(1)), row.getLong(2));
		});
		return new DecisionList(first(auditId, Set.of(DecisionBook.Status.BAD), limit),
				first(auditId, Set.of(DecisionBook.Status.NOT_YET, DecisionBook.Status.STALE), limit),
				in(WITHOUT_FINDING, auditId).param("noFinding", DecisionBook.NO_FINDING).query(Long.class).single(),
				counts);
	}

	private List<DecisionList.Row> first(int auditId, Set<DecisionBook.Status> statuses, int limit) {
		return in(FIRST, auditId).param("statuses", statuses.stream().map(DecisionBook.Status::code).toList())
			.param("noFinding", DecisionBook.NO_FINDING)
			.param("limit", limit)
			.query((row, number) -> new DecisionList.Row(row.getString(1), row.getLong(2), row.getString(3)))
			.list();
	}

	private JdbcClient.StatementSpec in(String sql, int auditId) {
		IdRange rows = IdRange.findings(auditId);
		return this.jdbc.sql(sql).param("after", rows.after()).param("end", rows.end());
	}

}
