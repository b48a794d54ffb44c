package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Old audits are removed completely, except those that a comparison needs.
 */
@ParameterizedClass
@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
class RetentionIT {

	private static final List<String> TABLES = List.of("audit", "target", "rejected_record", "outcome", "assessment",
			"finding", "holder", "copied_file", "accepted_exception", "batch_job_instance", "batch_job_execution",
			"batch_job_execution_params", "batch_job_execution_context", "batch_step_execution",
			"batch_step_execution_context");

	private static final String RETENTION = "--audit.retention=30d";

	private final AtomicReference<String> broken = new AtomicReference<>("none");

	private final AtomicReference<String> name = new AtomicReference<>("bob");

	private final AtomicBoolean down = new AtomicBoolean();

	private final FakeSwr swr = FakeSwr.start(this::answer);

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	private String url;

	@BeforeEach
	void makeDatabase() {
		this.url = this.database.url(this.directory);
	}

	@AfterEach
	void close() {
		this.swr.close();
	}

	private Response answer(Request request) {
		if (this.down.get()) {
			return Response.error(503, "X", "down");
		}
		return request.path().contains(this.broken.get()) ? Response.error(403, "SVCSTG.SWR.4039001", "no")
				: Response.of(200,
						"""
								{"creator_id": "a", "self_auth": null, "others_auths": [
								  {"user_id": "a", "user_name": "ann", "auth": 7}, {"user_id": "b", "user_name": "%s", "auth": 7}]}"""
							.formatted(this.name.get()));
	}

	@Test
	void anOldAuditLeavesNoRowBehind() throws Exception {
		AuditRun audit = audit();
		audit(audit, "2026-01-01");
		Map<String, Long> one = counts();
		assertThat(one).allSatisfy((table, rows) -> assertThat(rows).as(table).isPositive());
		audit(audit, "2026-01-02");
		audit(audit, "2026-01-03");
		assertThat(export(audit, "2026-01-01").exit()).isZero();
		assertThat(export(audit, "2026-01-03").exit()).isZero();
		Map<String, Long> three = counts();
		AuditRun.Result result = audit(audit, "2026-03-01", RETENTION);
		assertThat(result.out())
			.endsWith("\nRemoved from the database: 2 audits from before 2026-01-30 (audit.retention)\n");
		assertThat(audits()).containsExactly("2026-01-03", "2026-03-01");
		for (String table : TABLES.subList(0, 9)) {
			assertThat(count(table)).as(table).isEqualTo(2 * one.getOrDefault(table, -1L));
		}
		// The export of the audit that is kept, and three audits for one.
		assertThat(count("batch_job_instance")).isEqualTo(3);
		assertThat(three.get("batch_job_instance")).isEqualTo(5);
		for (String table : TABLES.subList(9, TABLES.size())) {
			assertThat(count(table)).as(table).isLessThan(three.getOrDefault(table, -1L));
		}
		assertThat(dangling()).isZero();
		assertThat(audit.scopeDirectory().resolve("2026-01-01/permissions.csv")).exists();
	}

	@Test
	void accessListsGoWithTheLastAuditThatRefersToThem() throws Exception {
		AuditRun audit = audit();
		audit(audit, "2026-01-01");
		this.name.set("robert");
		audit(audit, "2026-01-02");
		this.name.set("bob");
		audit(audit, "2026-01-03");
		long lists = count("access_list");
		audit(audit, "2026-03-01", RETENTION);
		assertThat(audits()).containsExactly("2026-01-03", "2026-03-01");
		assertThat(count("access_list")).isEqualTo(lists / 2);
		assertThat(dangling()).isZero();
		assertThat(select("select distinct user_name from permissions order by user_name")).containsExactly("ann",
				"bob");
	}

	@Test
	void aReplacedEditionLeavesNoRowBehind() throws Exception {
		AuditRun audit = audit();
		this.broken.set("/app2/");
		assertThat(audit(audit, "2026-01-01").exit()).isEqualTo(2);
		assertThat(audit(audit, "2026-01-01").exit()).as("nothing new").isEqualTo(2);
		Map<String, Long> incomplete = counts();
		this.broken.set("nothing");
		assertThat(audit(audit, "2026-01-01").exit()).isZero();
		for (String table : List.of("target", "outcome", "assessment", "rejected_record", "audit")) {
			assertThat(count(table)).as(table).isEqualTo(incomplete.get(table));
		}
		assertThat(dangling()).isZero();
	}

	@Test
	void exportNamesTheRemovedBaseline() throws Exception {
		AuditRun audit = audit();
		audit(audit, "2026-01-01");
		audit(audit, "2026-01-02");
		audit(audit, "2026-03-01", RETENTION);
		assertThat(audits()).containsExactly("2026-01-02", "2026-03-01");
		AuditRun.Result result = export(audit, "2026-01-02");
		assertThat(result.exit()).as(result.err()).isZero();
		try (Stream<Path> exports = Files.list(audit.scopeDirectory().resolve("exports"))) {
			assertThat(Files.readString(exports.toList().get(0).resolve("manifest.json")))
				.containsPattern("\"comparedWith\": \\{\\s+\"auditDate\": \"2026-01-01\",\\s+\"revision\": 1,"
						+ "\\s+\"sumsSha256\": \"[0-9a-f]{64}\"");
		}
	}

	@Test
	void withoutTheSettingNothingIsRemoved() throws Exception {
		AuditRun audit = audit();
		audit(audit, "2020-01-01");
		audit(audit, "2026-01-01");
		assertThat(audits()).containsExactly("2020-01-01", "2026-01-01");
	}

	@Test
	void theBaselineStaysAndTheNextAuditIsComparedWithIt() throws Exception {
		AuditRun audit = audit();
		audit(audit, "2026-01-01");
		audit(audit, "2026-01-02");
		audit(audit, "2026-03-01", RETENTION);
		assertThat(Files.readString(audit.scopeDirectory().resolve("2026-03-01/findings.csv")))
			.contains(",EXISTING,OPEN,", ",2026-01-01,2026-03-01,")
			.doesNotContain(",NEW,");
		assertThat(audits()).containsExactly("2026-01-02", "2026-03-01");
		audit(audit, "2026-03-02", RETENTION);
		assertThat(audits()).containsExactly("2026-01-02", "2026-03-01", "2026-03-02");
		audit(audit, "2026-04-10", RETENTION);
		assertThat(audits()).containsExactly("2026-03-02", "2026-04-10");
		assertThat(Files.readString(audit.scopeDirectory().resolve("2026-04-10/findings.csv")))
			.contains(",2026-01-01,");
	}

	@Test
	void lastCompleteAuditIsKeptBesidesALaterIncompleteOne() throws Exception {
		AuditRun audit = audit();
		audit(audit, "2026-01-01");
		audit(audit, "2026-01-02");
		this.broken.set("/app2/");
		assertThat(audit(audit, "2026-01-03").exit()).isEqualTo(2);
		assertThat(audit(audit, "2026-03-01", RETENTION).exit()).isEqualTo(2);
		assertThat(audits()).containsExactly("2026-01-02", "2026-01-03", "2026-03-01");
	}

	@Test
	void publicationsOfRemovedAuditsStayKnown() throws Exception {
		AuditRun audit = audit();
		audit(audit, "2026-01-01");
		this.broken.set("/app2/");
		audit(audit, "2026-01-02");
		audit(audit, "2026-01-03");
		audit(audit, "2026-03-01", RETENTION);
		assertThat(audits()).containsExactly("2026-01-01", "2026-01-03", "2026-03-01");
		AuditRun.Result next = audit(audit, "2026-03-02", RETENTION);
		assertThat(next.err()).isEmpty();
		assertThat(next.exit()).isEqualTo(2);
	}

	@Test
	void unfinishedOldAuditIsRemovedToo() throws Exception {
		AuditRun audit = audit();
		this.down.set(true);
		assertThat(audit(audit, "2026-01-01", "--audit.swr.max-attempts=1", "--audit.swr.abort-after=1").exit())
			.isEqualTo(4);
		assertThat(
				audit(audit, "2026-03-01", RETENTION, "--audit.swr.max-attempts=1", "--audit.swr.abort-after=1").exit())
			.isEqualTo(4);
		assertThat(audits()).as("after a run that failed").containsExactly("2026-01-01", "2026-03-01");
		this.down.set(false);
		assertThat(audit(audit, "2026-03-01", RETENTION).exit()).isZero();
		assertThat(audits()).containsExactly("2026-03-01");
		assertThat(dangling()).isZero();
	}

	@Test
	void failureIsReportedAndDoesNotAffectTheAudit() throws Exception {
		AuditRun audit = audit();
		audit(audit, "2026-01-01");
		audit(audit, "2026-01-02");
		update("create table blocker (audit_id int references audit)");
		update("insert into blocker select min(id) from audit");
		AuditRun.Result result = audit(audit, "2026-03-01", RETENTION);
		assertThat(result.exit()).isZero();
		assertThat(result.out()).contains(
				"\nNOT removed from the database: audits from before 2026-01-30 (audit.retention); the database failed: ")
			.endsWith("; the next run tries again\n");
		assertThat(audits()).hasSize(3);
		update("drop table blocker");
		assertThat(audit(audit, "2026-03-01", RETENTION).out())
			.contains("Removed from the database: 1 audit from before");
		assertThat(audits()).containsExactly("2026-01-02", "2026-03-01");
	}

	@Test
	void otherScopesAreLeftAlone() throws Exception {
		AuditRun audit = audit();
		audit(audit, "2026-01-01", "scope=eu");
		audit(audit, "2026-01-02", "scope=eu");
		audit(audit, "2026-01-01");
		audit(audit, "2026-01-02");
		audit(audit, "2026-03-01", RETENTION);
		assertThat(audits()).containsExactly("2026-01-01", "2026-01-02", "2026-01-02", "2026-03-01");
		assertThat(audit(audit, "2026-03-02", "scope=eu").exit()).isZero();
		assertThat(export(audit, "2026-01-01", "scope=eu").out()).contains("permissions.csv 6,");
	}

	@Test
	void nextRunDeletesTheRowsOfAKilledRun() throws Exception {
		AuditRun audit = audit();
		audit(audit, "2026-01-01");
		audit(audit, "2026-01-02");
		Map<String, Long> two = counts();
		update("delete from accepted_exception where audit_id = 1");
		update("delete from copied_file where audit_id = 1");
		update("delete from audit where id = 1");
		update("delete from outcome where target_id < (select max(target_id) from outcome where target_id < 2 * 16777216)");
		AuditRun.Result again = audit(audit, "2026-01-02", RETENTION);
		assertThat(again.exit()).isZero();
		assertThat(again.out()).contains("is complete; nothing was requested");
		for (String table : TABLES.subList(0, 9)) {
			assertThat(count(table)).as(table).isEqualTo(two.getOrDefault(table, -1L) / 2);
		}
	}

	@Test
	void removedAuditIsNotMixedWithOneOfTheSameDay() throws Exception {
		AuditRun audit = audit();
		audit(audit, "2026-01-01");
		audit(audit, "2026-01-02");
		audit(audit, "2026-03-01", RETENTION);
		publishedEarlier(audit.scopeDirectory().resolve("2026-01-01/manifest.json"));
		AuditRun.Result refused = audit(audit, "2026-01-01");
		assertThat(refused.exit()).isEqualTo(1);
		assertThat(refused.err()).contains("2026-01-01: contains the publication of another audit").hasLineCount(1);
		assertThat(audit(audit, "2026-01-01", "revision=2").exit()).isZero();
	}

	/**
	 * Sets an earlier start in the manifest, because publications are identified by it.
	 */
	private static void publishedEarlier(Path manifest) throws IOException {
		Files.writeString(manifest,
				Files.readString(manifest).replaceAll("\"startedAt\": \"\\d+", "\"startedAt\": \"2020"));
	}

	@Test
	void manyRowsGoPageByPage() throws Exception {
		AuditRun audit = audit();
		String[] lines = Stream
			.concat(Stream.of("namespace,repository"), IntStream.range(0, 12_000).mapToObj((i) -> "many,app" + i))
			.toArray(String[]::new);
		assertThat(audit.run(audit.input(lines), "auditDate=2026-01-01").exit()).isZero();
		audit(audit, "2026-01-02", "--audit.max-vanished=100%");
		audit(audit, "2026-03-01", RETENTION);
		assertThat(audits()).containsExactly("2026-01-02", "2026-03-01");
		assertThat(count("permissions")).isEqualTo(12);
		// The lists of repositories that the later audits did not read are still needed.
		assertThat(count("access_list")).isEqualTo(12_003);
		assertThat(count("target")).isEqualTo(8);
	}

	@Test
	void aRetentionIsAPeriod() {
		AuditRun audit = new AuditRun(this.directory).against(this.swr);
		AuditRun.Result result = audit.run(audit.input("namespace,repository", "a,b"), "--audit.retention=soon");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err()).isEqualTo("setting audit.retention: 'soon' is not a period such as 400d or P1Y\n");
	}

	private AuditRun audit() throws Exception {
		Path exceptions = Files.writeString(this.directory.resolve("exceptions.csv"), """
				exception_id,rule,namespace,repository,user_id,reason,approver,approved_on,expires
				E1,*,team,app1,*,needed,boss,2020-01-01,
				""");
		return new AuditRun(this.directory).against(this.swr)
			.with("--spring.datasource.url=" + this.url, "--audit.exceptions=" + exceptions,
					"--audit.incomplete-on=FAILED,FORBIDDEN");
	}

	private static AuditRun.Result audit(AuditRun audit, String date, String... others) {
		String input = audit.input("namespace,repository", "team,app1", "team,app2", "team,app3", "team,BAD");
		return audit
			.run(Stream.concat(Stream.of(input, "auditDate=" + date), Stream.of(others)).toArray(String[]::new));
	}

	private AuditRun.Result export(AuditRun audit, String date, String... others) {
		return audit.run(Stream
			.concat(Stream.of("auditDate=" + date, "--spring.batch.job.name=complianceExport"), Stream.of(others))
			.toArray(String[]::new));
	}

	private Map<String, Long> counts() throws SQLException {
		Map<String, Long> counts = new TreeMap<>();
		for (String table : TABLES) {
			counts.put(table, count(table));
		}
		return counts;
	}

	private long count(String table) throws SQLException {
		return Long.parseLong(select("select count(*) from " + table).get(0));
	}

	private List<String> audits() throws SQLException {
		return select("select audit_date from audit order by audit_date, id");
	}

	private long dangling() throws SQLException {
		return Long.parseLong(select("""
				select (select count(*) from target where audit_id not in (select id from audit))
				  + (select count(*) from outcome where target_id / 16777216 not in (select id from audit))
				  + (select count(*) from outcome where access_list_id not in (select id from access_list))
				  + (select count(*) from access_list where id not in (
				    select access_list_id from outcome where access_list_id is not null
				    union select access_list_id from grant_outcome where access_list_id is not null))
				  + (select count(*) from finding where id / 4294967296 not in (select id from audit))
				""").get(0));
	}

	private List<String> select(String sql) throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			List<String> result = new ArrayList<>();
			while (rows.next()) {
				result.add(rows.getString(1));
			}
			return result;
		}
	}

	private void update(String sql) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate(sql);
		}
	}

	private Connection connect() throws SQLException {
		return DriverManager.getConnection(this.url);
	}

}
