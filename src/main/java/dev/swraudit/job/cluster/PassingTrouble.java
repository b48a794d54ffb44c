package dev.swraudit.job.cluster;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;

import dev.swraudit.job.run.UserError;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Failures of a worker, or of its way to the database, that say nothing of the run: it
 * tries again, or another worker does.
 */
final class PassingTrouble {

	/**
	 * Classes of SQL states: connection, resources, shutdown, deadlock, a transaction
	 * that the server ended because its worker was silent.
	 */
	private static final Set<String> SQL_STATES = Set.of("08", "53", "57", "40", "25");

	private PassingTrouble() {
	}

	static boolean isIn(Throwable failure) {
		return Stream.iterate(failure, (cause) -> cause != null, UserError::causeOf).anyMatch(PassingTrouble::passes);
	}

	private static boolean passes(Throwable cause) {
		if (cause instanceof SQLException sql) {
			String state = String.valueOf(sql.getSQLState());
			return sql instanceof SQLTransientException
					|| (state.length() == 5 && SQL_STATES.contains(state.substring(0, 2)));
		}
		return cause instanceof LeaseLostException || cause instanceof OptimisticLockingFailureException
				|| cause instanceof CannotCreateTransactionException;
	}

}
