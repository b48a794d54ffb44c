package dev.swraudit.history.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.Outcome;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reader of the stored outcomes of selected objects.
 */
public final class ObjectRows {

	/** Largest number of objects that a query names. */
	private static final int NAMED = 500;

	/**
	 * Targets are numbered in the order of names; records that do not count come last.
	 */
	private static final String TARGETS = """
			select t.id, t.repository_id, o.outcome, o.access_list_id, o.creator_holder_id, o.read_at
			from target t
			join outcome o on o.target_id = t.id
			where t.id > ? and t.id < ? and o.outcome not in ('DUPLICATE', 'INVALID')%s
			order by t.id
			limit ?
			""";

	private static final String ORGANIZATIONS = """
			select t.id, t.repository_id, o.outcome, o.access_list_id, o.creator_holder_id, o.read_at
			from grant_list t
			join grant_outcome o on o.target_id = t.id
			where t.id > ? and t.id < ? and t.grant_source = 2%s
			""";

	private final JdbcTemplate jdbc;

	private final String condition;

	/**
	 * Creates a reader.
	 * @param selected ids of the selected objects; rows of others are returned too if
	 * there are many
	 */
	public ObjectRows(JdbcTemplate jdbc, BitSet selected) {
		this.jdbc = jdbc;
		this.condition = (selected.cardinality() > NAMED) ? "" : condition(selected);
	}

	private static String condition(BitSet selected) {
		return selected.isEmpty() ? " and false"
				: selected.stream()
					.mapToObj(Integer::toString)
					.collect(Collectors.joining(", ", " and t.repository_id in (", ")"));
	}

	/**
	 * Returns the repositories of an audit in the order of names, read page by page.
	 * @param position the position of the audit in the history
	 */
	public Iterator<ObjectRow> repositories(AuditInHistory audit, int position, int pageSize) {
		IdRange ids = IdRange.targets(audit.id());
		String sql = TARGETS.formatted(this.condition);
		return new PagedRows<>(ids.after(), pageSize, ObjectRow::id, (after) -> this.jdbc.query(sql,
				(row, number) -> row(row, audit, position, false), after, ids.end(), pageSize));
	}

	/**
	 * Returns the organizations of an audit in any order.
	 * @param position the position of the audit in the history
	 */
	public List<ObjectRow> organizations(AuditInHistory audit, int position) {
		IdRange ids = IdRange.targets(audit.id());
		return this.jdbc.query(ORGANIZATIONS.formatted(this.condition),
				(row, number) -> row(row, audit, position, true), ids.after(), ids.end());
	}

	private static ObjectRow row(ResultSet row, AuditInHistory audit, int position, boolean organization)
			throws SQLException {
		OffsetDateTime readAt = row.getObject(6, OffsetDateTime.class);
		return new ObjectRow(position, row.getLong(1), row.getInt(2), organization, Outcome.valueOf(row.getString(3)),
				row.getObject(4, Integer.class), row.getObject(5, Integer.class),
				(readAt != null) ? readAt.toEpochSecond() : audit.startedAt().getEpochSecond());
	}

}
