package dev.swraudit.report.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import dev.swraudit.history.Period;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.ledger.OutcomeCounts;
import dev.swraudit.population.PopulationQuery;
import dev.swraudit.population.PopulationStatus;
import dev.swraudit.population.SourceStates;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the audits of a period and the last one before it.
 */
final class PeriodAuditsQuery {

	private static final String AUDITS = """
			select a.id, a.audit_date, a.revision, a.publication, a.started_at, a.finished_at, a.complete, a.exit_code,
			  nullif(u.user_id, '') as user_id, a.sums_sha256
			from audit a
			join scope s on s.id = a.scope_id
			left join account u on u.id = a.audited_by_account_id
			where s.name = :scope and a.published and a.audit_date <= :to
			order by a.audit_date, a.revision
			""";

	private static final String ORGANIZATIONS_NOT_READ = """
			select count(*)
			from grant_outcome o
			join grant_list g on g.id = o.target_id and g.grant_source = 2
			where o.target_id > :after and o.target_id < :end and o.outcome in ('FAILED', 'FORBIDDEN')
			""";

	private static final Set<Outcome> NOT_READ = Set.of(Outcome.FAILED, Outcome.FORBIDDEN, Outcome.INVALID);

	private final JdbcClient jdbc;

	private final PopulationQuery population;

	private final ZoneId zone;

	/**
	 * Creates the query.
	 * @param zone time zone that decides on which day a response was read
	 */
	PeriodAuditsQuery(JdbcClient jdbc, ZoneId zone) {
		this.jdbc = jdbc;
		this.population = new PopulationQuery(jdbc);
		this.zone = zone;
	}

	/**
	 * Reads the audits.
	 * @param beforeEach called before each audit; its exceptions are propagated
	 */
	PeriodAudits read(String scope, Period period, Runnable beforeEach) {
		List<AuditRow> rows = this.jdbc.sql(AUDITS)
			.param("scope", scope)
			.param("to", period.to())
			.query(AuditRow::of)
			.list();
		long before = rows.stream().filter((row) -> row.date().isBefore(period.from())).count();
		return new PeriodAudits(period, rows.stream().skip(Math.max(0, before - 1)).map((row) -> {
			beforeEach.run();
			return audit(row);
		}).toList());
	}

	private PeriodAudit audit(AuditRow row) {
		List<OutcomeCounts> outcomes = OutcomeCounts.read(this.jdbc, row.id());
		boolean backdated = outcomes.stream().anyMatch((counts) -> counts.isBackdated(row.date(), this.zone));
		long records = outcomes.stream()
			.filter((counts) -> NOT_READ.contains(counts.outcome()))
			.mapToLong(OutcomeCounts::records)
			.sum();
		return new PeriodAudit(row.date(), row.revision(), row.publication(), row.startedAt(), row.finishedAt(),
				backdated, row.complete(), row.exitCode(), row.auditingUserId(), populationStatus(row.id()),
				records + organizationsNotRead(row.id()), row.sumsSha256());
	}

	private PopulationStatus populationStatus(int auditId) {
		return this.population.read(auditId, SourceStates.read(this.jdbc, auditId)).population().status();
	}

	private long organizationsNotRead(int auditId) {
		IdRange lists = IdRange.targets(auditId);
		return this.jdbc.sql(ORGANIZATIONS_NOT_READ)
			.param("after", lists.after())
			.param("end", lists.end())
			.query(Long.class)
			.single();
	}

	/**
	 * Row of the table of audits.
	 */
	private record AuditRow(int id, LocalDate date, int revision, int publication, Instant startedAt,
			Instant finishedAt, boolean complete, int exitCode, @Nullable String auditingUserId,
			@Nullable String sumsSha256) {

		static AuditRow of(ResultSet row, int number) throws SQLException {
			return new AuditRow(row.getInt("id"), row.getObject("audit_date", LocalDate.class), row.getInt("revision"),
					row.getInt("publication"), row.getObject("started_at", OffsetDateTime.class).toInstant(),
					row.getObject("finished_at", OffsetDateTime.class).toInstant(), row.getBoolean("complete"),
					row.getInt("exit_code"), row.getString("user_id"), row.getString("sums_sha256"));
		}

	}

}
