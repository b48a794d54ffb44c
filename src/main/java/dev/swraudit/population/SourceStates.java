package dev.swraudit.population;

import java.util.EnumMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stored states of the sources of an audit.
 */
public final class SourceStates {

	private static final String SELECT = "select source, status, reason from account_source where audit_id = :audit";

	private SourceStates() {
	}

	/** Reads the states of the sources that an audit has asked for. */
	public static Map<AccountSource, SourceState> read(JdbcClient jdbc, int auditId) {
		Map<AccountSource, SourceState> states = new EnumMap<>(AccountSource.class);
		jdbc.sql(SELECT).param("audit", auditId).query((row) -> {
			states.put(AccountSource.of(row.getInt(1)),
					new SourceState(SourceStatus.of(row.getInt(2)), row.getString(3)));
		});
		return states;
	}

}
