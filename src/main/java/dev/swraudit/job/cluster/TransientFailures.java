package dev.swraudit.job.cluster;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;

import dev.swraudit.job.run.UserError;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Transient failures of a worker or of its database connection. The range is tried again,
 * possibly by another worker.
 */
final class TransientFailures {

	/**
	 * Classes of SQL states: connection, resources, shutdown, deadlock, a transaction
	 * that the server ended because it was idle.
	 */
	private static final Set<String> SQL_STATES = Set.of("08", "53", "57", "40", "25");

	private TransientFailures() {
	}

	static boolean isIn(Throwable failure) {
		return Stream.iterate(failure, (cause) -> cause != null, UserError::causeOf)
			.anyMatch(TransientFailures::passes);
	}

	private static boolean passes(Throwable cause) {
		if (cause instanceof SQLException sql) {
			String state = String.valueOf(sql.getSQLState());
			return sql instanceof SQLTransientException
					|| (state.length() == 5 && SQL_STATES.contains(state.substring(0, 2)));
		}
		return cause instanceof RangeLostException || cause instanceof OptimisticLockingFailureException
				|| cause instanceof CannotCreateTransactionException;
	}

}
