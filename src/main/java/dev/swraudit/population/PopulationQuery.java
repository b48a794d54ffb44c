package dev.swraudit.population;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Query for the population of an audit, and for the account.
 */
public final class PopulationQuery {

	private static final String SELECT = """
			select read_at, account_id, account_name, account_total, listed, in_input, missing_from_input,
			  missing_from_swr, unknown_public, hidden
			from population where audit_id = :audit
			""";

	private final JdbcClient jdbc;

	public PopulationQuery(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Reads what is stored.
	 * @param states the states of the audit's sources
	 */
	public Stored read(int auditId, Map<AccountSource, SourceState> states) {
		SourceStatus listing = states.getOrDefault(AccountSource.LISTING, SourceState.OFF).status();
		return this.jdbc.sql(SELECT)
			.param("audit", auditId)
			.query((row, number) -> new Stored(population(row, listing), account(row), row.getLong("unknown_public"),
					row.getLong("hidden")))
			.optional()
			.orElse(Stored.NOTHING);
	}

	private static @Nullable CloudAccount account(ResultSet row) throws SQLException {
		String id = row.getString("account_id");
		return (id != null) ? new CloudAccount(id, row.getString("account_name")) : null;
	}

	private static Population population(ResultSet row, SourceStatus listing) throws SQLException {
		OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
		return Population.of(
				listing, (readAt != null) ? readAt.toInstant() : null, new Population.Counts(row.getLong("listed"),
						row.getLong("in_input"), row.getLong("missing_from_input"), row.getLong("missing_from_swr")),
				row.getObject("account_total", Long.class));
	}

	/**
	 * Population as it is stored, and what is known besides.
	 *
	 * @param account the account of the overview; null if it was not read
	 * @param unknownPublic the number of listed repositories of the input of which SWR
	 * does not say whether they are public
	 * @param hidden the number of repositories of the input that exist, as far as the
	 * audit knows, but are not listed
	 */
	public record Stored(Population population, @Nullable CloudAccount account, long unknownPublic, long hidden) {

		static final Stored NOTHING = new Stored(Population.OFF, null, 0, 0);

	}

	/**
	 * Account of the overview.
	 */
	public record CloudAccount(@Nullable String id, @Nullable String name) {
	}

}
