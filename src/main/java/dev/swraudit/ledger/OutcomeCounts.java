package dev.swraudit.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts of an audit's targets with one outcome.
 *
 * @param permissions their rows in permissions.csv
 * @param firstReadAt time at which the first one was read; null if none was
 * @param lastReadAt time at which the last one was read; null if none was
 */
public record OutcomeCounts(Outcome outcome, long records, long permissions, @Nullable OffsetDateTime firstReadAt,
		@Nullable OffsetDateTime lastReadAt) {

	private static final String SELECT = """
			select outcome, count(*), coalesce(sum(permission_count), 0), min(read_at), max(read_at)
			from outcome where target_id > :after and target_id < :end group by outcome
			""";

	/** Counts the targets of an audit, by outcome. */
	public static List<OutcomeCounts> read(JdbcClient jdbc, int auditId) {
		IdRange targets = IdRange.targets(auditId);
		return jdbc.sql(SELECT)
			.param("after", targets.after())
			.param("end", targets.end())
			.query(OutcomeCounts::of)
			.list();
	}

	private static OutcomeCounts of(ResultSet row, int number) throws SQLException {
		return new OutcomeCounts(Outcome.valueOf(row.getString(1)), row.getLong(2), row.getLong(3),
				row.getObject(4, OffsetDateTime.class), row.getObject(5, OffsetDateTime.class));
	}

	/** Returns whether a target was read on another day than the audit date. */
	public boolean isBackdated(LocalDate auditDate, ZoneId zone) {
		return Stream.of(this.firstReadAt, this.lastReadAt)
			.filter(Objects::nonNull)
			.anyMatch((readAt) -> !readAt.atZoneSameInstant(zone).toLocalDate().equals(auditDate));
	}

}
