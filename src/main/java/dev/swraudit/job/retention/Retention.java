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
 * The rule by which a scope's old audits are forgotten ({@code audit.retention}): those
 * for a day before the retention, counted back from the audit that has just ended. Kept
 * nevertheless is what a comparison needs: the latest published audit and the latest
 * published complete one before that day, and the baseline of every audit since.
 * Published files are never touched.
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
	 * Forgets what is older, and the rest of what an earlier run did not come to the end
	 * of. What fails here takes nothing from the audit that has ended: it is told, and
	 * the scope's next run does it again.
	 * @param ended the audit that has just ended
	 * @param out gets what a user should read
	 */
	public void applyAfter(AuditKey ended, PrintStream out) {
		if (this.retention == null) {
			sweep();
			return;
		}
		LocalDate since = ended.date().minus(this.retention);
		try {
			this.lock.requireHeld();
			int forgotten = forget(expired(ended.scope(), since));
			this.removal.sweep(this.stopRequest::isRequested);
			if (forgotten > 0) {
				out.println();
				out.println("Forgotten in the database: " + forgotten + ((forgotten == 1) ? " audit" : " audits")
						+ " from before " + since + " (audit.retention)");
			}
		}
		catch (RuntimeException ex) {
			logger.error("Audits from before {} could not be forgotten", since, ex);
			out.println();
			out.println("NOT forgotten: audits from before " + since + " (audit.retention); "
					+ UserError.about(ex).line() + "; the next run tries again");
		}
	}

	/**
	 * Deletes the rows of editions that were replaced; what fails is left to the next
	 * run.
	 */
	private void sweep() {
		try {
			this.lock.requireHeld();
			this.removal.sweep(this.stopRequest::isRequested);
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

	private int forget(List<Expired> audits) {
		int forgotten = 0;
		for (Expired audit : audits) {
			if (this.stopRequest.isRequested()) {
				break;
			}
			logger.info("Forgetting the audit {}", audit.key());
			this.removal.remove(audit.id(), audit.key());
			forgotten++;
		}
		return forgotten;
	}

	/**
	 * An audit that is to be forgotten.
	 */
	private record Expired(int id, AuditKey key) {
	}

}
