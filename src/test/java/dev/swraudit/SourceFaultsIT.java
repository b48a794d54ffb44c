package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.report.data.Json;
import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.SmallAccount;
import dev.swraudit.support.SmallAccount.Call;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Three nights, of which the second has a fault in one source of the account: nothing is
 * resolved, the source says why it was not read, and the third night is as the first.
 */
@Timeout(120)
class SourceFaultsIT {

	private static final String NIGHT_1 = "auditDate=2026-11-01";

	private static final String NIGHT_2 = "auditDate=2026-11-02";

	private static final String NIGHT_3 = "auditDate=2026-11-03";

	private static final List<String> SOURCES = List.of("repositories", "organizations", "listing", "public", "shares");

	private static final SmallAccount ACCOUNT = new SmallAccount();

	/** Database and publications of a first night without a fault. */
	@TempDir
	static Path firstNight;

	private static FakeSwr swr;

	@TempDir
	Path directory;

	@BeforeAll
	static void auditTheFirstNight() {
		swr = FakeSwr.start(ACCOUNT);
		assertThat(run(audit(firstNight), NIGHT_1)).isZero();
	}

	@AfterAll
	static void close() {
		swr.close();
	}

	@BeforeEach
	void recover() {
		ACCOUNT.recover();
	}

	/** Faults of a single call. */
	private enum Fault {

		FORBIDDEN(403, error("SVCSTG.SWR.4039001")),

		NOT_FOUND(404, error("SVCSTG.SWR.4040113")),

		WRONG_URL(404, error("APIGW.0101")),

		WEB_PAGE_404(404, "<html>Not here</html>"),

		WEB_PAGE_403(403, "<html>Denied</html>"),

		WEB_PAGE_200(200, "<html>Log in</html>"),

		ERROR(500, error("SVCSTG.SWR.5000000")),

		THROTTLED(429, error("APIGW.0308")),

		BROKEN(200, "[{\"namespace\": \"team\", "),

		OTHER_JSON(200, "{\"what\": 1}"),

		EMPTY(200, "");

		private final int status;

		private final String body;

		Fault(int status, String body) {
			this.status = status;
			this.body = body;
		}

		private static String error(String code) {
			return "{\"errors\": [{\"errorCode\": \"%s\", \"errorMessage\": \"no\"}]}".formatted(code);
		}

		Response response() {
			Response response = Response.of(this.status, this.body);
			if (this == THROTTLED) {
				return response.with("Retry-After", "86400");
			}
			return this.body.startsWith("<") ? response.with("Content-Type", "text/html") : response;
		}

	}

	/** Each fault of each call; without {@code -Pthorough} every second of them. */
	static Stream<Arguments> faults() {
		int step = Thorough.times(2, 1);
		List<Arguments> all = EnumSet.complementOf(EnumSet.of(Call.REPOSITORY))
			.stream()
			.flatMap((call) -> Arrays.stream(Fault.values()).map((fault) -> arguments(call, fault)))
			.toList();
		return IntStream.range(0, all.size()).filter((number) -> number % step == 0).mapToObj(all::get);
	}

	@ParameterizedTest
	@MethodSource("faults")
	void aSourceThatFailsResolvesNothing(Call call, Fault fault) throws IOException {
		AuditRun audit = afterTheFirstNight();
		Map<String, String> first = findings(audit, "2026-11-01");
		assertThat(first).containsOnlyKeys("non-creator-manage u-bob", "organization-manage u-boss",
				"public-repository *", "shared-repository account:partner");
		ACCOUNT.answering(call, (request) -> fault.response());
		int exit = run(audit, NIGHT_2);
		boolean counts = call == Call.GRANTS;
		assertThat(exit).isEqualTo(counts ? 2 : 0);
		Map<String, String> second = findings(audit, "2026-11-02");
		assertThat(second.keySet()).isEqualTo(first.keySet());
		assertThat(second.values()).doesNotContain("RESOLVED").doesNotContain("NEW");
		Set<String> unread = unreadSources(call);
		assertThat(sources(audit, "2026-11-02")).allSatisfy((name, status) -> {
			if (unread.contains(name)) {
				assertThat(status).as(name).startsWith("NOT_READ").hasSizeGreaterThan("NOT_READ: ".length());
			}
			else if (name.equals(partialSource(call))) {
				assertThat(status).as(name).startsWith("PARTIAL: ").contains("not read");
			}
			else {
				assertThat(status).as(name).isEqualTo("READ: null");
			}
		});
		assertThat(summary(audit, "2026-11-02").at("/population/status").asString()).isEqualTo(population(call));
		ACCOUNT.recover();
		assertThat(run(audit, NIGHT_3)).isZero();
		assertThat(findings(audit, "2026-11-03").keySet()).isEqualTo(first.keySet());
		assertThat(findings(audit, "2026-11-03").values()).containsOnly("EXISTING");
	}

	private static Set<String> unreadSources(Call call) {
		return switch (call) {
			case LISTING -> Set.of("listing", "public", "shares");
			case SHARED -> Set.of("shares");
			case GRANTS -> Set.of("organizations");
			case SHARES, ORGANIZATIONS, OVERVIEW, REPOSITORY -> Set.of();
		};
	}

	private static String partialSource(Call call) {
		return switch (call) {
			case ORGANIZATIONS -> "organizations";
			case SHARES -> "shares";
			default -> "";
		};
	}

	private static String population(Call call) {
		return switch (call) {
			case LISTING -> "NOT_READ";
			case OVERVIEW -> "LISTING_ONLY";
			default -> "MATCHES";
		};
	}

	@Test
	void aListingThatNeverEndsIsNotSettled() throws IOException {
		ACCOUNT.answering(Call.LISTING, (request) -> page(offset(request)));
		assertNotSettled(Long.MAX_VALUE);
	}

	@Test
	void aPageThatRepeatsIsNotSettled() throws IOException {
		ACCOUNT.answering(Call.LISTING, (request) -> page(0));
		assertNotSettled(3 * 3);
	}

	@Test
	void aListingThatShrinksIsNotSettled() throws IOException {
		AtomicInteger pages = new AtomicInteger();
		ACCOUNT.answering(Call.LISTING,
				(request) -> SmallAccount.listing(IntStream.range(0, Math.max(0, 3 - pages.getAndIncrement()))
					.mapToObj((number) -> SmallAccount.repository("app".repeat(number + 1), false))
					.toArray(String[]::new)));
		assertNotSettled(4);
	}

	private void assertNotSettled(long mostPages) throws IOException {
		AuditRun audit = audit(this.directory);
		int before = swr.requests();
		assertThat(run(audit, NIGHT_1)).isZero();
		assertThat(sources(audit, "2026-11-01").get("listing")).startsWith("PARTIAL: the list is not settled");
		assertThat(summary(audit, "2026-11-01").at("/population/status").asString()).isEqualTo("NOT_SETTLED");
		long pages = swr.log()
			.stream()
			.skip(before)
			.filter((request) -> request.path().equals("/v2/manage/repos"))
			.count();
		assertThat(pages).isLessThanOrEqualTo(mostPages);
		assertThat(run(audit, NIGHT_2, "--audit.incomplete-on=NOT_IN_INPUT")).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "99, READ: null, RESOLVED", "100, PARTIAL: SWR lists at most 100 accounts, UNVERIFIED",
			"101, READ: null, RESOLVED" })
	void aListOfExactlyOneHundredSharesMayBeCut(int shares, String status, String change) throws IOException {
		AuditRun audit = afterTheFirstNight();
		ACCOUNT.answering(Call.SHARES,
				(request) -> Response.of(200,
						IntStream.range(0, shares)
							.mapToObj("{\"access_domain\": \"account-%d\", \"status\": true}"::formatted)
							.toList()
							.toString()));
		assertThat(run(audit, NIGHT_2)).isZero();
		assertThat(sources(audit, "2026-11-02").get("shares")).startsWith(status);
		assertThat(findings(audit, "2026-11-02")).containsEntry("shared-repository account:partner", change)
			.hasSize(shares + 4);
	}

	@Test
	void repositoriesThatTheInputLacksAreReported() throws IOException {
		AuditRun audit = audit(this.directory);
		assertThat(audit.run(audit.input("namespace,repository", "team,app"), NIGHT_1).exit()).isZero();
		assertThat(file(audit, "2026-11-01", "not-in-input.csv")).isEqualTo("""
				namespace,repository,is_public,updated_at
				team,lib,false,2026-11-01T00:00:00Z
				team,open,true,2026-11-01T00:00:00Z
				""");
		assertThat(summary(audit, "2026-11-01").path("population").path("missingFromInput").asInt()).isEqualTo(2);
		AuditRun.Result strict = audit.run(audit.input("namespace,repository", "team,app"), NIGHT_2,
				"--audit.incomplete-on=failed,not_in_input");
		assertThat(strict.exit()).isEqualTo(2);
		assertThat(strict.out())
			.contains(" open. INCOMPLETE: the input may lack repositories: SWR lists 2 repositories that it lacks.\n");
	}

	@Test
	void sourcesThatAreSwitchedOffAreNamed() throws IOException {
		AuditRun audit = audit(this.directory);
		AuditRun.Result result = audit.run(audit.input("namespace,repository", "team,open"), NIGHT_1,
				"--audit.population=off", "--audit.organizations=false", "--audit.incomplete-on=NOT_IN_INPUT");
		assertThat(result.exit()).isEqualTo(2);
		assertThat(result.out()).contains(
				" open. INCOMPLETE: the input may lack repositories: it was not compared with SWR's list.\n",
				"SOURCES        switched off: organizations and shares\n");
		assertThat(file(audit, "2026-11-01", "report.html")).contains(
				"Grants on organizations: not read whole: organizations (switched off).",
				"Public repositories and shares: not read whole: public (switched off), shares (switched off).",
				"Which these are is unknown, because the list of repositories was not read.");
	}

	@Test
	void theReasonWhyTheTotalWasNotReadIsReported() throws IOException {
		ACCOUNT.answering(Call.OVERVIEW, (request) -> Fault.FORBIDDEN.response());
		AuditRun audit = audit(this.directory);
		assertThat(run(audit, NIGHT_1)).isZero();
		assertThat(file(audit, "2026-11-01", "report.html"))
			.contains("total of the account: unknown (HTTP 403, SVCSTG.SWR.4039001");
	}

	private AuditRun afterTheFirstNight() throws IOException {
		FileSystemUtils.copyRecursively(firstNight, this.directory);
		return audit(this.directory);
	}

	private static AuditRun audit(Path directory) {
		return new AuditRun(directory).againstAccount(swr).with("--audit.swr.max-attempts=2");
	}

	private static int run(AuditRun audit, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add(audit.input(SmallAccount.input()));
		AuditRun.Result result = audit.run(all.toArray(String[]::new));
		assertThat(result.err()).isEmpty();
		return result.exit();
	}

	private static int offset(Request request) {
		return Integer.parseInt(request.query().replaceAll(".*offset=(\\d+).*", "$1"));
	}

	/** Returns a full page of a list that has always 5,000 more. */
	private static Response page(int offset) {
		return SmallAccount.listing(offset + 5_000,
				IntStream.range(offset, offset + 1_000)
					.mapToObj((number) -> SmallAccount.repository("app%08d".formatted(number), false))
					.toArray(String[]::new));
	}

	private static String file(AuditRun audit, String date, String name) throws IOException {
		return Files.readString(audit.scopeDirectory().resolve(date).resolve(name));
	}

	/** Returns the changes of the findings by rule and user. */
	private static Map<String, String> findings(AuditRun audit, String date) throws IOException {
		Map<String, String> findings = new TreeMap<>();
		file(audit, date, "findings.csv").lines()
			.skip(1)
			.map((line) -> line.split(",", -1))
			.forEach((cells) -> findings.put(cells[1] + " " + cells[10], cells[3]));
		return findings;
	}

	private static Map<String, String> sources(AuditRun audit, String date) throws IOException {
		Map<String, String> sources = new TreeMap<>();
		Json.mapper().readTree(file(audit, date, "manifest.json")).path("sources").forEach((source) -> {
			if (SOURCES.contains(source.path("name").asString())) {
				sources.put(source.path("name").asString(),
						source.path("status").asString() + ": " + source.path("reason").asString("null"));
			}
		});
		assertThat(sources).hasSameSizeAs(SOURCES);
		return sources;
	}

	private static JsonNode summary(AuditRun audit, String date) throws IOException {
		return Json.mapper().readTree(file(audit, date, "summary.json"));
	}

}
