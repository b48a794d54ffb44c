package dev.swraudit.job.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.swraudit.ledger.Audit;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.message.NearestName;
import dev.swraudit.message.UserInput;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * The parameters of the job {@code permissionAudit}.
 *
 * @param key scope, date and revision, which identify the audit
 * @param input the CSV file of repositories, or {@link #LISTING}
 * @param output the directory that publications go to
 */
public record AuditParameters(AuditKey key, Path input, Path output) {

	/** The names of the parameters. */
	public static final List<String> NAMES = List.of("scope", "auditDate", "revision", "input", "output");

	/** Input that consists of the repositories that SWR lists. */
	public static final Path LISTING = Path.of("@listing");

	/** The default output directory. */
	public static final String OUTPUT = "audit-output";

	private static final Pattern SCOPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

	private static final Pattern REVISION = Pattern.compile("[1-9]\\d{0,8}");

	/**
	 * Parses the parameters of the command line.
	 * @throws RunException if a name or a value is not allowed
	 */
	public static AuditParameters of(Map<String, String> given, Clock clock) {
		requireKnown(given, NAMES);
		AuditKey key = new AuditKey(scope(given), date(given, clock), revision(given.getOrDefault("revision", "1")));
		return new AuditParameters(key, input(given), output(given));
	}

	public static void requireKnown(Map<String, String> given, List<String> names) {
		for (String name : given.keySet()) {
			if (!names.contains(name)) {
				throw RunException.configurationError("unknown parameter '" + name + "'; the parameters are "
						+ String.join(", ", names) + NearestName.question(name, names));
			}
		}
	}

	/** Returns the output directory, which has a default. */
	public static Path output(Map<String, String> given) {
		return path("output", given.getOrDefault("output", OUTPUT));
	}

	public static String scope(Map<String, String> given) {
		String scope = given.getOrDefault("scope", "default");
		if (!SCOPE.matcher(scope).matches()) {
			throw invalid("scope", scope,
					"1 to 63 characters of a-z, 0-9, '.', '_' and '-', the first a letter or a digit");
		}
		return scope;
	}

	private static LocalDate date(Map<String, String> given, Clock clock) {
		String text = given.getOrDefault("auditDate", LocalDate.now(clock).toString());
		return pastDate("auditDate", text, clock);
	}

	/**
	 * Parses a date from 1970 up to today.
	 * @param name the name of the parameter
	 */
	public static LocalDate pastDate(String name, String text, Clock clock) {
		LocalDate today = LocalDate.now(clock);
		LocalDate date = date(name, text, today);
		if (date.isAfter(today)) {
			throw invalid(name, text, "a date up to today, " + today + " in " + clock.getZone());
		}
		if (date.getYear() < 1970) {
			throw invalid(name, text, "a date from 1970 on");
		}
		return date;
	}

	/**
	 * Parses a date.
	 * @param name the name of the parameter
	 */
	public static LocalDate date(String name, String text, LocalDate today) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw invalid(name, text, "a date such as " + today);
		}
	}

	public static int revision(String revision) {
		if (!REVISION.matcher(revision).matches()) {
			throw invalid("revision", revision, "a whole number from 1 to 999999999");
		}
		return Integer.parseInt(revision);
	}

	private static Path input(Map<String, String> given) {
		String input = given.get("input");
		if (input == null) {
			throw RunException.configurationError(
					"parameter 'input' is missing; set input=FILE, the CSV file of repositories, or input=@listing; see"
							+ " --help");
		}
		return path("input", input);
	}

	/** Returns whether the audit covers the repositories that SWR lists. */
	public boolean isListing() {
		return this.input.equals(LISTING);
	}

	public static Path path(String name, String value) {
		if (value.isBlank()) {
			throw invalid(name, value, "a path");
		}
		try {
			return Path.of(value);
		}
		catch (InvalidPathException ex) {
			throw invalid(name, value, "a path");
		}
	}

	public static RunException invalid(String name, String value, String allowed) {
		return RunException.configurationError(
				"parameter '" + name + "': " + UserInput.quoted(value) + " is not allowed; give " + allowed);
	}

	/**
	 * Returns the parameters that Spring Batch stores; key and edition identify the job
	 * instance.
	 * @param edition of the audit, see {@link Audit#edition()}
	 */
	public JobParameters toJobParameters(int edition) {
		return new JobParametersBuilder(identifying(this.key)).addLong("edition", (long) edition)
			.addString("input", this.input.toString(), false)
			.addString("output", this.output.toString(), false)
			.toJobParameters();
	}

	/** Returns the parameters that identify an audit. */
	public static JobParameters identifying(AuditKey key) {
		return new JobParametersBuilder().addString("scope", key.scope())
			.addLocalDate("auditDate", key.date())
			.addLong("revision", (long) key.revision())
			.toJobParameters();
	}

	/** Restores the parameters that Spring Batch stored. */
	public static AuditParameters of(JobParameters stored) {
		return new AuditParameters(keyOf(stored), Path.of(required(stored.getString("input"), "input")),
				Path.of(required(stored.getString("output"), "output")));
	}

	/** Returns the key of the audit that an execution belongs to. */
	public static AuditKey keyOf(JobParameters stored) {
		return new AuditKey(required(stored.getString("scope"), "scope"),
				required(stored.getLocalDate("auditDate"), "auditDate"),
				required(stored.getLong("revision"), "revision").intValue());
	}

	public static <T> T required(@Nullable T value, String name) {
		if (value == null) {
			throw new IllegalStateException("the job was started without " + name);
		}
		return value;
	}

}
