package dev.swraudit.cli;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.swraudit.acceptance.AcceptedExceptions;
import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.http.UnusableConnectionException;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.ExitCode;
import dev.swraudit.job.run.RunException;
import dev.swraudit.job.run.UserError;
import dev.swraudit.report.notify.Notifiers;
import dev.swraudit.report.publish.FoundPublication;
import dev.swraudit.target.InputRecord;
import dev.swraudit.target.RepositoryCsv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A look at all that an audit needs, before it is needed: it asks SWR one question, opens
 * the database if there is one, and makes nothing.
 */
public final class CheckCommand {

	private static final Logger logger = LoggerFactory.getLogger(CheckCommand.class);

	private static final String MEND = "mend what the line names; --help and the README say what is allowed";

	private final ConfigurableApplicationContext context;

	private final Map<String, String> given;

	private final List<CheckResult> results = new ArrayList<>();

	private boolean endpointIsSet;

	/**
	 * Prepares the look.
	 * @param context whose beans are made when they are asked for, not before
	 * @param given the parameters by name; the input may lack
	 */
	public CheckCommand(ConfigurableApplicationContext context, Map<String, String> given) {
		this.context = context;
		this.given = given;
	}

	/**
	 * Looks, and prints a table of what was found.
	 * @return complete if all fits, else that a person must act
	 */
	public ExitCode run(PrintStream out) {
		check("settings", this::settings, MEND);
		check("parameters", this::parameters, MEND);
		check("input", this::input,
				"name a CSV file with the columns namespace,repository: input=FILE, or SWR_AUDIT_INPUT in a scope's settings");
		check("exceptions", this::exceptions, "mend the file, or leave audit.exceptions out");
		check("output", this::output,
				"name a directory that this user may write to: output=DIRECTORY, or SWR_AUDIT_OUTPUT in a scope's settings");
		check("database", () -> new DatabaseCheck(this.context).run(),
				"mend spring.datasource.url, .username or .password, or what runs there");
		check("history", this::history, "correct what the lines above name, and look again");
		check("endpoint", this::endpoint, "set audit.swr.endpoint or audit.swr.region");
		check("credentials", this::credentials, "set or renew what the line names, for this endpoint");
		this.results.forEach((result) -> out.print(result.lines()));
		long bad = this.results.stream().filter(CheckResult::isBad).count();
		out.println((bad == 0) ? "An audit with these settings can begin; nothing was audited or written."
				: bad + " of " + this.results.size() + " are bad; nothing was audited or written.");
		return (bad == 0) ? ExitCode.COMPLETE : ExitCode.PERSON_MUST_ACT;
	}

	private void check(String subject, Check check, String remedy) {
		try {
			this.results.add(check.run());
		}
		// Whatever it is, it is a line of the table.
		catch (Exception ex) {
			logger.warn("Check of {} failed", subject, ex);
			String line = UserError.about(ex).line();
			boolean known = this.results.stream().anyMatch((earlier) -> earlier.words().equals(line));
			this.results.add(known ? CheckResult.open(subject, "not looked at: what is bad above comes first")
					: CheckResult.bad(subject, line, remedy));
		}
	}

	private CheckResult settings() {
		SettingsCatalog known = SettingsCatalog.load();
		known.check(this.context.getEnvironment());
		Stream.of(this.context.getBeanNamesForAnnotation(ConfigurationProperties.class))
			.filter((bean) -> bean.startsWith("audit"))
			.forEach(this.context::getBean);
		Notifiers.namedBy(this.context.getEnvironment());
		int given = known.inForce(this.context.getEnvironment()).size();
		return CheckResult.fits("settings", given + " given under audit., secrets not counted");
	}

	private AuditParameters audit() {
		Map<String, String> parameters = new HashMap<>(this.given);
		parameters.putIfAbsent("input", "none");
		return AuditParameters.of(parameters, this.context.getBean(Clock.class));
	}

	private CheckResult parameters() {
		AuditParameters audit = audit();
		return CheckResult.fits("parameters",
				"scope " + audit.key().scope() + ", " + audit.key().date() + ", revision " + audit.key().revision());
	}

	private CheckResult input() {
		String input = this.given.get("input");
		if (input == null) {
			return CheckResult.open("input", "not looked at: no input=FILE is given");
		}
		try (Stream<InputRecord> records = new RepositoryCsv(Path.of(input), input).records()) {
			return CheckResult.fits("input", records.count() + " records in " + input);
		}
	}

	private CheckResult exceptions() {
		String file = this.context.getBean(AuditProperties.class).exceptions();
		if (file == null) {
			return CheckResult.fits("exceptions", "none (audit.exceptions)");
		}
		AcceptedExceptions.read(Path.of(file), file);
		return CheckResult.fits("exceptions", "all rows of " + file + " fit");
	}

	private CheckResult output() {
		Path output = Path.of(this.given.getOrDefault("output", AuditParameters.OUTPUT)).toAbsolutePath().normalize();
		requireWritable(output);
		return CheckResult.fits("output", output + (Files.exists(output) ? "" : " (the first run makes it)"));
	}

	private CheckResult history() throws SQLException {
		AuditParameters audit = audit();
		List<FoundPublication> found = FoundPublication.of(audit.output(), audit.key().scope());
		if (found.isEmpty()) {
			return CheckResult.fits("history", "the output directory holds no publications of the scope");
		}
		return new DatabaseCheck(this.context).history(audit.key().scope(), found);
	}

	/** A directory that can be written to, or made. */
	static void requireWritable(Path directory) {
		Path there = directory;
		while (!Files.exists(there) && there.getParent() != null) {
			there = there.getParent();
		}
		if (!Files.isDirectory(there)) {
			throw RunException.personMustAct(there + ": a file stands where a directory is needed");
		}
		if (!Files.isWritable(there)) {
			throw RunException.personMustAct(there + ": not writable for " + System.getProperty("user.name"));
		}
	}

	private CheckResult endpoint() {
		URI endpoint = this.context.getBean(SwrProperties.class).baseUrl();
		this.endpointIsSet = true;
		return CheckResult.fits("endpoint", endpoint.toString());
	}

	/** The one question, whose answer tells of the endpoint as well. */
	private CheckResult credentials() throws InterruptedException {
		if (ClusterRole.in(this.context.getEnvironment()) == ClusterRole.MANAGER) {
			return CheckResult.fits("credentials", "none needed here: the workers have them");
		}
		if (!this.endpointIsSet) {
			return CheckResult.open("credentials", "not tried: there is no endpoint to try them at");
		}
		try {
			return this.context.getBean(HttpSwrClient.class)
				.organizations()
				.either((seen) -> CheckResult.fits("credentials", "SWR takes them; organizations: " + seen),
						this::refused);
		}
		catch (UnusableConnectionException ex) {
			return notSwr(String.valueOf(ex.getMessage()));
		}
	}

	private CheckResult refused(SwrFailure swrFailure) {
		return (swrFailure.kind() == SwrFailure.Kind.FORBIDDEN)
				? CheckResult.fits("credentials",
						"SWR takes them, but not for a list of organizations, which no audit" + " asks for ("
								+ swrFailure.reason() + ")")
				: notSwr("it does not answer as SWR does: " + swrFailure.reason());
	}

	private CheckResult notSwr(String why) {
		this.results.removeIf((result) -> result.subject().equals("endpoint"));
		this.results.add(CheckResult.bad("endpoint", why, "look whether audit.swr.endpoint or .region is right, such as"
				+ " https://swr-api.eu-west-101.myhuaweicloud.eu, and can be reached from here; then try again"));
		return CheckResult.open("credentials", "not known: the endpoint comes first");
	}

	/**
	 * A look at one thing.
	 */
	private interface Check {

		CheckResult run() throws Exception;

	}

}
