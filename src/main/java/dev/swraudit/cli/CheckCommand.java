package dev.swraudit.cli;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.http.SwrProperties;
import dev.swraudit.access.http.UnusableConnectionException;
import dev.swraudit.job.cluster.ClusterPreparation;
import dev.swraudit.job.run.AuditParameters;
import dev.swraudit.job.run.AuditProperties;
import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.DatabaseUrl;
import dev.swraudit.ledger.AuditKey;
import dev.swraudit.message.ExitCode;
import dev.swraudit.population.AccountSource;
import dev.swraudit.report.files.OutputLock;
import dev.swraudit.report.files.OutputProperties;
import dev.swraudit.report.notify.Notifiers;
import dev.swraudit.report.publish.FoundPublication;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Checks everything that an audit needs ({@code --check}). Asks SWR for the organizations
 * and repositories that it lists, opens the database if it exists, and creates nothing.
 */
public final class CheckCommand {

	private static final String CORRECT_SETTING = "correct the value that the line names; see --help and README.md";

	private static final String CORRECT_ABOVE = "correct the failed checks above, then check again";

	private final ConfigurableApplicationContext context;

	private final Map<String, String> given;

	private final CheckResults results = new CheckResults();

	private boolean endpointIsSet;

	private final InputCheck input = new InputCheck();

	/**
	 * Creates the command.
	 * @param context a context with lazy beans
	 * @param given the parameters by name; the input may be missing
	 */
	public CheckCommand(ConfigurableApplicationContext context, Map<String, String> given) {
		this.context = context;
		this.given = given;
	}

	/**
	 * Runs all checks and prints a table of the results.
	 * @return complete if a run could begin, else the exit code with which it would end
	 * now
	 */
	public ExitCode run(PrintStream out) {
		check("settings", this::settings, CORRECT_SETTING);
		check("parameters", this::parameters, CORRECT_SETTING);
		checkUnlessWorker("input", () -> this.input.run(this.given.get("input")),
				"name a CSV file with the columns namespace,repository: input=FILE, or SWR_AUDIT_INPUT in a scope's settings; or"
						+ " input=@listing");
		checkUnlessWorker("output", this::output,
				"name a directory that this user may write to: output=DIRECTORY, or SWR_AUDIT_OUTPUT in a scope's settings");
		check("database", this::database,
				"correct spring.datasource.url, .username or .password, or repair the database");
		checkUnlessWorker("history", this::history, CORRECT_ABOVE);
		checkUnlessWorker("unfinished", this::unfinished, CORRECT_ABOVE);
		checkUnlessWorker("people", () -> files().people(), "correct the file; every user would be unknown without it");
		checkUnlessWorker("exceptions", () -> files().exceptions(),
				"correct the file; its findings would be open without it");
		checkUnlessWorker("decisions", () -> files().decisions(),
				"correct the file, or move it out of the directory; its findings would be undecided without it");
		check("secrets", () -> SecretFilesCheck.run(this.context.getEnvironment()), "name a file that exists");
		check("endpoint", this::endpoint, "set audit.swr.endpoint or audit.swr.region");
		check("credentials", this::credentials, "set or renew the credentials for this endpoint");
		sources();
		return this.results.print(out);
	}

	private ClusterRole role() {
		return ClusterRole.in(this.context.getEnvironment());
	}

	private void checkUnlessWorker(String subject, CheckResults.Check check, String remedy) {
		check(subject, (role() == ClusterRole.WORKER) ? () -> CheckResult.ok(subject, "not needed: the manager has it")
				: check, remedy);
	}

	private void check(String subject, CheckResults.Check check, String remedy) {
		this.results.check(subject, check, remedy);
	}

	private CheckResult settings() {
		SettingsCatalog known = SettingsCatalog.load();
		known.check(this.context.getEnvironment());
		Stream.of(this.context.getBeanNamesForAnnotation(ConfigurationProperties.class))
			.filter((bean) -> bean.startsWith("audit"))
			.forEach(this.context::getBean);
		Notifiers.namedBy(this.context.getEnvironment());
		int given = known.inForce(this.context.getEnvironment()).size();
		String settings = given + " set under audit., not counting secrets";
		return LogFile.warning(this.context.getEnvironment())
			.map((warning) -> CheckResult.warning("settings", settings + "; " + warning,
					"correct logging.file.name (LOGGING_FILE_NAME)"))
			.orElse(CheckResult.ok("settings", settings));
	}

	private AuditParameters audit() {
		Map<String, String> parameters = new HashMap<>(this.given);
		parameters.putIfAbsent("input", "none");
		return AuditParameters.of(parameters, this.context.getBean(Clock.class));
	}

	private String scope() {
		return AuditParameters.scope(this.given);
	}

	private CheckResult parameters() {
		AuditKey audit = audit().key();
		return CheckResult.ok("parameters", (role() == ClusterRole.WORKER) ? "worker of scope " + audit.scope()
				: "scope " + audit.scope() + ", " + audit.date() + ", revision " + audit.revision());
	}

	private MaintainedFilesCheck files() {
		return new MaintainedFilesCheck(this.context.getBean(AuditProperties.class), () -> audit().key(),
				new DatabaseCheck(this.context));
	}

	private CheckResult output() {
		Path output = Path.of(this.given.getOrDefault("output", AuditParameters.OUTPUT));
		CheckResult writable = OutputCheck.run(output, scope(), this.context.getBean(OutputProperties.class).mode());
		return OutputCheck.isLocked(output, scope(), this.context.getBean(OutputLock.class)) ? CheckResult
			.later("output", output.resolve(scope()) + ": another run is working on it", "try again when it has ended")
				: writable;
	}

	private CheckResult database() throws SQLException {
		ClusterPreparation.requireSharedDatabase(this.context.getEnvironment());
		TemporaryDirectory.requireWritable(this.context.getEnvironment());
		CheckResult database = new DatabaseCheck(this.context).run((role() == ClusterRole.WORKER) ? null : scope());
		return DatabaseUrl.unverifiedHost(this.context.getEnvironment())
			.map((host) -> CheckResult.warning(database.subject(),
					database.text() + "; the identity of the server " + host + " is not verified",
					"add sslmode=verify-full to spring.datasource.url"))
			.orElse(database);
	}

	private CheckResult history() throws SQLException {
		AuditParameters audit = audit();
		List<FoundPublication> found = FoundPublication.of(audit.output(), audit.key().scope());
		return found.isEmpty() ? CheckResult.ok("history", "the output directory contains no publications of the scope")
				: new DatabaseCheck(this.context).history(audit.key().scope(), found);
	}

	private CheckResult unfinished() throws Exception {
		AuditKey audit = audit().key();
		DatabaseCheck database = new DatabaseCheck(this.context);
		Path input = Path.of(this.given.getOrDefault("input", ""));
		if (this.input.names() != null && Files.isRegularFile(input)) {
			// Not a failure, because nightly.sh continues with the list of the audit.
			database.anotherInput(audit, input)
				.ifPresent((end) -> this.results.replace(CheckResult.warning("input", String.valueOf(end.getMessage()),
						"a run with this file would end with 1; from the next date on it can be the input")));
		}
		return UnfinishedCheck.run(database, audit);
	}

	private CheckResult endpoint() throws SQLException {
		URI endpoint = this.context.getBean(SwrProperties.class).baseUrl();
		if (role() != ClusterRole.WORKER && !this.results.stopsRun("database")
				&& !this.results.stopsRun("parameters")) {
			new DatabaseCheck(this.context).requireEndpointOf(scope(), endpoint);
		}
		this.endpointIsSet = true;
		return CheckResult.ok("endpoint", endpoint.toString());
	}

	/** Requests the listing of organizations, which checks the endpoint too. */
	private CheckResult credentials() throws InterruptedException {
		if (!this.endpointIsSet) {
			return CheckResult.skipped("credentials", "skipped: set the endpoint first");
		}
		try {
			return this.context.getBean(HttpSwrClient.class)
				.organizations()
				.either((seen) -> CheckResult.ok("credentials", "accepted by SWR; organizations: " + seen.size()),
						this::failed);
		}
		catch (UnusableConnectionException ex) {
			return notSwr(String.valueOf(ex.getMessage()));
		}
	}

	/** Checks the rights, source by source. A worker reads access lists only. */
	private void sources() {
		checkSource("access", SourcesCheck::access);
		if (role() != ClusterRole.WORKER) {
			checkSource(ListingCheck.SUBJECT, (sources) -> listing());
			checkSource("account", SourcesCheck::account);
			checkSource("grants", SourcesCheck::grants);
			checkSource("shares", SourcesCheck::shares);
		}
	}

	private void checkSource(String subject, SourceCheck check) {
		check(subject, () -> {
			if (!this.results.hasPassed("credentials")) {
				return CheckResult.skipped(subject, "skipped: correct the failed checks above first");
			}
			return check
				.run(new SourcesCheck(this.context.getBean(HttpSwrClient.class), sourcesOff(), this.input.names()));
		}, CORRECT_ABOVE);
	}

	private Set<AccountSource> sourcesOff() {
		return this.context.getBean(AuditProperties.class).sourcesOff();
	}

	private CheckResult listing() throws InterruptedException {
		return sourcesOff().contains(AccountSource.LISTING)
				? CheckResult.skipped(ListingCheck.SUBJECT, "off (audit.population)")
				: ListingCheck.run(this.context.getBean(HttpSwrClient.class), this.input);
	}

	private CheckResult failed(SwrFailure swrFailure) {
		return (swrFailure.kind() == SwrFailure.Kind.FORBIDDEN)
				? CheckResult.ok("credentials",
						"accepted by SWR; the list of organizations is forbidden (" + swrFailure.reason() + ")")
				: swrFailure.serviceDown() ? unavailable(swrFailure.reason())
						: notSwr("not the SWR API: " + swrFailure.reason());
	}

	private CheckResult unavailable(String reason) {
		this.results.replace(CheckResult.later("endpoint", "cannot be read now: " + reason,
				"try again later; if it stays so, check audit.swr.endpoint or .region, and the network"));
		return CheckResult.skipped("credentials", "skipped: the endpoint cannot be read");
	}

	private CheckResult notSwr(String why) {
		this.results
			.replace(CheckResult.failed("endpoint", why, "set audit.swr.endpoint or .region to an SWR API such as"
					+ " https://swr-api.eu-west-101.myhuaweicloud.eu that can be reached from this host; then check again"));
		return CheckResult.skipped("credentials", "skipped: correct the endpoint first");
	}

	/**
	 * Check of one source.
	 */
	private interface SourceCheck {

		CheckResult run(SourcesCheck sources) throws Exception;

	}

}
