package dev.swraudit.job.retention;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.RunLock;
import dev.swraudit.job.run.StopRequest;
import dev.swraudit.job.run.UserError;
import dev.swraudit.ledger.AuditKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes audits older than {@code audit.retention} from the database, counted back from
 * the date of the audit that has just ended. Always kept are the latest published and the
 * latest complete published audit before that date, and the baseline of every later
 * audit, because comparisons need them. Published files are not changed.
 */
@Component
public class Retention {

	private static final Logger logger = LoggerFactory.getLogger(Retention.class);

	private static final String EXPIRED = """
			select a.id, a.audit_date, a.revision
			from audit a
			join scope s on s.id = a.scope_id
			where s.name = :scope and a.audit_date < :since
			  and not exists (
			    select 1 from audit k
			    where k.scope_id = a.scope_id and k.audit_date >= :since
			      and k.baseline_date = a.audit_date and k.baseline_revision = a.revision)
			  and a.id not in (%s)
			  and a.id not in (%s)
			order by a.audit_date, a.revision
			""";

	private static final String LATEST = """
			select id from (
			  select p.id
			  from audit p
			  join scope s on s.id = p.scope_id
			  where s.name = :scope and p.audit_date < :since and p.published%s
			  order by p.audit_date desc, p.revision desc
			  fetch first 1 rows only
			) latest
			""";

	private final JdbcClient jdbc;

	private final AuditRemoval removal;

	private final RunLock lock;

	private final StopRequest stopRequest;

	private final @Nullable Period retention;

	Retention(JdbcClient jdbc, AuditRemoval removal, RunLock lock, StopRequest stopRequest, AuditProperties settings) {
		this.jdbc = jdbc;
		this.removal = removal;
		this.lock = lock;
		this.stopRequest = stopRequest;
		this.retention = settings.retention();
	}

	/**
	 * Removes old audits, and rows that an earlier run left. A failure is reported but
	 * does not change the result of the run; the next run of the scope tries again.
	 * @param ended the audit that has just ended
	 * @param out receives the output for the user
	 */
	public void applyAfter(AuditKey ended, PrintStream out) {
		if (this.retention == null) {
			sweep(ended.scope());
			return;
		}
		LocalDate since = ended.date().minus(this.retention);
		try {
			this.lock.requireHeld();
			int removed = remove(expired(ended.scope(), since));
			this.removal.sweep(ended.scope(), this.stopRequest::isRequested);
			if (removed > 0) {
				out.println();
				out.println("Removed from the database: " + removed + ((removed == 1) ? " audit" : " audits")
						+ " from before " + since + " (audit.retention)");
			}
		}
		catch (RuntimeException ex) {
			logger.error("Audits from before {} could not be removed", since, ex);
			out.println();
			out.println("NOT removed from the database: audits from before " + since + " (audit.retention); "
					+ UserError.about(ex).line() + "; the next run tries again");
		}
	}

	/**
	 * Deletes the rows of replaced editions. The next run tries again after a failure.
	 */
	private void sweep(String scope) {
		try {
			this.lock.requireHeld();
			this.removal.sweep(scope, this.stopRequest::isRequested);
		}
		catch (RuntimeException ex) {
			logger.error("The rows of replaced editions could not be deleted; the next run tries again", ex);
		}
	}

	private List<Expired> expired(String scope, LocalDate since) {
		return this.jdbc.sql(EXPIRED.formatted(LATEST.formatted(""), LATEST.formatted(" and p.complete")))
			.param("scope", scope)
			.param("since", since)
			.query((row, number) -> new Expired(row.getInt(1),
					new AuditKey(scope, row.getObject(2, LocalDate.class), row.getInt(3))))
			.list();
	}

	private int remove(List<Expired> audits) {
		int removed = 0;
		for (Expired audit : audits) {
			if (this.stopRequest.isRequested()) {
				break;
			}
			logger.info("Removing the audit {}", audit.key());
			this.removal.remove(audit.id(), audit.key());
			removed++;
		}
		return removed;
	}

	/**
	 * An audit to remove.
	 */
	private record Expired(int id, AuditKey key) {
	}

}
