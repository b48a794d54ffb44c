package dev.swraudit.job.run;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.swraudit.access.http.CertificateFault;
import dev.swraudit.evaluation.Percentage;
import dev.swraudit.message.ExitCode;
import dev.swraudit.message.NearestName;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.message.UserException;
import dev.swraudit.message.UserInput;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.unit.DataSize;

/**
 * Failure as the user sees it: an exit code and a one-line message.
 *
 * @param line what is wrong, and what is allowed or what to do
 */
public record UserError(ExitCode exitCode, String line) {

	private static final int H2_DATABASE_ALREADY_OPEN = 90020;

	/**
	 * H2's error codes for a URL that is malformed, is relative, or has an unknown
	 * option.
	 */
	private static final Set<Integer> H2_URL = Set.of(90011, 90046, 90113);

	private static final int LONGEST_LINE = 1000;

	private static final String CONNECTION_REJECTED = "08004";

	private static final String RETRY = "; the same command continues when the database works again";

	private static final String H2 = "org.h2.";

	/**
	 * Returns the user error that describes a failure and its causes best.
	 */
	public static UserError about(Throwable failure) {
		List<Throwable> chain = Stream.iterate(failure, (cause) -> cause != null, UserError::causeOf).toList();
		Optional<String> limit = SystemFailure.aboutLimit(chain);
		if (limit.isPresent()) {
			return new UserError(ExitCode.CONFIGURATION_ERROR, escaped(limit.get()));
		}
		RunException run = first(chain, RunException.class);
		if (run != null) {
			return new UserError(run.exitCode(), oneLine(run));
		}
		UserException known = first(chain, UserException.class);
		if (known != null) {
			String retry = (known.exitCode() == ExitCode.TRY_AGAIN) ? "; " + RunException.KEPT : "";
			return new UserError(known.exitCode(), oneLine(known) + retry);
		}
		if (first(chain, PlaceholderResolutionException.class) != null) {
			return new UserError(ExitCode.CONFIGURATION_ERROR,
					"a setting contains ${...}, which refers to a setting that does not exist; write a literal $ as"
							+ " \\${");
		}
		BindException bind = first(chain, BindException.class);
		if (bind != null) {
			return new UserError(ExitCode.CONFIGURATION_ERROR, aboutSetting(bind, chain));
		}
		if (first(chain, FlywayValidateException.class) != null) {
			return new UserError(ExitCode.CONFIGURATION_ERROR,
					"the database of spring.datasource.url was created by another"
							+ " version of this tool; run that version, or name a new database");
		}
		return aboutDatabase(chain, failure);
	}

	/** Returns the cause; of a failed rollback, the failure that led to it. */
	public static @Nullable Throwable causeOf(Throwable failure) {
		Throwable first = (failure instanceof TransactionSystemException rollback) ? rollback.getApplicationException()
				: null;
		return (first != null) ? first : failure.getCause();
	}

	private static UserError aboutDatabase(List<Throwable> chain, Throwable failure) {
		SQLException database = first(chain, SQLException.class);
		if (database != null) {
			return aboutDatabase(database, chain);
		}
		if (first(chain, DataAccessException.class) != null) {
			return new UserError(ExitCode.TRY_AGAIN, "the database failed: " + oneLine(failure) + RETRY);
		}
		return aboutSystem(chain);
	}

	private static UserError aboutSystem(List<Throwable> chain) {
		Throwable root = chain.get(chain.size() - 1);
		Optional<String> file = SystemFailure.aboutFile(chain);
		return new UserError(ExitCode.CONFIGURATION_ERROR, file.isPresent() ? escaped(file.get()) : "unexpected error: "
				+ root.getClass().getSimpleName() + ": " + oneLine(root) + "; set --verbose to see the log");
	}

	private static UserError aboutDatabase(SQLException database, List<Throwable> chain) {
		String state = String.valueOf(database.getSQLState());
		if (database.getErrorCode() == H2_DATABASE_ALREADY_OPEN) {
			return new UserError(ExitCode.TRY_AGAIN,
					"another run has the database open; the same command continues when that run has ended");
		}
		if (H2_URL.contains(database.getErrorCode())) {
			return new UserError(ExitCode.CONFIGURATION_ERROR,
					"setting spring.datasource.url: not an H2 URL; set it to a URL such as"
							+ " jdbc:h2:file:./audit-data/permission-audit");
		}
		Optional<CertificateFault> certificate = CertificateFault.in(database);
		if (certificate.isPresent()) {
			return new UserError(ExitCode.CONFIGURATION_ERROR, "the certificate of the database "
					+ certificate.get().description()
					+ "; in spring.datasource.url, set sslrootcert to the issuing CA and the host to the name in the"
					+ " certificate");
		}
		if (state.startsWith("28") || state.equals(CONNECTION_REJECTED)) {
			return new UserError(ExitCode.CONFIGURATION_ERROR,
					"the database refuses spring.datasource.username or .password: " + oneLine(database));
		}
		if (state.startsWith("42")) {
			return new UserError(ExitCode.CONFIGURATION_ERROR, "the database rejected a statement: " + oneLine(database)
					+ "; grant the database user the right to create tables and to write to them");
		}
		Throwable root = chain.get(chain.size() - 1);
		if (database.getClass().getName().startsWith(H2) && root instanceof IOException) {
			return new UserError(ExitCode.CONFIGURATION_ERROR, "the file of spring.datasource.url cannot be written: "
					+ oneLine(root) + "; the same command continues when the file is writable");
		}
		String why = (root instanceof UnknownHostException) ? " (unknown host " + oneLine(root) + ")" : "";
		return new UserError(ExitCode.TRY_AGAIN, "the database failed: " + oneLine(database) + why + RETRY);
	}

	private static String aboutSetting(BindException bind, List<Throwable> chain) {
		ConversionFailedException conversion = first(chain, ConversionFailedException.class);
		String name = (bind.getProperty() != null) ? bind.getProperty().getName().toString()
				: bind.getName().toString();
		if (conversion == null) {
			String line = oneLine(chain.get(chain.size() - 1));
			return line.startsWith("audit.") ? line : "setting " + name + ": " + withoutValue(line, bind.getProperty());
		}
		String value = String.valueOf(conversion.getValue());
		TypeDescriptor target = conversion.getTargetType();
		return "setting " + name + ": " + UserInput.quoted(value) + " is not " + allowed(target)
				+ NearestName.question(value, constants(target));
	}

	private static String withoutValue(String line, @Nullable ConfigurationProperty setting) {
		String value = (setting != null) ? String.valueOf(setting.getValue()) : "";
		return value.isEmpty() ? line : line.replace(value, UserInput.quoted(value));
	}

	private static String allowed(TypeDescriptor target) {
		Class<?> type = target.getObjectType();
		if (type.isEnum()) {
			return "one of " + String.join(", ", constants(target));
		}
		if (type == Duration.class) {
			return "a duration such as 30s or 5m";
		}
		if (type == Period.class) {
			return "a period such as 400d or P1Y";
		}
		if (type == DataSize.class) {
			return "a size such as 8MB";
		}
		if (ZoneId.class.isAssignableFrom(type)) {
			return "a time zone such as Europe/Berlin";
		}
		if (type == Percentage.class) {
			return "a percentage from 0% to 100%";
		}
		if (type == Boolean.class) {
			return "true or false";
		}
		if (type == Path.class || type == Resource.class) {
			return "a path that Java can use in the locale of this process (LC_ALL)";
		}
		return (type == Integer.class || type == Long.class) ? "a whole number" : "a number";
	}

	/** Returns the values of an enum as users write them; empty for another type. */
	private static List<String> constants(TypeDescriptor target) {
		return target.getObjectType().isEnum() ? Arrays.stream(target.getObjectType().getEnumConstants())
			.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
			.toList() : List.of();
	}

	private static <T extends Throwable> @Nullable T first(List<Throwable> chain, Class<T> type) {
		return chain.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
	}

	private static String oneLine(Throwable failure) {
		String message = String.valueOf(failure.getMessage());
		// A message of this tool is one line, so a line end in it belongs to a name.
		return escaped((failure instanceof UserException) ? message
				: UserInput.masked(message.lines().findFirst().orElse("")));
	}

	private static String escaped(String message) {
		String line = UntrustedText.escape(message.strip());
		return (line.length() > LONGEST_LINE) ? line.substring(0, LONGEST_LINE) + "…" : line;
	}

}
