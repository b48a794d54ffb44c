package dev.swraudit.evaluation;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.swraudit.acceptance.AcceptedException;
import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.decision.DecisionBook;
import dev.swraudit.decision.DecisionRowStore;
import dev.swraudit.finding.Rule;
import dev.swraudit.history.LastAbsent;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.RowIds;
import dev.swraudit.ledger.Vanished;
import dev.swraudit.people.AuditHolders;
import dev.swraudit.population.AccountSource;
import dev.swraudit.population.PopulationComparison;
import dev.swraudit.population.PopulationStore;
import dev.swraudit.population.SourceState;
import dev.swraudit.population.StoredListing;
import dev.swraudit.target.RepositoryIds;
import dev.swraudit.target.RepositoryName;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Evaluation of an audit: assesses every target from the stored rows, compares the
 * findings with the baseline, and applies the exceptions.
 */
@Component
public class FindingEvaluation {

	private static final String INSERT_EXCEPTION = """
			insert into accepted_exception (id, audit_id, exception_id, rule, namespace, repository, user_id, reason,
			  approver, approved_on, expires, uses, user_name)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private static final String RECORD_COMPARISON = """
			update audit
			set too_many_vanished = ?, too_many_organizations_vanished = ?,
			  (baseline_date, baseline_revision, baseline_sums_sha256, baseline_audited_by_account_id) =
			    (select b.audit_date, b.revision, b.sums_sha256, b.audited_by_account_id from audit b where b.id = ?)
			where id = ?
			""";

	private final JdbcTemplate jdbc;

	private final PlatformTransactionManager transactions;

	private final PopulationStore population;

	FindingEvaluation(JdbcTemplate jdbc, PlatformTransactionManager transactions, PopulationStore population) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.population = population;
	}

	/**
	 * Evaluates an audit again in the transaction of the caller and with bounded memory.
	 * @param beforeEachObject called often; its exceptions are propagated
	 */
	public void evaluate(Audit audit, EvaluationFiles files, EvaluationSettings settings, Runnable beforeEachObject) {
		deleteResults(audit.id());
		StoredListing listing = this.population.listing(audit.id());
		PopulationComparison.store(this.jdbc, audit, listing);
		Map<AccountSource, SourceState> sources = this.population.states(audit.id());
		CompletedOrganizations organizations = new CompletedOrganizations(this.jdbc, audit.id());
		organizations.correctOutcomes();
		AuditHolders holders = new AuditHolders(this.jdbc, audit, files.people());
		AcceptedExceptions.Matcher exceptions = files.exceptions()
			.on(audit.key().date(), (name) -> Optional.ofNullable(holders.bearers().onlyBearer(name)));
		AcceptedGaps gaps = new AcceptedGaps(this.jdbc, audit.id(), exceptions);
		Baseline before = Baseline.of(audit, this.jdbc);
		Vanished vanished = new VanishedTargets(this.jdbc, settings.maxVanished(), gaps.objects()).check(audit.id(),
				before, sources.getOrDefault(AccountSource.ORGANIZATIONS, SourceState.OFF).status());
		this.jdbc.update(RECORD_COMPARISON, vanished.tooManyRepositories(), vanished.tooManyOrganizations(),
				before.baselineId(), audit.id());
		Comparison comparison = new Comparison(audit.key().date(), vanished.tooMany(), settings.rules());
		DecisionBook decisions = files.decisions().on(audit.key().date());
		FindingEvaluator evaluator = new FindingEvaluator(new BaselineFindings(this.jdbc, before.baselineId()),
				comparison, new FindingReview(audit, exceptions, decisions, !files.decisions().rows().isEmpty()), gaps,
				new PullPermissions(this.jdbc, audit, listing, sources), listing,
				new FindingStore(this.jdbc, audit, holders), beforeEachObject);
		boolean mayResolve = holders.isListGiven() && comparison.mayResolve(Rule.INACTIVE_USER)
				&& comparison.mayResolve(Rule.UNKNOWN_USER);
		LastReadings lastReadings = new LastReadings(this.jdbc, audit, before.baselineId(), vanished.tooMany(),
				!mayResolve && evaluator.hasUsersBefore());
		evaluator.evaluateUsers(new UserFindings(comparison, holders, lastReadings), () -> repositoryOfUsers(audit));
		try (CompletedTargets targets = new CompletedTargets(this.jdbc, audit.id(), before.baselineId())) {
			evaluator.evaluate(new CompletedObjects(targets, organizations.read()));
		}
		new LastAbsent(this.jdbc, audit).store();
		insertExceptions(audit.id(), files.exceptions(), exceptions);
		new DecisionRowStore(this.jdbc, audit.id()).insert(decisions.results());
	}

	/**
	 * Returns the id of the repository with empty names, which findings on users have.
	 */
	private int repositoryOfUsers(Audit audit) {
		try (RepositoryIds ids = new RepositoryIds(this.jdbc, this.transactions, audit.scopeId())) {
			int id = ids.idsOf(List.of(RepositoryName.ofUsers())).get(0);
			ids.complete();
			return id;
		}
	}

	private void deleteResults(int auditId) {
		delete("assessment where target_id > ? and target_id < ?", IdRange.targets(auditId));
		delete("repository_grant where id > ? and id < ?", IdRange.permissions(auditId));
		for (String table : List.of("finding", "holder", "last_reading")) {
			delete(table + " where id > ? and id < ?", IdRange.findings(auditId));
		}
		this.jdbc.update("delete from accepted_exception where audit_id = ?", auditId);
		this.jdbc.update("delete from decision_row where audit_id = ?", auditId);
	}

	private void delete(String rows, IdRange ids) {
		this.jdbc.update("delete from " + rows, ids.after(), ids.end());
	}

	private void insertExceptions(int auditId, AcceptedExceptions exceptions, AcceptedExceptions.Matcher matcher) {
		List<AcceptedException> all = exceptions.all();
		List<Integer> indexes = IntStream.range(0, all.size()).boxed().toList();
		this.jdbc.batchUpdate(INSERT_EXCEPTION, indexes, 1000, (row, index) -> {
			AcceptedException exception = all.get(index);
			row.setLong(1, RowIds.acceptedException(auditId, index));
			row.setInt(2, auditId);
			row.setString(3, exception.id());
			row.setString(4, exception.rule());
			row.setString(5, exception.namespace().text());
			row.setString(6, exception.repository().text());
			row.setString(7, exception.userId());
			row.setString(8, exception.reason());
			row.setString(9, exception.approver());
			row.setObject(10, exception.approvedOn());
			row.setObject(11, exception.expires(), Types.DATE);
			row.setInt(12, matcher.uses(index));
			row.setString(13, exception.userName());
		});
	}

}
