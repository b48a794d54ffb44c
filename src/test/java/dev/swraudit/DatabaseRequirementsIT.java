package dev.swraudit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Locale;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.PgBouncer;
import dev.swraudit.support.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that cannot be used is exit code 1 before anything is fetched, in a run and
 * in {@code --check}.
 */
class DatabaseRequirementsIT {

	private static final PostgresServer SERVER = PostgresServer.shared();

	private static final String SHORT_WAIT = "--spring.datasource.hikari.connection-timeout=1000";

	private final FakeSwr swr = FakeSwr.start((request) -> Response.granted(1));

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.swr.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SQL_ASCII", "LATIN1" })
	void encodingMustBeUtf8(String encoding) {
		String name = "encoded_" + encoding.toLowerCase(Locale.ROOT);
		SERVER.execute("create database " + name + " encoding '" + encoding
				+ "' lc_collate 'C' lc_ctype 'C' template template0");
		assertRefused(SERVER.url(name), "the database has the encoding " + encoding
				+ ", which cannot store every name; name a database that was created with encoding 'UTF8'");
	}

	@Test
	void databaseMustBeWritable() {
		String url = SERVER.freshDatabase();
		assertThat(run(url).exit()).isZero();
		SERVER.execute("alter database " + name(url) + " set default_transaction_read_only = on");
		assertRefused(url, "the database is read-only; connect to the primary server with a user that has no");
	}

	@Test
	void connectionLimitMustCoverARun() {
		SERVER.execute("create role narrow login connection limit 2");
		String url = SERVER.freshDatabase();
		SERVER.execute("alter database " + name(url) + " owner to narrow");
		String narrow = url.replace("user=postgres", "user=narrow");
		assertRefused(narrow, "the connection limit of the database user is 2; a run needs 3, at the same time as");
		SERVER.execute("alter role narrow connection limit 3");
		assertThat(run(narrow).exit()).isZero();
		assertThat(check(narrow).out()).contains("ok   database     PostgreSQL, audits: 1");
		SERVER.execute("alter database " + name(url) + " connection limit 2");
		assertRefused(narrow, "the connection limit of the database is 2; a run needs 3, at the same time as");
	}

	/** Another run or worker has the others. */
	@Test
	void connectionsInUseMeanTryAgain() throws Exception {
		SERVER.execute("create role shared login connection limit 4");
		String url = SERVER.freshDatabase();
		SERVER.execute("alter database " + name(url) + " owner to shared");
		String shared = url.replace("user=postgres", "user=shared");
		try (Connection one = DriverManager.getConnection(shared);
				Connection other = DriverManager.getConnection(shared)) {
			assertThat(one.isValid(1) && other.isValid(1)).isTrue();
			AuditRun.Result run = run(shared);
			assertThat(run.err())
				.startsWith("the database has no free connection: FATAL: too many connections for"
						+ " role \"shared\" (SQL state 53300); a run needs 3, and the same command continues")
				.hasLineCount(1);
			assertThat(run.exit()).isEqualTo(4);
			assertThat(this.swr.requests()).isZero();
			assertThat(check(shared).out()).contains("WAIT database     " + run.err());
		}
		assertThat(run(shared).exit()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "transaction, 20", "transaction, 1", "statement, 20" })
	void poolerMustKeepSessions(String mode, int size) throws Exception {
		String url = SERVER.freshDatabase();
		assertThat(run(url).exit()).isZero();
		try (PgBouncer pooler = PgBouncer.start(this.directory, SERVER, mode, size)) {
			String pooled = pooler.url(name(url));
			assertRefused(pooled, "spring.datasource.url leads to a connection pooler that gives every transaction"
					+ " another session, so that the run lock has no effect; set pool_mode=session in PgBouncer,");
			assertThat(runWorker(pooled)).isEqualTo(1);
		}
	}

	@Test
	void poolerWithSessionsIsUsed() throws Exception {
		String url = SERVER.freshDatabase();
		try (PgBouncer pooler = PgBouncer.start(this.directory, SERVER, "session", 20)) {
			String pooled = pooler.url(name(url));
			AuditRun.Result result = run(pooled);
			assertThat(result.exit()).as(result.err()).isZero();
			assertThat(check(pooled).out()).contains("ok   database     PostgreSQL, audits: 1");
			AuditRun.Result missing = run(pooler.url("nowhere"));
			assertThat(missing.err()).contains("\"nowhere\" does not exist").hasLineCount(1);
			assertThat(missing.exit()).isEqualTo(1);
		}
	}

	@Test
	void damagedFileIsRefused() throws IOException {
		Path file = this.directory.resolve("data/audit.mv.db");
		String url = "jdbc:h2:" + this.directory.resolve("data/audit");
		assertThat(run(url).exit()).isZero();
		Files.write(file, new byte[20_000]);
		assertRefused(url, "the database file " + file + " is damaged, or is not an H2 database (");
	}

	/** {@code baseline}: the record of a program that found its tables made by hand. */
	@ParameterizedTest
	@CsvSource({ "init, SQL, V1__init.sql", "<< Flyway Baseline >>, BASELINE, << Flyway Baseline >>" })
	void migrationsOfAnotherProgramAreNamed(String description, String type, String script) {
		String url = SERVER.freshDatabase();
		SERVER.execute(name(url), """
				create table flyway_schema_history (installed_rank int primary key, version varchar(50),
				  description varchar(200) not null, type varchar(20) not null, script varchar(1000) not null,
				  checksum int, installed_by varchar(100) not null, installed_on timestamp default now() not null,
				  execution_time int not null, success boolean not null);
				create table customers (id int);
				insert into flyway_schema_history values (1, '1', '%s', '%s', '%s', null, 'x', now(), 1, true)
				""".formatted(description, type, script));
		assertRefused(url, "the schema public of spring.datasource.url contains tables of another program; name an");
	}

	@Test
	void schemaOfANewerVersionIsRefusedByEveryJob() {
		String url = SERVER.freshDatabase();
		assertThat(run(url).exit()).isZero();
		SERVER.execute(name(url), """
				insert into flyway_schema_history
				select 99, '99', 'x', 'SQL', 'V99__x.sql', 1, 'x', now(), 1, true
				""");
		assertRefused(url, "the database of spring.datasource.url was created by another version of this tool; run");
		AuditRun.Result export = new AuditRun(this.directory, url).run("--spring.batch.job.name=complianceExport");
		assertThat(export.err()).startsWith("the database of spring.datasource.url was created by another version");
		assertThat(export.exit()).isEqualTo(1);
		assertThat(runWorker(url)).isEqualTo(1);
	}

	private int runWorker(String url) {
		return SwrPermissionAudit.run(nowhere(), nowhere(), "scope=default", "--audit.cluster.role=worker",
				"--spring.datasource.url=" + url, "--audit.swr.endpoint=" + this.swr.endpoint(), "--audit.swr.token=t");
	}

	private AuditRun.Result run(String url) {
		AuditRun audit = new AuditRun(this.directory, url).against(this.swr).with(SHORT_WAIT);
		return audit.run(audit.input("namespace,repository", "a,b"));
	}

	private AuditRun.Result check(String url) {
		AuditRun audit = new AuditRun(this.directory, url).against(this.swr).with(SHORT_WAIT);
		return audit.run("--check", audit.input("namespace,repository", "a,b"));
	}

	private void assertRefused(String url, String message) {
		int requests = this.swr.requests();
		AuditRun.Result run = run(url);
		assertThat(run.err()).startsWith(message).hasLineCount(1);
		assertThat(run.exit()).isEqualTo(1);
		assertThat(this.swr.requests()).isEqualTo(requests);
		AuditRun.Result check = check(url);
		assertThat(check.out()).contains("FAIL database     " + run.err());
		assertThat(check.exit()).isEqualTo(1);
	}

	private static PrintStream nowhere() {
		return new PrintStream(OutputStream.nullOutputStream());
	}

	private static String name(String url) {
		return url.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
	}

}
