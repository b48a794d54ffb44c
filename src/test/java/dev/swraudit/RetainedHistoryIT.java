package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many nights, of which {@code audit.retention} keeps the last ones: each audit that is
 * kept can be exported as it was published, and nothing is kept for the others.
 */
class RetainedHistoryIT {

	private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

	private static final int NIGHTS = Thorough.times(24, 365);

	private static final int KEPT_DAYS = Thorough.times(10, 90);

	private static final List<String> FILES = List.of("permissions.csv", "repositories.csv", "findings.csv",
			"organizations.csv", "not-in-input.csv", "users.csv", "review.csv", "decisions.csv");

	private static final Pattern REPOSITORY = Pattern.compile("/repos/app(\\d+)(/access)?");

	private static final Pattern EXPORTED = Pattern.compile("Files: (\\S+)");

	private static final String UNUSED = """
			select count(*) from access_list where id not in (
			  select access_list_id from outcome where access_list_id is not null
			  union select access_list_id from grant_outcome where access_list_id is not null
			  union select access_list_id from last_reading)
			""";

	private static final String MISSING = """
			select (select count(*) from outcome where access_list_id not in (select id from access_list))
			  + (select count(*) from last_reading where access_list_id not in (select id from access_list))
			  + (select count(*) from outcome where target_id / 16777216 not in (select id from audit))
			""";

	@TempDir
	Path directory;

	private volatile int night;

	@ParameterizedTest
	@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
	void keptAuditsCanBeExportedAsTheyWerePublished(TestDatabase database) throws Exception {
		String url = database.url(this.directory);
		try (FakeSwr swr = FakeSwr.start(this::answer)) {
			AuditRun audit = new AuditRun(this.directory).against(swr)
				.with("--spring.datasource.url=" + url, "--audit.swr.max-attempts=1");
			String input = audit.input(Stream
				.concat(Stream.of("namespace,repository"), IntStream.range(0, 20).mapToObj((i) -> "team,app" + i))
				.toArray(String[]::new));
			for (int number = 0; number < NIGHTS; number++) {
				this.night = number;
				String retention = (number < NIGHTS / 2) ? "P9999D" : "P" + KEPT_DAYS + "D";
				AuditRun.Result result = audit.run(input, "auditDate=" + FIRST.plusDays(number),
						"--audit.retention=" + retention);
				assertThat(result.exit()).as(result.err()).isEqualTo(isFailing() ? 2 : 0);
			}
		}
		JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
		List<LocalDate> kept = jdbc.queryForList("select audit_date from audits order by audit_date", LocalDate.class);
		// The last complete audit and the baseline of the first one that is kept stay
		// too.
		assertThat(kept).hasSize(KEPT_DAYS + 3).startsWith(FIRST.plusDays(NIGHTS / 4 - 1));
		LocalDate whole = kept.get(1);
		assertThat(jdbc.queryForObject(UNUSED, Integer.class)).as("lists that nothing refers to").isZero();
		assertThat(jdbc.queryForObject(MISSING, Integer.class)).as("rows that refer to nothing").isZero();
		AuditRun export = new AuditRun(this.directory).with("--spring.datasource.url=" + url,
				"--spring.batch.job.name=complianceExport");
		for (LocalDate date : kept) {
			assertIsExportedAsPublished(export, date);
		}
		assertThat(export.run("from=" + whole.minusDays(1), "to=" + whole))
			.satisfies((result) -> assertThat(result.exit()).isOne())
			.satisfies((result) -> assertThat(result.err()).contains(whole.toString()).hasLineCount(1));
		assertThat(export.run("from=" + whole, "to=" + kept.get(3)).exit()).isZero();
	}

	private boolean isFailing() {
		return this.night >= NIGHTS / 4 && this.night < NIGHTS - 10;
	}

	/**
	 * Each repository has a new list every week, and the first one again after three. One
	 * repository fails for months.
	 */
	private Response answer(Request request) {
		Matcher repository = REPOSITORY.matcher(request.path());
		if (!repository.find()) {
			return Response.error(404, "SVCSTG.SWR.4040001", "not found");
		}
		int number = Integer.parseInt(repository.group(1));
		if (number == 7 && isFailing()) {
			return Response.error(500, "SVCSTG.SWR.5000001", "down");
		}
		if (repository.group(2) == null) {
			return Response.of(200, "{\"creator_id\": \"u-ann\", \"creator_name\": \"ann\"}");
		}
		return Response.of(200, """
				{"id": %d, "self_auth": null, "others_auths": [{"user_id": "u-ann", "user_name": "ann", "auth": 7},
				  {"user_id": "u-%d", "user_name": "bob", "auth": %d}]}""".formatted(number + 1,
				(this.night + number) / 7 % 3, (number % 4 == 0) ? 7 : 1));
	}

	private static void assertIsExportedAsPublished(AuditRun export, LocalDate date) throws IOException {
		AuditRun.Result result = export.run("auditDate=" + date);
		assertThat(result.exit()).as(result.err()).isZero();
		Matcher files = EXPORTED.matcher(result.out());
		assertThat(files.find()).as(result.out()).isTrue();
		for (String name : FILES) {
			assertThat(Path.of(files.group(1)).resolve(name)).as(date + " " + name)
				.hasSameBinaryContentAs(export.scopeDirectory().resolve(date.toString()).resolve(name));
		}
		assertThat(Files.exists(Path.of(files.group(1)).resolve("manifest.json"))).isTrue();
	}

}
