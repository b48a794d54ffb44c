package dev.swraudit.job.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.swraudit.ledger.AuditKey;
import dev.swraudit.report.publish.FoundPublication;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Publications of a scope that the database contains: those of its audits, those of
 * audits that {@code audit.retention} removed, and those that were acknowledged with
 * {@code audit.new-history}.
 */
@Component
public class PublicationHistory {

	private static final String AUDITS = """
			select s.name as scope, a.audit_date, a.revision, a.started_at
			from audit a
			join scope s on s.id = a.scope_id
			where s.name = :scope
			order by a.audit_date, a.revision
			""";

	private static final String WITHOUT_AUDIT = """
			select audit_scope as scope, audit_date, revision, started_at from known_publication where scope = :scope
			""";

	private static final String REMEMBER = """
			insert into known_publication (scope, audit_scope, audit_date, revision, started_at)
			values (:scope, :auditScope, :date, :revision, :startedAt)
			""";

	public static final String CURE = "use the database that published them (spring.datasource.url), restore it, or start a new"
			+ " history with --audit.new-history=true on the command line";

	private final JdbcClient jdbc;

	public PublicationHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the publications in a scope's output directory that should be in the
	 * database but are not. Publications older than the oldest audit in the database do
	 * not count.
	 */
	public List<FoundPublication> unknown(String scope, List<FoundPublication> found) {
		List<Known> audits = known(AUDITS, scope);
		Set<Known> all = new HashSet<>(audits);
		all.addAll(known(WITHOUT_AUDIT, scope));
		AuditKey oldest = audits.isEmpty() ? null : audits.get(0).key();
		return found.stream()
			.filter((publication) -> !isKnown(publication, all))
			.filter((publication) -> oldest == null || !publication.key().isBefore(oldest))
			.toList();
	}

	/**
	 * Describes publications that are not in the database, in one line.
	 * @param unknown at least one
	 */
	public static String describe(List<FoundPublication> unknown) {
		return "publications that are not in the database: " + unknown.size() + ", the first is "
				+ unknown.get(0).directory();
	}

	/**
	 * Identifies a publication without a readable manifest by the date and revision in
	 * its name.
	 */
	private static boolean isKnown(FoundPublication publication, Set<Known> known) {
		Instant startedAt = publication.startedAt();
		return (startedAt != null) ? known.contains(new Known(publication.key(), startedAt))
				: known.stream().anyMatch((other) -> other.key().equals(publication.key()));
	}

	private List<Known> known(String sql, String scope) {
		return this.jdbc.sql(sql).param("scope", scope).query(Known::of).list();
	}

	/**
	 * Stores publications as known for later runs.
	 */
	void acknowledge(String scope, List<FoundPublication> publications) {
		for (FoundPublication publication : publications) {
			Instant startedAt = publication.startedAt();
			this.jdbc.sql(REMEMBER)
				.param("scope", scope)
				.param("auditScope", publication.key().scope())
				.param("date", publication.key().date())
				.param("revision", publication.key().revision())
				.param("startedAt", (startedAt != null) ? OffsetDateTime.ofInstant(startedAt, ZoneOffset.UTC) : null)
				.update();
		}
	}

	/**
	 * A publication in the database.
	 *
	 * @param startedAt when its audit started, to the second; null if it was acknowledged
	 * without a readable manifest
	 */
	private record Known(AuditKey key, @Nullable Instant startedAt) {

		static Known of(ResultSet row, int number) throws SQLException {
			OffsetDateTime startedAt = row.getObject("started_at", OffsetDateTime.class);
			return new Known(
					new AuditKey(row.getString("scope"), row.getObject("audit_date", LocalDate.class),
							row.getInt("revision")),
					(startedAt != null) ? startedAt.toInstant().truncatedTo(ChronoUnit.SECONDS) : null);
		}

	}

}
