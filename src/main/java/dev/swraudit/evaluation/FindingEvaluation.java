package dev.swraudit.evaluation;

import java.sql.Types;
import java.util.List;
import java.util.stream.IntStream;

import dev.swraudit.acceptance.AcceptedException;
import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.ledger.RowIds;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Evaluation of an audit: assesses every target from the stored rows, compares the
 * findings with the baseline, and applies the exceptions.
 */
@Component
public class FindingEvaluation {

	private static final String INSERT_EXCEPTION = """
			insert into accepted_exception (id, audit_id, exception_id, rule, namespace, repository, user_id, reason,
			  approver, approved_on, expires, uses)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			""";

	private static final String RECORD_COMPARISON = """
			update audit
			set too_many_vanished = ?,
			  (baseline_date, baseline_revision, baseline_sums_sha256, baseline_audited_by_account_id) =
			    (select b.audit_date, b.revision, b.sums_sha256, b.audited_by_account_id from audit b where b.id = ?)
			where id = ?
			""";

	private final JdbcTemplate jdbc;

	FindingEvaluation(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Evaluates an audit again in the transaction of the caller and with bounded memory.
	 * @param maxVanished percentage of the repositories of an earlier audit that may
	 * vanish
	 * @param beforeEachTarget called often; its exceptions are propagated
	 */
	public void evaluate(Audit audit, AcceptedExceptions exceptions, Percentage maxVanished,
			Runnable beforeEachTarget) {
		deleteResults(audit.id());
		Baseline before = Baseline.of(audit, this.jdbc);
		boolean tooManyVanished = new VanishedTargets(this.jdbc, maxVanished).areTooMany(audit.id(), before);
		recordComparison(audit.id(), before.baselineId(), tooManyVanished);
		AcceptedExceptions.Matcher matcher = exceptions.on(audit.key().date());
		FindingEvaluator evaluator = new FindingEvaluator(new BaselineFindings(this.jdbc, before.baselineId()),
				new Comparison(audit.key().date(), tooManyVanished), matcher, new FindingStore(this.jdbc, audit.id()),
				audit.id(), beforeEachTarget);
		try (CompletedTargets targets = new CompletedTargets(this.jdbc, audit.id(), before.baselineId())) {
			evaluator.evaluate(targets);
		}
		insertExceptions(audit.id(), exceptions, matcher);
	}

	/**
	 * Records the current state of the baseline, because it can be published again or
	 * deleted later.
	 */
	private void recordComparison(int auditId, @Nullable Integer baselineId, boolean tooManyVanished) {
		this.jdbc.update(RECORD_COMPARISON, tooManyVanished, baselineId, auditId);
	}

	private void deleteResults(int auditId) {
		delete("assessment where target_id > ? and target_id < ?", IdRange.targets(auditId));
		delete("finding where id > ? and id < ?", IdRange.findings(auditId));
		this.jdbc.update("delete from accepted_exception where audit_id = ?", auditId);
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
		});
	}

}
