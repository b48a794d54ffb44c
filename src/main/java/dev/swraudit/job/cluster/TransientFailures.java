package dev.swraudit.job.cluster;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;

import dev.swraudit.job.run.DatabaseError;
import dev.swraudit.job.run.UserError;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Transient failures of a worker or of its database connection. The range is tried again,
 * possibly by another worker.
 */
final class TransientFailures {

	private TransientFailures() {
	}

	static boolean isIn(Throwable failure) {
		return Stream.iterate(failure, (cause) -> cause != null, UserError::causeOf)
			.anyMatch(TransientFailures::passes);
	}

	private static boolean passes(Throwable cause) {
		if (cause instanceof SQLException sql) {
			return sql instanceof SQLTransientException || DatabaseError.passes(sql);
		}
		return cause instanceof RangeLostException || cause instanceof OptimisticLockingFailureException
				|| cause instanceof CannotCreateTransactionException;
	}

}
