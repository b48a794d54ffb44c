package dev.swraudit.finding;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.swraudit.target.AuditKeys;
import dev.swraudit.target.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Assesses every target of an audit by what is stored of it, and stores verdicts and
 * findings.
 */
@Component
public class FindingEvaluation {

	private static final int PAGE = 2000;

	private static final String SELECT_SETTLED = """
			select o.target_id, t.repository_id, o.outcome, o.creator_account_id
			from outcome o
			join target t on t.id = o.target_id
			where o.target_id > ? and o.target_id < ?
			order by o.target_id
			limit ?
			""";

	private static final String SELECT_HOLDERS = """
			select id, account_id, auth, is_self, is_creator
			from permission
			where id >= ? and id < ? and auth <> 1 and auth <> 3
			order by id
			""";

	private static final String INSERT_ASSESSMENT = """
			insert into assessment (target_id, verdict, manager_count, non_creator_manager_count, open_finding_count)
			values (?, ?, ?, ?, ?)
			""";

	private static final String INSERT_FINDING = """
			insert into finding (id, repository_id, rule, certainty, change, state,
			  creator_account_id, account_id, auth, is_self, first_seen, last_verified)
			values (?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?)
			""";

	private final JdbcTemplate jdbc;

	FindingEvaluation(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Assesses an audit afresh, in the transaction of the caller.
	 */
	public void evaluate(int auditId, LocalDate auditDate) {
		long end = AuditKeys.target(auditId + 1, 0);
		this.jdbc.update("delete from assessment where target_id >= ? and target_id < ?", AuditKeys.target(auditId, 0),
				end);
		this.jdbc.update("delete from finding where id >= ? and id < ?", AuditKeys.finding(auditId, 0),
				AuditKeys.finding(auditId + 1, 0));
		long position = 0;
		long last = AuditKeys.target(auditId, 0);
		List<Settled> page = settledAfter(last, end);
		while (!page.isEmpty()) {
			List<Assessed> assessed = assess(page);
			store(assessed);
			position = storeFindings(assessed, auditId, auditDate, position);
			last = page.get(page.size() - 1).targetId();
			page = settledAfter(last, end);
		}
	}

	private List<Settled> settledAfter(long targetId, long end) {
		return this.jdbc.query(SELECT_SETTLED, (row, number) -> Settled.of(row), targetId, end, PAGE);
	}

	private List<Assessed> assess(List<Settled> page) {
		long first = page.get(0).targetId();
		long last = page.get(page.size() - 1).targetId();
		Map<Long, List<Holder>> holders = new HashMap<>();
		this.jdbc.query(SELECT_HOLDERS, (row) -> {
			long target = AuditKeys.targetOfPermission(row.getLong("id"));
			holders.computeIfAbsent(target, (none) -> new ArrayList<>()).add(holder(row));
		}, AuditKeys.permission(first, 0), AuditKeys.permission(last + 1, 0));
		return page.stream()
			.filter((settled) -> settled.outcome() != Outcome.DUPLICATE)
			.map((settled) -> Assessed.of(settled, holders.getOrDefault(settled.targetId(), List.of())))
			.toList();
	}

	private static Holder holder(ResultSet row) throws SQLException {
		return new Holder(row.getInt("account_id"), row.getLong("auth"), row.getBoolean("is_self"),
				row.getObject("is_creator", Boolean.class));
	}

	private void store(List<Assessed> page) {
		this.jdbc.batchUpdate(INSERT_ASSESSMENT, page, PAGE, (row, assessed) -> {
			Assessment assessment = assessed.assessment();
			boolean audited = assessed.settled().outcome() == Outcome.AUDITED;
			row.setLong(1, assessed.settled().targetId());
			row.setString(2, assessment.verdict().name());
			row.setObject(3, audited ? assessment.managers() : null, Types.INTEGER);
			row.setObject(4, audited ? assessment.nonCreatorManagers() : null, Types.INTEGER);
			row.setObject(5, (assessed.settled().repositoryId() != null) ? assessment.findings().size() : null,
					Types.INTEGER);
		});
	}

	private long storeFindings(List<Assessed> page, int auditId, LocalDate date, long firstPosition) {
		List<Row> rows = new ArrayList<>();
		for (Assessed assessed : page) {
			for (Finding finding : assessed.assessment().findings()) {
				rows.add(new Row(AuditKeys.finding(auditId, firstPosition + rows.size()), assessed.settled(), finding));
			}
		}
		this.jdbc.batchUpdate(INSERT_FINDING, rows, PAGE, (statement, row) -> row.set(statement, date));
		return firstPosition + rows.size();
	}

	/**
	 * A target that has its outcome.
	 */
	private record Settled(long targetId, @Nullable Integer repositoryId, Outcome outcome,
			@Nullable Integer creatorAccount) {

		static Settled of(ResultSet row) throws SQLException {
			return new Settled(row.getLong("target_id"), row.getObject("repository_id", Integer.class),
					Outcome.valueOf(row.getString("outcome")), row.getObject("creator_account_id", Integer.class));
		}

	}

	private record Assessed(Settled settled, Assessment assessment) {

		static Assessed of(Settled settled, List<Holder> holders) {
			boolean creatorKnown = settled.creatorAccount() != null;
			return new Assessed(settled, (settled.outcome() == Outcome.AUDITED) ? Assessment.of(creatorKnown, holders)
					: Assessment.notAudited());
		}

	}

	private record Row(long id, Settled settled, Finding finding) {

		void set(PreparedStatement statement, LocalDate date) throws SQLException {
			statement.setLong(1, this.id);
			statement.setObject(2, this.settled.repositoryId(), Types.INTEGER);
			statement.setInt(3, this.finding.rule().code());
			statement.setInt(4, this.finding.certainty().code());
			statement.setObject(5, this.settled.creatorAccount(), Types.INTEGER);
			statement.setInt(6, this.finding.holder().account());
			statement.setLong(7, this.finding.holder().auth());
			statement.setBoolean(8, this.finding.holder().self());
			statement.setObject(9, date);
			statement.setObject(10, date);
		}

	}

}
