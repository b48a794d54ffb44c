package dev.swraudit.report.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.swraudit.finding.Verdict;
import dev.swraudit.ledger.Counts;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.ledger.OutcomeCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the statistics of an audit.
 */
public final class AuditStatisticsQuery {

	private static final String IDENTITY = """
			select s.name, a.audit_date, a.revision, a.endpoint, a.started_at
			from audit a
			join scope s on s.id = a.scope_id
			where a.id = :audit
			""";

	private static final String AUDIT = """
			select a.input_sha256, a.too_many_vanished,
			  a.too_many_organizations_vanished, a.finished_at, a.executions, a.requests,
			  a.retries, a.throttled, a.slowed_millis, a.complete, a.exit_code, a.baseline_date, a.baseline_revision, a.baseline_sums_sha256,
			  u.user_id, nullif(u.user_name, '') as user_name, b.user_id as baseline_user_id,
			  nullif(b.user_name, '') as baseline_user_name
			from audit a
			left join account u on u.id = a.audited_by_account_id
			left join account b on b.id = a.baseline_audited_by_account_id
			where a.id = :audit
			""";

	private static final String TOTAL = """
			select count(*) from target where id > :after and id < :end
			""";

	private static final String VERDICTS = """
			select verdict, count(*) from assessment
			where target_id > :after and target_id < :end and verdict is not null group by verdict
			""";

	private static final String USERS = """
			select count(*) from holder where id > :after and id < :end
			""";

	private static final String ACCEPTED_GAPS = """
			select (select count(accepted_exception_id) from assessment where target_id > :after and target_id < :end)
			  + (select count(accepted_exception_id) from grant_list where id > :after and id < :end)
			""";

	private static final String ORGANIZATION_PERMISSIONS = """
			select coalesce(sum(o.permission_count), 0) from grant_outcome o
			join grant_list g on g.id = o.target_id and g.grant_source = 2
			where o.target_id > :after and o.target_id < :end
			""";

	private static final String PULL_PERMISSIONS = """
			select count(*) from repository_grant where id > :after and id < :end
			""";

	private final JdbcClient jdbc;

	private final AccountFactsQuery account;

	private final Tool tool;

	private final ZoneId zone;

	/**
	 * Creates the query.
	 * @param tool version and settings of this program
	 * @param zone time zone that decides on which day a response was read
	 */
	public AuditStatisticsQuery(JdbcClient jdbc, Tool tool, ZoneId zone) {
		this.jdbc = jdbc;
		this.account = new AccountFactsQuery(jdbc);
		this.tool = tool;
		this.zone = zone;
	}

	/**
	 * Returns the identity of an audit.
	 */
	public AuditIdentity identity(int auditId) {
		return this.jdbc.sql(IDENTITY).param("audit", auditId).query(AuditStatisticsQuery::identity).single();
	}

	/**
	 * Counts the rows of an audit. The counts come from the stored rows, not from the
	 * counters of a run.
	 * @param auditId row id of the finished audit
	 */
	public AuditStatistics read(int auditId) {
		IdRange targets = IdRange.targets(auditId);
		Counts<Verdict> verdicts = new Counts<>(Verdict.class);
		in(VERDICTS, targets).query((row) -> {
			verdicts.add(Verdict.valueOf(row.getString(1)), row.getLong(2));
		});
		AuditIdentity identity = identity(auditId);
		List<OutcomeCounts> outcomes = OutcomeCounts.read(this.jdbc, auditId);
		Counts<Outcome> records = new Counts<>(Outcome.class);
		outcomes.forEach((counts) -> records.add(counts.outcome(), counts.records()));
		ReadDays days = ReadDays.of(outcomes, identity.auditDate(), this.zone);
		AuditRow audit = this.jdbc.sql(AUDIT).param("audit", auditId).query(AuditRow::of).single();
		return new AuditStatistics(auditId, identity, audit.inputSha256(), copied(auditId), audit.tooManyVanished(),
				count(TOTAL, targets), records, verdicts,
				outcomes.stream().mapToLong(OutcomeCounts::permissions).sum() + otherPermissions(auditId),
				FindingTotalsQuery.read(this.jdbc, auditId), count(USERS, IdRange.findings(auditId)),
				count(ACCEPTED_GAPS, targets),
				this.account.read(auditId, records, audit.tooManyOrganizationsVanished()), audit.run(this.tool, days));
	}

	/** Returns the SHA-256 of the copied files besides the input, by name. */
	private Map<String, String> copied(int auditId) {
		Map<String, String> copied = new TreeMap<>();
		this.jdbc.sql("select name, sha256 from copied_file where audit_id = :audit")
			.param("audit", auditId)
			.query((row) -> {
				copied.put(row.getString(1), row.getString(2));
			});
		return copied;
	}

	/**
	 * Counts the permissions on organizations, and those of everybody and other accounts.
	 */
	private long otherPermissions(int auditId) {
		return count(ORGANIZATION_PERMISSIONS, IdRange.targets(auditId))
				+ count(PULL_PERMISSIONS, IdRange.permissions(auditId));
	}

	private static AuditIdentity identity(ResultSet row, int number) throws SQLException {
		return new AuditIdentity(row.getString(1), row.getObject(2, LocalDate.class), row.getInt(3), row.getString(4),
				row.getObject(5, OffsetDateTime.class).toInstant());
	}

	private JdbcClient.StatementSpec in(String sql, IdRange keys) {
		return this.jdbc.sql(sql).param("after", keys.after()).param("end", keys.end());
	}

	private long count(String sql, IdRange keys) {
		return in(sql, keys).query(Long.class).single();
	}

	/**
	 * Days on which the responses were read.
	 */
	private record ReadDays(boolean backdated, @Nullable LocalDate first, @Nullable LocalDate last) {

		static ReadDays of(List<OutcomeCounts> outcomes, LocalDate auditDate, ZoneId zone) {
			List<LocalDate> days = outcomes.stream()
				.flatMap((counts) -> Stream.of(counts.firstReadAt(), counts.lastReadAt()))
				.filter(Objects::nonNull)
				.map((readAt) -> readAt.atZoneSameInstant(zone).toLocalDate())
				.sorted()
				.toList();
			return new ReadDays(outcomes.stream().anyMatch((counts) -> counts.isBackdated(auditDate, zone)),
					days.isEmpty() ? null : days.get(0), days.isEmpty() ? null : days.get(days.size() - 1));
		}

	}

	/**
	 * Row of an audit.
	 */
	private record AuditRow(@Nullable String inputSha256, boolean tooManyVanished, boolean tooManyOrganizationsVanished,
			Instant finishedAt, int executions, long requests, long retries, long throttled, Duration slowed,
			boolean complete, int exitCode, @Nullable AuditReference comparedWith, @Nullable Auditor auditedBy) {

		static AuditRow of(ResultSet row, int number) throws SQLException {
			LocalDate baseline = row.getObject("baseline_date", LocalDate.class);
			return new AuditRow(row.getString("input_sha256"), row.getBoolean("too_many_vanished"),
					row.getBoolean("too_many_organizations_vanished"),
					row.getObject("finished_at", OffsetDateTime.class).toInstant(), row.getInt("executions"),
					row.getLong("requests"), row.getLong("retries"), row.getLong("throttled"),
					Duration.ofMillis(row.getLong("slowed_millis")), row.getBoolean("complete"),
					row.getInt("exit_code"),
					(baseline != null)
							? new AuditReference(baseline, row.getInt("baseline_revision"),
									row.getString("baseline_sums_sha256"),
									auditor(row.getString("baseline_user_id"), row.getString("baseline_user_name")))
							: null,
					auditor(row.getString("user_id"), row.getString("user_name")));
		}

		private static @Nullable Auditor auditor(@Nullable String userId, @Nullable String userName) {
			return (userId != null) ? new Auditor(userId, userName) : null;
		}

		RunFacts run(Tool tool, ReadDays days) {
			return new RunFacts(tool.version(), tool.settings(), this.finishedAt, this.executions, this.requests,
					this.retries, this.throttled, this.slowed, this.complete, this.exitCode, days.backdated(),
					days.first(), days.last(), this.comparedWith, this.auditedBy);
		}

	}

}
