package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.swraudit.report.files.OutputLock;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The job {@code abandonAudit} gives an unfinished audit up, and leaves nothing that its
 * date would trip over. Other runs name an unfinished audit once.
 */
@ParameterizedClass
@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
class AbandonIT {

	private static final String DAY = "auditDate=2026-11-21";

	private static final List<String> TABLES = List.of("audit", "target", "outcome", "input_record", "account_source",
			"batch_job_instance", "batch_job_execution");

	/** Part of the paths that SWR fails at; empty if it does not fail. */
	private volatile String failing = "";

	private final FakeSwr swr = FakeSwr.start((request) -> {
		String failing = this.failing;
		return (!failing.isEmpty() && request.path().contains(failing)) ? Response.error(500, "SVCSTG.SWR.5000000", "b")
				: request.path().contains("/forbidden") ? Response.error(403, "SVCSTG.SWR.4039001", "no")
						: Response.granted(1);
	});

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	private String url = "";

	private AuditRun audit = new AuditRun(Path.of(""));

	@BeforeEach
	void prepare() {
		this.url = this.database.url(this.directory);
		this.audit = run().against(this.swr)
			.with("--audit.swr.max-attempts=1", "--audit.swr.abort-after=1", "--audit.swr.concurrency=1");
	}

	@AfterEach
	void close() {
		this.swr.close();
	}

	@Test
	void anUnfinishedAuditLeavesNothingAndItsDateBeginsAnew() throws IOException {
		interrupt("/second/", "a,first", "b,second");
		Path work = this.audit.scopeDirectory().resolve(".2026-11-21.work");
		assertThat(work.resolve("input.csv")).exists();
		String lastRun = lastRun();
		AuditRun.Result abandoned = abandon(DAY);
		assertThat(abandoned.err()).isEmpty();
		assertThat(abandoned.out())
			.isEqualTo("Abandoned: the audit of 2026-11-21, revision 1, of scope default" + System.lineSeparator());
		assertThat(abandoned.exit()).isZero();
		assertThat(work).doesNotExist();
		assertThat(lastRun()).as("not the result of an audit").isEqualTo(lastRun);
		assertThat(TABLES).allSatisfy((table) -> assertThat(rows(table)).as(table).isZero());
		AuditRun.Result fresh = this.audit.run(this.audit.input("namespace,repository", "a,other"), DAY);
		assertThat(fresh.err()).isEmpty();
		assertThat(fresh.out()).contains("first audit").doesNotContain("Unfinished");
		assertThat(fresh.exit()).isZero();
		assertThat(this.audit.published("repositories.csv")).contains(",other,").doesNotContain("second");
	}

	@Test
	void aPublishedAuditIsNotRemovedButItsUnfinishedContinuationIs() throws IOException {
		String input = this.audit.input("namespace,repository", "a,b", "a,forbidden");
		assertThat(this.audit.run(input, DAY).exit()).isEqualTo(2);
		String published = this.audit.published("SHA256SUMS");
		AuditRun.Result refused = abandon(DAY);
		assertThat(refused.err()).isEqualTo(
				"the audit of 2026-11-21, revision 1, of scope default, cannot be abandoned: it is published, and a"
						+ " publication is not removed; unfinished audits of the scope: none" + System.lineSeparator());
		assertThat(refused.exit()).isEqualTo(1);
		this.failing = "/forbidden";
		assertThat(this.audit.run(input, DAY).exit()).isEqualTo(4);
		assertThat(rows("audit")).isEqualTo(2);
		assertThat(abandon(DAY).exit()).isZero();
		assertThat(rows("audit")).isOne();
		assertThat(this.audit.published("SHA256SUMS")).isEqualTo(published);
		this.failing = "";
		assertThat(this.audit.run(input, DAY).out()).contains("unchanged since it was published");
	}

	@Test
	void aRunIsNotDisturbedAndADateIsRequired() {
		interrupt("/second/", "a,first", "b,second");
		try (OutputLock.Held held = new OutputLock(OutputMode.of("600"))
			.tryAcquire(this.directory.resolve("out"), "default")
			.orElseThrow()) {
			AuditRun.Result busy = abandon(DAY);
			assertThat(busy.err()).startsWith("another run is working on ").hasLineCount(1);
			assertThat(busy.exit()).isEqualTo(4);
			assertThat(held).isNotNull();
		}
		assertThat(rows("audit")).isOne();
		assertThat(abandon().err()).startsWith("parameter 'auditDate' is missing; set auditDate=DATE");
		assertThat(abandon("auditDate=2026-11-20").err())
			.startsWith("the audit of 2026-11-20, revision 1, of scope default, cannot be abandoned: there is no ")
			.endsWith("unfinished audits of the scope: 2026-11-21, revision 1" + System.lineSeparator());
	}

	@Test
	void anUnfinishedAuditIsNamedOnce() throws IOException {
		interrupt("/second/", "a,first", "b,second");
		this.failing = "";
		String next = this.audit.input("namespace,repository", "a,first");
		assertThat(this.audit.run(next, "auditDate=2026-11-22").out())
			.startsWith("Unfinished audits of scope default, named once: 2026-11-21; continue or abandon them with ");
		assertThat(lastRun()).containsPattern("\"unfinished\": \\[\\s+\"2026-11-21\"");
		assertThat(this.audit.run(next, "auditDate=2026-11-23").out()).doesNotContain("Unfinished");
		assertThat(this.audit.run(next, "auditDate=2026-11-24", "--audit.swr.tokn=x").exit()).isEqualTo(1);
		assertThat(this.audit.run(next, "auditDate=2026-11-24").out()).doesNotContain("Unfinished");
		AuditRun.Result check = this.audit.run("--check", next, "auditDate=2026-11-25");
		assertThat(check.out()).contains("warn unfinished   1 audit of the scope is unfinished: 2026-11-21\n",
				"to do: continue or abandon it with jobs/rerun.sh");
		assertThat(abandon(DAY).err()).isEmpty();
		assertThat(this.audit.run("--check", next, "auditDate=2026-11-25").out())
			.contains("ok   unfinished   no earlier audit of the scope is unfinished\n");
	}

	@Test
	void aQuietRunPrintsOnlyWhatIsNew() {
		String input = this.audit.input("namespace,repository", "a,b", "a,forbidden");
		String quiet = "--audit.quiet=true";
		assertThat(this.audit.run(input, DAY, quiet).out()).contains("INCOMPLETE");
		AuditRun.Result unchanged = this.audit.run(input, DAY, quiet);
		assertThat(unchanged.out() + unchanged.err()).isEmpty();
		assertThat(unchanged.exit()).isEqualTo(2);
		assertThat(this.audit.run(input, DAY, quiet, "--audit.incomplete-on=FAILED").out()).contains("COMPLETE");
		AuditRun.Result complete = this.audit.run(input, DAY, quiet, "--audit.incomplete-on=FAILED");
		assertThat(complete.out() + complete.err()).isEmpty();
		assertThat(complete.exit()).isZero();
		assertThat(this.audit.run(input, DAY, "--audit.incomplete-on=FAILED").out())
			.contains("is complete; nothing was");
	}

	private void interrupt(String at, String... records) {
		this.failing = at;
		String[] lines = new String[records.length + 1];
		lines[0] = "namespace,repository";
		System.arraycopy(records, 0, lines, 1, records.length);
		assertThat(this.audit.run(this.audit.input(lines), DAY).exit()).isEqualTo(4);
	}

	private AuditRun.Result abandon(String... parameters) {
		return run().with(parameters).run("--spring.batch.job.name=abandonAudit");
	}

	private AuditRun run() {
		return new AuditRun(this.directory).with("--spring.datasource.url=" + this.url);
	}

	private String lastRun() throws IOException {
		return Files.readString(this.audit.scopeDirectory().resolve("last-run.json"));
	}

	private long rows(String table) {
		return JdbcClient.create(new DriverManagerDataSource(this.url))
			.sql("select count(*) from " + table)
			.query(Long.class)
			.single();
	}

}
