package dev.swraudit.history.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import dev.swraudit.ledger.Audit;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Query for the published audits of a scope, in the order of date and revision.
 */
public final class PublishedAudits {

	private static final String SELECT = """
			select a.id, a.audit_date, a.revision, a.too_many_vanished or a.too_many_organizations_vanished, c.user_id,
			  a.started_at, a.finished_at, p.read_at
			from audit a
			join scope s on s.id = a.scope_id
			left join account c on c.id = a.audited_by_account_id
			left join population p on p.audit_id = a.id
			""";

	private static final String UP_TO = SELECT + """
			where s.name = ? and a.published and a.audit_date <= ?
			order by a.audit_date, a.revision
			""";

	private static final String BELOW = SELECT + """
			where s.name = ? and a.published and (a.audit_date < ? or (a.audit_date = ? and a.revision < ?))
			order by a.audit_date, a.revision
			""";

	private PublishedAudits() {
	}

	/** Returns the audits up to a day. */
	public static List<AuditInHistory> upTo(JdbcTemplate jdbc, String scope, LocalDate to) {
		return jdbc.query(UP_TO, (row, number) -> audit(row), scope, to);
	}

	/** Returns the audits before another one. */
	public static List<AuditInHistory> below(JdbcTemplate jdbc, Audit audit) {
		return jdbc.query(BELOW, (row, number) -> audit(row), audit.key().scope(), audit.key().date(),
				audit.key().date(), audit.key().revision());
	}

	/** Returns an audit, published or not. */
	public static AuditInHistory of(JdbcTemplate jdbc, Audit audit) {
		return jdbc.query(SELECT + "where a.id = ?", (row, number) -> audit(row), audit.id()).get(0);
	}

	private static AuditInHistory audit(ResultSet row) throws SQLException {
		return new AuditInHistory(row.getInt(1), row.getObject(2, LocalDate.class), row.getInt(3), row.getBoolean(4),
				row.getString(5), row.getObject(6, OffsetDateTime.class).toInstant(), instant(row, 7), instant(row, 8));
	}

	private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
