package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A second night, in which some access lists changed, is killed and continues: it
 * publishes the same bytes, and no access list is stored twice or lost.
 */
@Timeout(900)
class SecondNightCrashIT {

	private static final int REPOSITORIES = 900;

	private static final String FIRST = "auditDate=2026-11-20";

	private static final String SECOND = "auditDate=" + AuditRun.DATE;

	private static final List<String> FILES = List.of("permissions.csv", "findings.csv", "repositories.csv",
			"users.csv", "review.csv");

	private static final Pattern REPOSITORY = Pattern.compile("/repos/app(\\d+)(/access)?");

	private static final String STORED = """
			select (select count(*) from access_list),
			  (select count(*) from (select distinct repository_id, answer_id, digest from access_list) d),
			  (select count(*) from outcome o left join access_list l on l.id = o.access_list_id
			    where o.outcome = 'AUDITED' and (l.id is null or cardinality(l.account_ids) <> o.permission_count)),
			  (select count(*) from outcome where outcome = 'AUDITED')
			""";

	@TempDir
	Path directory;

	private volatile boolean isSecond;

	@ParameterizedTest
	@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
	void aKilledSecondNightEndsInTheSameBytesAndLists(TestDatabase database) throws Exception {
		try (FakeSwr swr = FakeSwr.start(this::answer)) {
			Night uninterrupted = night("uninterrupted", database, swr);
			uninterrupted.run(SECOND);
			Map<String, String> expected = uninterrupted.published();
			assertThat(uninterrupted.stored()).isEqualTo("990 990 0 1800");
			for (KillPoint point : KillPoint.of(Thorough.times(3, 16))) {
				Night night = night(point.name(), database, swr);
				night.kill(point, swr);
				night.run(SECOND);
				assertThat(night.published()).as(point.name()).isEqualTo(expected);
				assertThat(night.stored()).as(point.name()).isEqualTo(uninterrupted.stored());
			}
		}
	}

	/**
	 * In the second night, each tenth repository has another list; of these, each other
	 * one was deleted and created again with the list of the first night.
	 */
	private Response answer(Request request) {
		Matcher repository = REPOSITORY.matcher(request.path());
		if (!repository.find()) {
			return Response.error(404, "SVCSTG.SWR.4040001", "not found");
		}
		int number = Integer.parseInt(repository.group(1));
		boolean changed = this.isSecond && number % 10 == 0;
		boolean again = changed && number % 20 == 0;
		if (repository.group(2) == null) {
			return Response.of(200, "{\"creator_id\": \"u-ann\", \"creator_name\": \"ann\"}");
		}
		return Response
			.of(200, """
					{"id": %d, "self_auth": null, "others_auths": [{"user_id": "u-ann", "user_name": "ann", "auth": 7},
					  {"user_id": "u-bob%d", "user_name": "bob", "auth": %d}]}"""
				.formatted(again ? number + 100_000 : number + 1, number % 50, (changed && !again) ? 7 : 1))
			.after(8);
	}

	/** Runs the first night, without interruption. */
	private Night night(String place, TestDatabase database, FakeSwr swr) throws Exception {
		Path files = Files.createDirectory(this.directory.resolve(place));
		String url = database.url(files);
		AuditRun audit = new AuditRun(files).against(swr).with("--spring.datasource.url=" + url);
		String input = audit
			.input(Stream
				.concat(Stream.of("namespace,repository"),
						IntStream.range(0, REPOSITORIES).mapToObj((number) -> "team,app" + number))
				.toArray(String[]::new));
		Night night = new Night(this.directory, url, audit, input);
		this.isSecond = false;
		night.run(FIRST);
		this.isSecond = true;
		return night;
	}

	/**
	 * Two nights on a database of their own.
	 */
	private record Night(Path directory, String url, AuditRun audit, String input) {

		void run(String date) {
			AuditRun.Result result = this.audit.run(this.input, date);
			assertThat(result.exit()).as(result.err()).isZero();
		}

		void kill(KillPoint point, FakeSwr swr) throws Exception {
			int before = swr.requests();
			try (ChildRun child = ChildRun.start(this.directory, this.audit.arguments(this.input, SECOND))) {
				boolean reached = child.awaitUnlessEnded(() -> swr.requests() - before >= point.requests()
						&& Files.exists(this.audit.scopeDirectory().resolve(point.file())));
				assertThat(reached || point.isAtTheEnd()).as(child.output()).isTrue();
				child.kill();
			}
		}

		/** Returns the files of the second night, and the changes of both. */
		Map<String, String> published() throws IOException {
			Map<String, String> files = new TreeMap<>();
			FILES.forEach((name) -> files.put(name, AuditRun.withoutReadAt(this.audit.published(name))));
			AuditRun.Result export = this.audit.run("--spring.batch.job.name=complianceExport", "from=2026-11-20",
					"to=" + AuditRun.DATE);
			assertThat(export.exit()).as(export.err()).isZero();
			files.put("changes.csv", Files
				.readString(this.audit.scopeDirectory().resolve("exports/changes_2026-11-20_2026-11-21/changes.csv")));
			return files;
		}

		/**
		 * Returns the numbers of lists, of different lists, of outcomes without their
		 * list, and of outcomes with one.
		 */
		String stored() throws SQLException {
			try (Connection connection = DriverManager.getConnection(this.url);
					ResultSet row = connection.createStatement().executeQuery(STORED)) {
				row.next();
				return row.getInt(1) + " " + row.getInt(2) + " " + row.getInt(3) + " " + row.getInt(4);
			}
		}

	}

	/**
	 * Progress at which a run is killed: number of requests, and a file that exists.
	 */
	private record KillPoint(int requests, String file) {

		private static final List<KillPoint> AROUND = List.of(
				new KillPoint(REPOSITORIES, "." + AuditRun.DATE + ".partial/repositories.csv"),
				new KillPoint(0, "." + AuditRun.DATE + ".work/input.csv"),
				new KillPoint(REPOSITORIES, "." + AuditRun.DATE + ".partial"),
				new KillPoint(REPOSITORIES, "." + AuditRun.DATE + ".partial/SHA256SUMS"),
				new KillPoint(REPOSITORIES, AuditRun.DATE));

		/** Returns so many points, the first ones during the fetch. */
		static List<KillPoint> of(int count) {
			int around = Math.min(AROUND.size(), count / 2);
			int fetching = count - around;
			return Stream
				.concat(IntStream.range(0, fetching)
					.mapToObj((number) -> new KillPoint(1 + number * REPOSITORIES / fetching, ".")),
						AROUND.subList(0, around).stream())
				.toList();
		}

		/** Returns whether the run may end before it is seen to reach the point. */
		boolean isAtTheEnd() {
			return this.file.contains("partial");
		}

		String name() {
			return this.requests + "-" + AROUND.indexOf(this);
		}

	}

}
