package dev.swraudit.evaluation;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.swraudit.decision.Decision;
import dev.swraudit.finding.Assessment;
import dev.swraudit.finding.FindingState;
import dev.swraudit.finding.PermissionHolder;
import dev.swraudit.finding.Verdict;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.DigestIds;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.people.AuditHolders;
import dev.swraudit.permission.GrantSource;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Store that inserts the assessments and findings of an audit in batches, and finally
 * their counts.
 */
final class FindingStore {

	private static final int BATCH = 2000;

	private static final String INSERT_ASSESSMENT = """
			insert into assessment (target_id, verdict, manager_count, non_creator_manager_count, open_finding_count,
			  listed, accepted_exception_id, creator_holds)
			values (?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private static final String COUNT_MANAGERS = """
			update grant_list set manager_count = ?, non_creator_manager_count = ?, accepted_exception_id = ? where id = ?
			""";

	private static final String INSERT_PULL = """
			insert into repository_grant (id, grant_source, account_id) values (?, ?, ?)
			""";

	private static final String INSERT_FINDING = """
			insert into finding (id, repository_id, rule, certainty, change, state, state_before, resolution,
			  creator_account_id, account_id, person_id, auth, object_count, is_self, last_absent, first_seen,
			  last_verified, accepted_exception_id, decision_id, decision_holds)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private final JdbcTemplate jdbc;

	private final int auditId;

	private final AuditHolders holders;

	private final DigestIds<Decision> decisionIds;

	private final List<AssessmentRow> assessments = new ArrayList<>();

	private final List<FindingRow> findings = new ArrayList<>();

	private final List<PullRow> pulls = new ArrayList<>();

	private long position;

	private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);

	private final Map<String, Integer> openByUser = new HashMap<>();

	private int open;

	/**
	 * Creates a store.
	 * @param holders the people behind the holders of findings
	 */
	FindingStore(JdbcTemplate jdbc, Audit audit, AuditHolders holders) {
		this.jdbc = jdbc;
		this.auditId = audit.id();
		this.holders = holders;
		this.decisionIds = new DigestIds<>(jdbc, audit.scopeId(), "decision",
				List.of("kind", "decided_by", "decided_on", "reason", "keep_until", "revoke_by"), FindingStore::cells);
	}

	private static List<@Nullable Object> cells(Decision decision) {
		return Arrays.asList(decision.kind().code(), decision.decidedBy(), decision.decidedOn(), decision.reason(),
				decision.keepUntil(), decision.revokeBy());
	}

	/**
	 * Adds a record that is not a duplicate.
	 * @param listed whether SWR lists the repository; null if that is unknown
	 * @param acceptedGap row id of the exception that accepts that it was not read; null
	 * if none does
	 */
	void addAssessment(CompletedTarget target, Assessment assessment, int openFindings, @Nullable Boolean listed,
			@Nullable Long acceptedGap) {
		this.verdicts.merge(assessment.verdict(), 1, Integer::sum);
		boolean named = target.outcome() == Outcome.AUDITED && target.creatorAccount() != null;
		add(new AssessmentRow(target, assessment, openFindings, listed, acceptedGap,
				named ? target.creatorHolds() : null));
	}

	/** Adds a duplicate, which has no assessment of its own. */
	void addDuplicate(CompletedTarget duplicate, boolean listed) {
		add(new AssessmentRow(duplicate, null, 0, listed, null, null));
	}

	private void add(AssessmentRow row) {
		this.assessments.add(row);
		if (this.assessments.size() == BATCH) {
			flushAssessments();
		}
	}

	void addOrganization(CompletedTarget organization, Assessment assessment, @Nullable Long acceptedGap) {
		boolean audited = organization.outcome() == Outcome.AUDITED;
		this.jdbc.update(COUNT_MANAGERS, audited ? assessment.managers() : null,
				audited ? assessment.nonCreatorManagers() : null, acceptedGap, organization.id());
	}

	/** Adds the permissions of everybody and of other accounts on a repository. */
	void addPulls(CompletedTarget target, PullPermissions permissions) {
		int repository = Objects.requireNonNull(target.repositoryId());
		PermissionHolder everyone = permissions.everyone(repository);
		int position = 0;
		if (everyone != null) {
			this.pulls.add(new PullRow(RowIds.permission(target.id(), position++), GrantSource.PUBLIC, everyone));
		}
		for (PermissionHolder account : permissions.accounts(repository)) {
			this.pulls.add(new PullRow(RowIds.permission(target.id(), position++), GrantSource.SHARE, account));
		}
		if (this.pulls.size() >= BATCH) {
			flushPulls();
		}
	}

	void addFinding(int repositoryId, ComparedFinding finding) {
		if (finding.state() == FindingState.OPEN) {
			this.open++;
			this.openByUser.merge(finding.holder().userId(), 1, Integer::sum);
		}
		this.findings.add(new FindingRow(RowIds.finding(this.auditId, this.position++), repositoryId, finding,
				this.holders.personId(finding.holder().userId(), finding.holder().account())));
		if (this.findings.size() == BATCH) {
			flushFindings();
		}
	}

	/**
	 * Inserts the remaining rows, the holders, and the counts for the trend in later
	 * reports.
	 */
	void complete() {
		flushAssessments();
		flushFindings();
		flushPulls();
		this.holders.store(this.openByUser);
		this.jdbc.update("update audit set flagged = ?, not_audited = ?, open_findings = ? where id = ?",
				this.verdicts.getOrDefault(Verdict.FLAGGED, 0), this.verdicts.getOrDefault(Verdict.NOT_AUDITED, 0),
				this.open, this.auditId);
	}

	private void flushAssessments() {
		this.jdbc.batchUpdate(INSERT_ASSESSMENT, this.assessments, BATCH, (statement, row) -> row.set(statement));
		this.assessments.clear();
	}

	private void flushFindings() {
		Map<Decision, Integer> decisions = this.decisionIds.idsOf(this.findings.stream()
			.map((row) -> row.finding().acceptance().decision())
			.filter(Objects::nonNull)
			.collect(Collectors.toSet()));
		this.jdbc.batchUpdate(INSERT_FINDING, this.findings, BATCH, (statement, row) -> row.set(statement, decisions));
		this.findings.clear();
	}

	private void flushPulls() {
		this.jdbc.batchUpdate(INSERT_PULL, this.pulls, BATCH, (statement, row) -> row.set(statement));
		this.pulls.clear();
	}

	private record AssessmentRow(CompletedTarget target, @Nullable Assessment assessment, int openFindings,
			@Nullable Boolean listed, @Nullable Long acceptedGap, @Nullable Boolean creatorHolds) {

		void set(PreparedStatement row) throws SQLException {
			Assessment audited = (this.target.outcome() == Outcome.AUDITED) ? this.assessment : null;
			row.setLong(1, this.target.id());
			row.setString(2, (this.assessment != null) ? this.assessment.verdict().name() : null);
			row.setObject(3, (audited != null) ? audited.managers() : null, Types.INTEGER);
			row.setObject(4, (audited != null) ? audited.nonCreatorManagers() : null, Types.INTEGER);
			row.setObject(5, this.target.isTarget() ? this.openFindings : null, Types.INTEGER);
			row.setObject(6, this.listed, Types.BOOLEAN);
			row.setObject(7, this.acceptedGap, Types.BIGINT);
			row.setObject(8, this.creatorHolds, Types.BOOLEAN);
		}

	}

	private record PullRow(long id, GrantSource source, PermissionHolder holder) {

		void set(PreparedStatement row) throws SQLException {
			row.setLong(1, this.id);
			row.setInt(2, this.source.code());
			row.setInt(3, this.holder.account());
		}

	}

	private record FindingRow(long id, int repositoryId, ComparedFinding finding, @Nullable Integer personId) {

		void set(PreparedStatement row, Map<Decision, Integer> decisions) throws SQLException {
			FindingState before = this.finding.stateBefore();
			Acceptance acceptance = this.finding.acceptance();
			boolean holds = acceptance.decision() != null;
			row.setLong(1, this.id);
			row.setInt(2, this.repositoryId);
			row.setInt(3, this.finding.rule().code());
			row.setInt(4, this.finding.certainty().code());
			row.setInt(5, this.finding.change().code());
			row.setInt(6, this.finding.state().code());
			row.setObject(7, (before != null) ? before.code() : null, Types.SMALLINT);
			row.setObject(8, (this.finding.resolution() != null) ? this.finding.resolution().code() : null,
					Types.SMALLINT);
			row.setObject(9, this.finding.creatorAccount(), Types.INTEGER);
			row.setInt(10, this.finding.holder().account());
			row.setObject(11, this.personId, Types.INTEGER);
			row.setLong(12, this.finding.holder().auth());
			row.setObject(13, this.finding.objectCount(), Types.INTEGER);
			row.setBoolean(14, this.finding.holder().self());
			row.setObject(15, this.finding.dates().lastAbsent(), Types.DATE);
			row.setObject(16, this.finding.dates().firstSeen());
			row.setObject(17, this.finding.dates().lastVerified());
			row.setObject(18, acceptance.exceptionId(), Types.BIGINT);
			row.setObject(19, holds ? decisions.get(acceptance.decision()) : acceptance.lastDecisionId(),
					Types.INTEGER);
			row.setBoolean(20, holds);
		}

	}

}
