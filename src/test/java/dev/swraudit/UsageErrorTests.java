package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A usage error gives one line that says what is wrong and what is allowed, exit code 1,
 * and no request to SWR.
 */
class UsageErrorTests {

	private final FakeSwr swr = FakeSwr.start((request) -> Response.granted(1));

	@TempDir
	Path directory;

	private AuditRun audit;

	private String input;

	@BeforeEach
	void prepare() {
		this.audit = new AuditRun(this.directory);
		this.input = this.audit.input("namespace,repository", "a,b");
	}

	@AfterEach
	void noRequestWasSent() {
		assertThat(this.swr.log()).isEmpty();
		this.swr.close();
	}

	@Test
	void anUnknownParameterIsNamed() {
		assertRefused(run(this.input, "inptu=x"),
				"unknown parameter 'inptu'; the parameters are scope, auditDate, revision, input, output; did you mean"
						+ " input?");
	}

	@Test
	void aMissingInputIsNamed() {
		assertRefused(run(),
				"parameter 'input' is missing; set input=FILE, the CSV file of repositories, or input=@listing; see --help");
	}

	@Test
	void malformedParametersAreNamed() {
		assertRefused(run(this.input, "revision=0"),
				"parameter 'revision': '0' is not allowed; give a whole number from 1 to 999999999");
		assertRefused(run(this.input, "scope=A"), "parameter 'scope': 'A' is not allowed; give 1 to 63 characters of"
				+ " a-z, 0-9, '.', '_' and '-', the first a letter or a digit");
		assertThat(run(this.input, "auditDate=21.11.2026").err())
			.startsWith("parameter 'auditDate': '21.11.2026' is not allowed; give a date such as ");
		assertThat(run(this.input, "auditDate=2999-01-01").err()).contains("give a date up to today");
	}

	@Test
	void aParameterGivenTwiceIsRefused() {
		assertRefused(run(this.input, this.input), "parameter 'input' is given twice; give it once");
	}

	@Test
	void strayArgumentIsNamedByPositionOnly() {
		AuditRun.Result result = this.audit.run("input=x", "--audit.swr.token", "abc123secret");
		assertThat(result.err()).isEqualTo(
				"argument 5 is neither a parameter (name=value) nor a setting (--name=value);" + " see --help\n");
		assertOneLine(result);
	}

	@Test
	void aSecretAmongTheParametersIsRefusedAndNotRepeated() {
		AuditRun.Result result = run(this.input, "token=hunter2");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err()).startsWith("parameter 'token': a secret is not allowed as a parameter")
			.doesNotContain("hunter2")
			.hasLineCount(1);
	}

	@Test
	void anUnknownSettingIsNamed() {
		AuditRun.Result result = run(this.input, "--audit.swr.tokn=x");
		assertThat(result.err()).isEqualTo("unknown setting 'audit.swr.tokn'; did you mean audit.swr.token?\n");
		assertOneLine(result);
		AuditRun.Result other = run(this.input, "--audit.colour=x");
		assertThat(other.err()).startsWith("unknown setting 'audit.colour'; the settings are ")
			.contains("audit.swr.token,");
		assertOneLine(other);
	}

	@Test
	void malformedSettingsAreNamed() {
		assertRefused(run(this.input, "--audit.swr.concurrency=many"),
				"setting audit.swr.concurrency: 'many' is not a whole number");
		assertRefused(run(this.input, "--audit.swr.concurrency=0"),
				"audit.swr.concurrency: '0' is not a whole number from 1 to 1024");
		assertRefused(run(this.input, "--audit.swr.response-timeout=soon"),
				"setting audit.swr.response-timeout: 'soon' is not a duration such as 30s or 5m");
		assertRefused(run(this.input, "--audit.fail-on=all"),
				"setting audit.fail-on: 'all' is not one of none, new, open");
		assertRefused(run(this.input, "--audit.fail-on=opne"),
				"setting audit.fail-on: 'opne' is not one of none, new, open; did you mean open?");
		assertOneLine(run(this.input, "--audit.output-mode=777"));
		assertOneLine(run(this.input, "--audit.zone=Mars"));
		assertOneLine(run(this.input, "--audit.incomplete-on=LATE"));
		assertRefused(run(this.input, "--audit.rules="),
				"audit.rules: names no rule; allowed are inactive-user, non-creator-manage, organization-manage,"
						+ " organization-write, public-repository, shared-repository, unknown-user, unrecognised-permission");
	}

	@Test
	void wrongClusterSettingsAreNamed() {
		assertRefused(run(this.input, "--audit.cluster.role=boss"),
				"setting audit.cluster.role: 'boss' is not one of none, manager, worker");
		assertRefused(run(this.input, "--audit.cluster.role=manager"),
				"audit.cluster.role: managers and workers share a PostgreSQL database; set"
						+ " spring.datasource.url=jdbc:postgresql://host:5432/database?sslmode=verify-full");
		String database = "--spring.datasource.url=jdbc:postgresql://localhost:1/audit";
		assertRefused(run(this.input, "--audit.cluster.role=worker", database),
				"unknown parameter 'output'; the parameters are scope");
	}

	@Test
	void plainHttpToAnotherHostIsRefused() {
		assertRefused(this.audit.run(this.input, "--audit.swr.endpoint=http://swr.example.com", "--audit.swr.token=t"),
				"audit.swr.endpoint: 'http://swr.example.com' is not an https:// base URL without query (http:// is"
						+ " allowed for loopback addresses only)");
	}

	@Test
	void noCredentialsAreNamed() {
		AuditRun.Result result = this.audit.run(this.input, "--audit.swr.endpoint=" + this.swr.endpoint());
		assertThat(result.err()).startsWith("no credentials; set ");
		assertOneLine(result);
	}

	@Test
	void noEndpointIsNamed() {
		assertRefused(this.audit.run(this.input, "--audit.swr.token=t"),
				"no endpoint; set audit.swr.endpoint to the base URL of SWR, or set audit.swr.region");
	}

	@Test
	void anUnusableInputIsNamed() throws IOException {
		Path missing = this.directory.resolve("missing.csv");
		assertRefused(run("input=" + missing), missing + ": no such file; name a CSV file");
		assertRefused(run("input=" + this.directory), this.directory + ": is a directory; name a CSV file");
		Path headless = Files.writeString(this.directory.resolve("headless.csv"), "team,app\n");
		assertRefused(run("input=" + headless), headless + ": line 1: the header has no column namespace; the columns"
				+ " namespace and repository (or repo) are required, each once");
		Path open = Files.writeString(this.directory.resolve("open.csv"), "namespace,repository\na,b\n\"c,d\ne,f\n");
		assertRefused(run("input=" + open), open + ": line 3: a quoted cell starts here and is never closed");
	}

	@Test
	void anOutputThatIsAFileIsNamed() throws IOException {
		Path file = Files.writeString(this.directory.resolve("out"), "");
		AuditRun.Result result = run(this.input);
		assertThat(result.err()).startsWith(file.toString());
		assertOneLine(result);
	}

	@Test
	void textThatIsNotAsItWasWrittenIsNamed() {
		String windows = " ends with a carriage return, as in a file with the line ends of Windows; remove it"
				+ " (sed -i 's/\\r$//' FILE)";
		assertRefused(this.audit.run("input=x.csv\r"), "argument 3" + windows);
		assertRefused(this.audit.run("input=\uFFFD\uFFFDn.csv"),
				"argument 3 contains characters that Java cannot read in"
						+ " the locale of this process; set LC_ALL=C.UTF-8, and write names in UTF-8");
	}

	@Test
	void aSettingsFileThatIsNotYamlIsNamedByPlaceOnly() throws IOException {
		Path yaml = Files.writeString(this.directory.resolve("broken.yaml"), "audit:\n  swr:\n    token: *hunter2\n");
		String location = "--spring.config.additional-location=" + yaml.toUri();
		assertRefused(run(this.input, location), "a settings file is not valid YAML (application.yaml, or a file of"
				+ " spring.config.*), line 3, column 12; indent with spaces, and quote values with special characters");
		assertOneLine(run(this.input, "--spring.config.additional-location=file:./none.yaml"));
		Path windows = Files.writeString(this.directory.resolve("windows.properties"), "audit.people=people.csv\\r\n");
		assertThat(run(this.input, "--spring.config.additional-location=" + windows.toUri()).err())
			.startsWith("setting audit.people ends with a carriage return");
	}

	@Test
	void aTemporaryDirectoryThatCannotBeWrittenIsNamed() throws Exception {
		String before = System.setProperty("java.io.tmpdir", this.directory.resolve("none").toString());
		try {
			assertThat(run(this.input).err())
				.startsWith("the temporary directory " + this.directory.resolve("none")
						+ " (java.io.tmpdir) cannot be written to (")
				.hasLineCount(1);
		}
		finally {
			System.setProperty("java.io.tmpdir", before);
		}
	}

	@Test
	void aDatabaseOfAnotherVersionIsNamed() throws SQLException {
		run("input=" + this.directory.resolve("missing.csv"));
		try (Connection connection = DriverManager.getConnection(TestDatabase.H2.url(this.directory));
				Statement statement = connection.createStatement()) {
			statement.execute("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '2'");
		}
		assertRefused(run(this.input),
				"the database of spring.datasource.url was created by another version of this tool;"
						+ " run that version, or name a new database");
	}

	private AuditRun.Result run(String... arguments) {
		return new AuditRun(this.directory).against(this.swr).run(arguments);
	}

	private static void assertRefused(AuditRun.Result result, String line) {
		assertThat(result.err()).isEqualTo(line + "\n");
		assertOneLine(result);
	}

	private static void assertOneLine(AuditRun.Result result) {
		assertThat(result.err()).hasLineCount(1).endsWith("\n").doesNotContain("Exception");
		assertThat(result.out()).isEmpty();
		assertThat(result.exit()).isEqualTo(1);
	}

}
