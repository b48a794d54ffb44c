package dev.swraudit.job.run;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.swraudit.access.http.CertificateFault;
import dev.swraudit.message.ExitCode;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

import org.springframework.dao.DataAccessException;

/**
 * Failure of the database as the user sees it. A state that passes by itself is exit code
 * 4; one that a person must change is exit code 1, and so is one that is not known.
 */
public final class DatabaseError {

	private static final String RETRY = "; the same command continues when the database works again";

	private static final String NEW_HISTORY = "; restore a backup of it, or move it away and begin a new history with"
			+ " --audit.new-history=true";

	private static final String CONNECTION_REJECTED = "08004";

	private static final String PROTOCOL_VIOLATION = "08P01";

	private static final String READ_ONLY = "25006";

	private static final String DISK_FULL = "53100";

	private static final String TOO_MANY_CONNECTIONS = "53300";

	/** PgBouncer reports every refusal as a protocol violation. */
	private static final Pattern REFUSED = Pattern
		.compile("does not exist|no such (database|user)|authentication failed|not allowed");

	private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

	private DatabaseError() {
	}

	/**
	 * Returns the error of a failure of the database; empty if it is another failure.
	 * @param chain the failure and its causes
	 */
	static Optional<UserError> in(List<Throwable> chain) {
		if (chain.stream().anyMatch(FlywayValidateException.class::isInstance)) {
			return Optional.of(mustAct("the database of spring.datasource.url was created by another"
					+ " version of this tool; run that version, or name a new database"));
		}
		// The last one: a connection pool reports a time-out, and why as its cause.
		Optional<SQLException> sql = chain.stream()
			.filter(SQLException.class::isInstance)
			.map(SQLException.class::cast)
			.reduce((first, second) -> second);
		if (sql.isPresent()) {
			Throwable root = chain.get(chain.size() - 1);
			return Optional.of((sql.get() instanceof JdbcException) ? ofH2(sql.get(), root) : of(sql.get(), root));
		}
		return chain.stream().anyMatch(DataAccessException.class::isInstance)
				? Optional.of(passing("the database failed: " + UserError.oneLine(chain.get(0)) + RETRY))
				: Optional.empty();
	}

	/** Returns whether the database caused a failure. */
	public static boolean isCauseOf(Throwable failure) {
		return Stream.iterate(failure, (cause) -> cause != null, UserError::causeOf)
			.anyMatch((cause) -> cause instanceof SQLException || cause instanceof DataAccessException);
	}

	/**
	 * Returns whether a failure passes by itself: connection, resources, shutdown,
	 * deadlock, a time-out, a transaction that the server ended because it was idle.
	 */
	public static boolean passes(SQLException failure) {
		String state = String.valueOf(failure.getSQLState());
		if (failure instanceof JdbcException) {
			return switch (failure.getErrorCode()) {
				case ErrorCode.DATABASE_ALREADY_OPEN_1, ErrorCode.DATABASE_IS_CLOSED,
						ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, ErrorCode.DEADLOCK_1, ErrorCode.LOCK_TIMEOUT_1,
						ErrorCode.CONCURRENT_UPDATE_1, ErrorCode.STATEMENT_WAS_CANCELED ->
					true;
				default -> false;
			};
		}
		if (state.length() != 5) {
			return true;
		}
		return switch (state) {
			case CONNECTION_REJECTED, READ_ONLY, DISK_FULL -> false;
			case PROTOCOL_VIOLATION -> !REFUSED.matcher(String.valueOf(failure.getMessage())).find();
			default -> switch (state.substring(0, 2)) {
				case "08", "25", "40", "53", "55", "57" -> true;
				default -> false;
			};
		};
	}

	private static UserError ofH2(SQLException failure, Throwable root) {
		String text = UserError.oneLine(failure);
		return switch (failure.getErrorCode()) {
			case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
				passing("another run has the database open; the same command continues when that run has ended");
			case ErrorCode.URL_RELATIVE_TO_CWD, ErrorCode.URL_FORMAT_ERROR_2, ErrorCode.UNSUPPORTED_SETTING_1,
					ErrorCode.FEATURE_NOT_SUPPORTED_1 ->
				mustAct("setting spring.datasource.url: not an H2 URL; set it to a URL such as"
						+ " jdbc:h2:file:./audit-data/permission-audit");
			case ErrorCode.FILE_VERSION_ERROR_1 -> mustAct("the database file" + file(failure)
					+ " was written by another version of H2, such as 1.4" + NEW_HISTORY);
			case ErrorCode.FILE_CORRUPTED_1 -> damaged(failure, root);
			case ErrorCode.WRONG_USER_OR_PASSWORD, ErrorCode.WRONG_PASSWORD_FORMAT, ErrorCode.FILE_ENCRYPTION_ERROR_1 ->
				refused(text);
			case ErrorCode.DATABASE_IS_READ_ONLY -> unwritable(text);
			default -> ofH2File(failure, root);
		};
	}

	private static UserError ofH2File(SQLException failure, Throwable root) {
		if (root instanceof EOFException || (root instanceof MVStoreException store && isDamage(store))) {
			return damaged(failure, root);
		}
		if (root instanceof IOException) {
			return unwritable(UserError.oneLine(root));
		}
		return failed(failure, UserError.oneLine(failure));
	}

	private static boolean isDamage(MVStoreException store) {
		return switch (store.getErrorCode()) {
			case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND, DataUtils.ERROR_BLOCK_NOT_FOUND,
					DataUtils.ERROR_SERIALIZATION ->
				true;
			default -> false;
		};
	}

	/** Returns the file that a message of H2 quotes. */
	private static String file(SQLException failure) {
		Matcher quoted = QUOTED.matcher(String.valueOf(failure.getMessage()));
		return " " + (quoted.find() ? quoted.group(1) : "of spring.datasource.url");
	}

	private static UserError damaged(SQLException failure, Throwable root) {
		String why = (root instanceof EOFException) ? "it is truncated" : UserError.oneLine(root);
		return mustAct("the database file" + file(failure) + " is damaged, or is not an H2 database (" + why + ")"
				+ NEW_HISTORY);
	}

	private static UserError unwritable(String why) {
		return mustAct("the file of spring.datasource.url cannot be written: " + why
				+ "; the same command continues when the file is writable");
	}

	private static UserError of(SQLException failure, Throwable root) {
		Optional<CertificateFault> certificate = CertificateFault.in(failure);
		if (certificate.isPresent()) {
			return mustAct("the certificate of the database " + certificate.get().description()
					+ "; in spring.datasource.url, set sslrootcert to the issuing CA and the host to the name in the"
					+ " certificate");
		}
		String state = String.valueOf(failure.getSQLState());
		String text = UserError.oneLine(failure) + ((state.length() == 5) ? " (SQL state " + state + ")" : "")
				+ ((root instanceof UnknownHostException) ? " (unknown host " + UserError.oneLine(root) + ")" : "");
		return switch (state) {
			case CONNECTION_REJECTED -> refused(text);
			case READ_ONLY -> mustAct("the database is read-only: " + text + "; connect to the primary server with a"
					+ " user that may write");
			case DISK_FULL -> mustAct(
					"the disk of the database is full: " + text + "; the same command continues when there is space");
			case TOO_MANY_CONNECTIONS -> passing("the database has no free connection: " + text + "; a run needs "
					+ ServerRequirements.CONNECTIONS + ", and the same command continues when they are free");
			case "22021", "22P05" ->
				mustAct("the database cannot store a character: " + text + "; " + ServerRequirements.CREATE_UTF8);
			case "42501" -> mustAct("the database rejected a statement: " + text
					+ "; grant the database user the right to create tables and to write to them");
			default -> ofClass(state, failure, text);
		};
	}

	private static UserError ofClass(String state, SQLException failure, String text) {
		return switch ((state.length() == 5) ? state.substring(0, 2) : "") {
			case "28" -> refused(text);
			case "3D" -> mustAct("the database of spring.datasource.url does not exist: " + text
					+ "; create it, or correct the URL");
			case "3F" -> mustAct("the database user has no schema to create tables in: " + text
					+ "; create one, and set the user's search_path to it");
			case "42" -> mustAct("the database rejected a statement: " + text
					+ "; the tables are not those of this version; restore a backup, or name a new database");
			case "58", "XX" -> mustAct("the database is damaged, or its server is: " + text
					+ "; see the server's log; the same command continues when it is repaired");
			default -> failed(failure, text);
		};
	}

	private static UserError refused(String text) {
		return mustAct("the database refuses spring.datasource.username or .password: " + text);
	}

	private static UserError failed(SQLException failure, String text) {
		return passes(failure) ? passing("the database failed: " + text + RETRY)
				: mustAct("the database failed: " + text + "; correct the cause, then repeat the same command");
	}

	private static UserError mustAct(String line) {
		return new UserError(ExitCode.CONFIGURATION_ERROR, line);
	}

	private static UserError passing(String line) {
		return new UserError(ExitCode.TRY_AGAIN, line);
	}

}
