package dev.swraudit.job.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.swraudit.evaluation.Percentage;
import dev.swraudit.message.ExitCode;
import dev.swraudit.message.NearestName;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.message.UserException;
import dev.swraudit.message.UserInput;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.io.Resource;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.unit.DataSize;

/**
 * Failure as the user sees it: an exit code and a one-line message.
 *
 * @param line what is wrong, and what is allowed or what to do
 */
public record UserError(ExitCode exitCode, String line) {

	private static final int LONGEST_LINE = 2000;

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
		return DatabaseError.in(chain).orElseGet(() -> aboutSystem(chain));
	}

	/** Returns the cause; of a failed rollback, the failure that led to it. */
	public static @Nullable Throwable causeOf(Throwable failure) {
		Throwable first = (failure instanceof TransactionSystemException rollback) ? rollback.getApplicationException()
				: null;
		return (first != null) ? first : failure.getCause();
	}

	private static UserError aboutSystem(List<Throwable> chain) {
		Throwable root = chain.get(chain.size() - 1);
		Optional<String> file = SystemFailure.aboutFile(chain);
		return new UserError(ExitCode.CONFIGURATION_ERROR, file.isPresent() ? escaped(file.get()) : "unexpected error: "
				+ root.getClass().getSimpleName() + ": " + oneLine(root) + "; set --verbose to see the log");
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

	/** Returns the first line of a message, without what may be secret. */
	static String oneLine(Throwable failure) {
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
