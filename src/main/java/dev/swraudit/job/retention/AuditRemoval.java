package dev.swraudit.job.retention;

import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import dev.swraudit.job.run.JobName;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.ledger.AuditLedger;

import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes audits from the database. One small transaction deletes the audit and its
 * Spring Batch metadata, so that no reader sees a part of it; then its orphaned rows are
 * deleted page by page.
 */
@Component
public class AuditRemoval {

	private static final String JOB_INSTANCES = """
			select distinct e.job_instance_id
			from batch_job_instance i
			join batch_job_execution e on e.job_instance_id = i.job_instance_id
			join batch_job_execution_params s on s.job_execution_id = e.job_execution_id
			  and s.parameter_name = 'scope' and s.parameter_value = :scope
			join batch_job_execution_params d on d.job_execution_id = e.job_execution_id
			  and d.parameter_name = 'auditDate' and d.parameter_value = :date
			join batch_job_execution_params r on r.job_execution_id = e.job_execution_id
			  and r.parameter_name = 'revision' and r.parameter_value = :revision
			where i.job_name in (:jobs)
			""";

	private static final String INSERT_PUBLICATION = """
			insert into known_publication (scope, audit_scope, audit_date, revision, started_at)
			select s.name, s.name, a.audit_date, a.revision, a.started_at
			from audit a
			join scope s on s.id = a.scope_id
			where a.id = :audit and a.published
			""";

	private final JdbcClient jdbc;

	private final JobRepository jobRepository;

	private final TransactionTemplate transaction;

	AuditRemoval(JdbcClient jdbc, JobRepository jobRepository, PlatformTransactionManager transactionManager) {
		this.jdbc = jdbc;
		this.jobRepository = jobRepository;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/** Removes an audit, but not its rows; see {@link #sweep}. */
	public void remove(int auditId, AuditKey key) {
		this.transaction.executeWithoutResult((status) -> {
			update(INSERT_PUBLICATION, auditId);
			AuditLedger.TABLES_BY_AUDIT
				.forEach((table) -> update("delete from " + table + " where audit_id = :audit", auditId));
			update("delete from audit where id = :audit", auditId);
			deleteJobInstances(key);
		});
	}

	/**
	 * Removes what Spring Batch stores of an audit that never began.
	 * @return whether there was anything
	 */
	public boolean removeJobInstances(AuditKey key) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> deleteJobInstances(key)));
	}

	private boolean deleteJobInstances(AuditKey key) {
		List<JobInstance> instances = jobInstances(key).stream()
			.map(this.jobRepository::getJobInstance)
			.filter(Objects::nonNull)
			.toList();
		instances.forEach(this.jobRepository::deleteJobInstance);
		return !instances.isEmpty();
	}

	private void update(String sql, int auditId) {
		this.jdbc.sql(sql).param("audit", auditId).update();
	}

	private List<Long> jobInstances(AuditKey key) {
		return this.jdbc.sql(JOB_INSTANCES)
			.param("jobs", Stream.of(JobName.values()).map(JobName::text).toList())
			.param("scope", key.scope())
			.param("date", key.date().toString())
			.param("revision", Integer.toString(key.revision()))
			.query(Long.class)
			.list();
	}

	/**
	 * Deletes the rows of removed audits, including those that a killed run left, and
	 * then the access lists of a scope to which no audit refers any more.
	 * @param scope the scope of the run lock
	 * @param stop checked before each page; true ends the sweep
	 */
	public void sweep(String scope, BooleanSupplier stop) {
		List<Integer> audits = this.jdbc.sql("select id from audit order by id").query(Integer.class).list();
		boolean deleted = false;
		for (AuditRows rows : AuditRows.ALL) {
			deleted |= rows.sweep(this.jdbc, audits, stop);
		}
		if (deleted && !stop.getAsBoolean()) {
			new UnusedAccessLists(this.jdbc, scope, stop).delete();
		}
	}

}
