package dev.swraudit.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Editions of audits. The rows of a published audit never change: to continue it, or to
 * evaluate it again, its rows are copied to a new audit row with the next edition number.
 * That edition replaces the published one in the transaction that records its
 * publication. So the baseline of later audits, the views and the exports always show the
 * published edition, even if a continuation fails or is killed.
 * <p>
 * An audit has at most one published and at most one unpublished edition.
 */
@Component
public class AuditEditions {

	private static final String COPY_AUDIT = """
			insert into audit (scope_id, audit_date, revision, edition, endpoint, input_sha256, from_listing,
			  audited_by_account_id, executions, requests, retries, throttled, slowed_millis, too_many_vanished,
			  too_many_organizations_vanished, started_at)
			select scope_id, audit_date, revision, edition + 1, endpoint, input_sha256, from_listing,
			  audited_by_account_id, executions, requests, retries, throttled, slowed_millis, too_many_vanished,
			  too_many_organizations_vanished, started_at
			from audit where id = :from
			""";

	private static final String COPY_TARGETS = """
			insert into target (id, audit_id, line, repository_id)
			select id + :shift, cast((id + :shift) / 16777216 as int), line, repository_id
			from target where id > :after and id < :end
			""";

	private static final String COPY_ORDER = """
			insert into input_record (id, target_id)
			select id + cast(:shift as bigint) * 256, target_id + :shift from input_record
			where id > cast(:after as bigint) * 256 and id < cast(:end as bigint) * 256
			""";

	private static final String COPY_REJECTED = """
			insert into rejected_record (target_id, namespace, repository)
			select target_id + :shift, namespace, repository from rejected_record
			where target_id > :after and target_id < :end
			""";

	private static final String COPY_OUTCOMES = """
			insert into %1$s (target_id, outcome, http_status, error_code, message, creator_account_id,
			  creator_basis, creator_holder_id, self_account_id, access_list_id, permission_count, read_at)
			select target_id + :shift, outcome, http_status, error_code, message, creator_account_id,
			  creator_basis, creator_holder_id, self_account_id, access_list_id, permission_count, read_at
			from %1$s where target_id > :after and target_id < :end
			""";

	private static final String COPY_LISTED = """
			insert into listed_repository (id, repository_id, is_public, updated_at)
			select id + :shift, repository_id, is_public, updated_at from listed_repository
			where id > :after and id < :end
			""";

	private static final String COPY_GRANT_LISTS = """
			insert into grant_list (id, audit_id, grant_source, repository_id, listed_user_count,
			  listed_repository_count, record_count)
			select id + :shift, cast((id + :shift) / 16777216 as int), grant_source, repository_id, listed_user_count,
			  listed_repository_count, record_count
			from grant_list where id > :after and id < :end
			""";

	private static final String COPY_SOURCES = """
			insert into account_source (audit_id, source, status, reason)
			select :to, source, status, reason from account_source where audit_id = :from
			""";

	private static final String COPY_POPULATION = """
			insert into population (audit_id, read_at, account_id, account_name, account_total)
			select :to, read_at, account_id, account_name, account_total from population where audit_id = :from
			""";

	private static final String PUBLICATIONS = """
			select coalesce(max(p.publication), 0)
			from audit a
			join audit p on p.scope_id = a.scope_id and p.audit_date = a.audit_date and p.revision = a.revision
			where a.id = :audit
			""";

	/** Copies of rows whose ids depend on the audit. */
	private static final List<String> COPIES = List.of(COPY_TARGETS, COPY_ORDER, COPY_REJECTED,
			COPY_OUTCOMES.formatted("outcome"), COPY_LISTED, COPY_GRANT_LISTS,
			COPY_OUTCOMES.formatted("grant_outcome"));

	private final JdbcClient jdbc;

	private final AuditLedger ledger;

	AuditEditions(JdbcClient jdbc, AuditLedger ledger) {
		this.jdbc = jdbc;
		this.ledger = ledger;
	}

	/**
	 * Copies a published audit, without its evaluation, to a new edition. Needs the
	 * transaction of the caller.
	 * @return the new edition
	 */
	public Audit copy(Audit published) {
		this.jdbc.sql(COPY_AUDIT).param("from", published.id()).update();
		Audit copy = this.ledger.get(published.key());
		long after = RowIds.target(published.id(), 0);
		for (String sql : List.of(COPY_SOURCES, COPY_POPULATION)) {
			this.jdbc.sql(sql).param("from", published.id()).param("to", copy.id()).update();
		}
		for (String sql : COPIES) {
			this.jdbc.sql(sql)
				.param("shift", RowIds.target(copy.id(), 0) - after)
				.param("after", after)
				.param("end", RowIds.target(published.id() + 1, 0))
				.update();
		}
		return copy;
	}

	/**
	 * Records the files of an edition that are published next. Needs the transaction of
	 * the caller. If the run dies between the rename and the commit, {@link #written}
	 * returns the edition.
	 * @param output the output directory
	 * @param sumsSha256 SHA-256 of the files' {@code SHA256SUMS}
	 * @param copied SHA-256 of the copied files besides the input, by name
	 */
	public void recordFiles(Audit audit, Path output, String sumsSha256, Map<String, String> copied) {
		this.jdbc.sql("""
				update audit set output = :output, sums_sha256 = :sums where id = :audit
				""")
			.param("output", output.toAbsolutePath().toString())
			.param("sums", sumsSha256)
			.param("audit", audit.id())
			.update();
		this.jdbc.sql("delete from copied_file where audit_id = :audit").param("audit", audit.id()).update();
		copied.forEach((name, sha256) -> this.jdbc
			.sql("insert into copied_file (audit_id, name, sha256) values (:audit, :name, :sha256)")
			.param("audit", audit.id())
			.param("name", name)
			.param("sha256", sha256)
			.update());
	}

	/** Returns the editions of a scope with files that are not recorded as published. */
	public List<WrittenEdition> written(String scope) {
		return this.ledger.unpublished(scope)
			.stream()
			.flatMap((audit) -> this.jdbc.sql("""
					select output, sums_sha256 from audit where id = :audit and sums_sha256 is not null
					""")
				.param("audit", audit.id())
				.query((row, number) -> new WrittenEdition(audit, Path.of(row.getString(1)), row.getString(2)))
				.stream())
			.toList();
	}

	/**
	 * Records that an edition is published and removes the one that it replaces. Needs
	 * the transaction of the caller. A later sweep deletes the rows of the removed
	 * edition.
	 */
	public void publish(Audit audit) {
		int before = this.jdbc.sql(PUBLICATIONS).param("audit", audit.id()).query(Integer.class).single();
		this.ledger.findPublished(audit.key()).filter((other) -> other.id() != audit.id()).ifPresent(this::remove);
		this.jdbc.sql("update audit set published = true, publication = :number where id = :audit and not published")
			.param("number", before + 1)
			.param("audit", audit.id())
			.update();
	}

	/**
	 * Removes the unpublished edition of an audit, because its files equal the published
	 * ones. Needs the transaction of the caller. The published edition takes over the
	 * edition number, so that the next copy gets another one, and {@code evaluatedWith}.
	 */
	public void discard(AuditKey key) {
		Audit discarded = this.ledger.get(key);
		Audit published = this.ledger.findPublished(key).orElseThrow();
		remove(discarded);
		this.jdbc.sql("update audit set edition = :edition, evaluated_with = :evaluatedWith where id = :audit")
			.param("edition", discarded.edition())
			.param("evaluatedWith", discarded.evaluatedWith())
			.param("audit", published.id())
			.update();
	}

	/**
	 * Removes the unpublished edition of a published audit. Needs the transaction of the
	 * caller. The published edition takes over the edition number, so that the next copy
	 * gets another one.
	 */
	public void abandon(Audit unpublished) {
		Audit published = this.ledger.findPublished(unpublished.key()).orElseThrow();
		remove(unpublished);
		this.jdbc.sql("update audit set edition = :edition where id = :audit")
			.param("edition", unpublished.edition())
			.param("audit", published.id())
			.update();
	}

	private void remove(Audit edition) {
		for (String table : AuditLedger.TABLES_BY_AUDIT) {
			this.jdbc.sql("delete from " + table + " where audit_id = :audit").param("audit", edition.id()).update();
		}
		this.jdbc.sql("delete from audit where id = :audit").param("audit", edition.id()).update();
	}

	/**
	 * Edition whose files were written.
	 *
	 * @param output absolute path of the output directory
	 * @param sumsSha256 SHA-256 of the files' {@code SHA256SUMS}
	 */
	public record WrittenEdition(Audit audit, Path output, String sumsSha256) {
	}

}
