package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.SmallAccount;
import dev.swraudit.support.SmallAccount.Call;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Audits of the repositories that SWR lists: {@code input=@listing}.
 */
@Timeout(120)
class ListingInputIT {

	private static final String LISTING = "input=@listing";

	private static final String NIGHT_1 = "auditDate=2026-11-01";

	private static final String NIGHT_2 = "auditDate=2026-11-02";

	private final List<String> listed = new CopyOnWriteArrayList<>(List.of("app", "lib", "open"));

	private final AtomicBoolean hanging = new AtomicBoolean();

	private final SmallAccount account = new SmallAccount().answering(Call.LISTING, (request) -> listing())
		.answering(Call.REPOSITORY, this::repository);

	private final FakeSwr swr = FakeSwr.start(this.account);

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.swr.close();
	}

	private Response listing() {
		return SmallAccount.listing(this.listed.stream()
			.sorted()
			.map((name) -> SmallAccount.repository(name, name.equals("open")))
			.toArray(String[]::new));
	}

	private Response repository(Request request) {
		Response usual = SmallAccount.usual(Call.REPOSITORY, request);
		return this.hanging.get() ? usual.after(60_000) : usual;
	}

	@Test
	void theListingIsTheInputAndAListToStartFrom() throws IOException {
		AuditRun audit = audit();
		AuditRun.Result result = audit.run(LISTING, NIGHT_1);
		assertThat(result.err()).isEmpty();
		assertThat(result.exit()).isZero();
		assertThat(file(audit, "2026-11-01", "input.csv")).isEqualTo("""
				namespace,repository,is_public,created_at,updated_at
				team,app,false,,2026-11-01T00:00:00Z
				team,lib,false,,2026-11-01T00:00:00Z
				team,open,true,,2026-11-01T00:00:00Z
				""");
		assertThat(file(audit, "2026-11-01", "not-in-input.csv")).hasLineCount(1);
		assertThat(file(audit, "2026-11-01", "repositories.csv").lines().skip(1))
			.allSatisfy((line) -> assertThat(line).endsWith(",true,").contains("AUDITED"));
		Path published = audit.scopeDirectory().resolve("2026-11-01/input.csv");
		int requests = this.swr.requests();
		assertThat(audit.run("input=" + published, NIGHT_1).out()).contains("is complete; nothing was requested");
		assertThat(audit.run(LISTING, NIGHT_1).out()).contains("is complete; nothing was requested");
		assertThat(this.swr.requests()).isEqualTo(requests);
		assertThat(audit.run("input=" + published, NIGHT_2).exit()).isZero();
	}

	@Test
	void repositoriesWithFindingsThatSwrNoLongerListsFollow() throws IOException {
		AuditRun audit = audit();
		assertThat(audit.run(LISTING, NIGHT_1).exit()).isZero();
		this.listed.removeAll(List.of("app", "lib"));
		this.account.answering(Call.SHARED, (request) -> SmallAccount.listing());
		assertThat(audit.run(LISTING, NIGHT_2, "--audit.max-vanished=100%").exit()).isZero();
		assertThat(file(audit, "2026-11-02", "input.csv")).isEqualTo("""
				namespace,repository,is_public,created_at,updated_at
				team,open,true,,2026-11-01T00:00:00Z
				team,app,,,
				team,lib,,,
				""");
		assertThat(file(audit, "2026-11-02", "findings.csv")).contains(",EXISTING,OPEN,,team,app,")
			.contains(",UNVERIFIED,OPEN,,team,lib,");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aKilledAuditContinuesWithThePopulationThatItBeganWith(TestDatabase database) throws Exception {
		AuditRun audit = new AuditRun(this.directory, database).againstAccount(this.swr);
		this.hanging.set(true);
		try (ChildRun child = ChildRun.start(this.directory, audit.arguments(LISTING, NIGHT_1))) {
			assertThat(child.awaitUnlessEnded(() -> this.swr.log().stream().anyMatch(ListingInputIT::isOfRepository)))
				.as(child.output())
				.isTrue();
			child.kill();
		}
		this.hanging.set(false);
		this.listed.add("newcomer");
		assertThat(audit.run(LISTING, NIGHT_1).exit()).isZero();
		assertThat(file(audit, "2026-11-01", "input.csv")).hasLineCount(4).doesNotContain("newcomer");
		assertThat(file(audit, "2026-11-01", "summary.json")).contains("\"listed\": 3,");
		assertThat(audit.run(LISTING, NIGHT_2).exit()).isZero();
		assertThat(file(audit, "2026-11-02", "input.csv")).contains("newcomer");
	}

	private static boolean isOfRepository(Request request) {
		return request.path().contains("/repos/");
	}

	@Test
	void anIncompleteAuditContinuesWithItsPublishedListing() throws IOException {
		AuditRun audit = audit();
		this.account.answering(Call.REPOSITORY, (request) -> Response.error(403, "SVCSTG.SWR.4039001", "no"));
		assertThat(audit.run(LISTING, NIGHT_1).exit()).isEqualTo(2);
		this.account.answering(Call.REPOSITORY, this::repository);
		this.listed.add("newcomer");
		assertThat(audit.run(LISTING, NIGHT_1).exit()).isZero();
		assertThat(file(audit, "2026-11-01", "input.csv")).hasLineCount(4);
		this.account.answering(Call.REPOSITORY, (request) -> Response.error(403, "SVCSTG.SWR.4039001", "no"));
		assertThat(audit.run(LISTING, NIGHT_2).exit()).isEqualTo(2);
		Files.delete(audit.scopeDirectory().resolve("2026-11-02/input.csv"));
		AuditRun.Result lost = audit.run(LISTING, NIGHT_2);
		assertThat(lost.exit()).isEqualTo(1);
		assertThat(lost.err())
			.contains("2026-11-02/input.csv: not the listing that the audit of 2026-11-02, revision 1," + " began with",
					"set input= to a copy of it, or begin a fresh audit with revision=2")
			.hasLineCount(1);
	}

	@Test
	void anAuditThatBeganWithAFileDoesNotContinueWithTheListing() {
		AuditRun audit = audit();
		assertThat(audit.run(audit.input(SmallAccount.input()), NIGHT_1).exit()).isZero();
		AuditRun.Result result = audit.run(LISTING, NIGHT_1);
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err())
			.startsWith("input=@listing: not the input that the audit of 2026-11-01, revision 1, began")
			.contains("revision=2")
			.hasLineCount(1);
	}

	@ParameterizedTest
	@CsvSource({ "403, SVCSTG.SWR.4039001, 1, grant swr:repo:listRepos, 1",
			"500, SVCSTG.SWR.5000000, 4, the same command tries again, 4",
			"404, APIGW.0101, 1, set audit.swr.endpoint, 4" })
	void aListingThatCannotBeReadStopsTheAudit(int status, String code, int exit, String cure,
			int exitAtProvenEndpoint) {
		AuditRun audit = audit();
		this.account.answering(Call.LISTING, (request) -> Response.error(status, code, "no"));
		AuditRun.Result result = audit.run(LISTING, NIGHT_1, "--audit.swr.max-attempts=1");
		assertThat(result.exit()).isEqualTo(exit);
		assertThat(result.err()).startsWith("input=@listing: the list of repositories cannot be read (HTTP " + status)
			.contains(cure)
			.hasLineCount(1);
		assertThat(audit.scopeDirectory().resolve(".2026-11-01.work")).doesNotExist();
		this.account.answering(Call.LISTING, (request) -> listing());
		assertThat(audit.run(LISTING, NIGHT_1).exit()).isZero();
		this.account.answering(Call.LISTING, (request) -> Response.error(status, code, "no"));
		assertThat(audit.run(LISTING, NIGHT_2, "--audit.swr.max-attempts=1").exit()).isEqualTo(exitAtProvenEndpoint);
	}

	@Test
	void theListingMustNotBeSwitchedOff() {
		AuditRun.Result result = audit().run(LISTING, NIGHT_1, "--audit.population=off");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.err())
			.startsWith("input=@listing needs the list of repositories; set audit.population=listing");
		assertThat(this.swr.requests()).isZero();
	}

	@Test
	void aListingThatDoesNotSettleIsAuditedAsAUnion() throws IOException {
		AuditRun audit = audit();
		List<List<String>> readings = List.of(List.of("app"), List.of("lib"), List.of("open"));
		int[] reading = { 0 };
		this.account.answering(Call.LISTING,
				(request) -> SmallAccount.listing(readings.get(Math.min(reading[0]++, 2))
					.stream()
					.map((name) -> SmallAccount.repository(name, false))
					.toArray(String[]::new)));
		AuditRun.Result result = audit.run(LISTING, NIGHT_1);
		assertThat(result.exit()).isZero();
		assertThat(result.out())
			.contains(" open. COMPLETE: complete for the input (the list of repositories is not settled).\n");
		assertThat(file(audit, "2026-11-01", "input.csv").lines().skip(1).map((line) -> line.split(",", -1)[1]))
			.isEqualTo(Arrays.asList("app", "lib", "open"));
		assertThat(file(audit, "2026-11-01", "summary.json")).contains("\"status\": \"NOT_SETTLED\"");
	}

	private AuditRun audit() {
		return new AuditRun(this.directory).againstAccount(this.swr);
	}

	private static String file(AuditRun audit, String date, String name) throws IOException {
		return Files.readString(audit.scopeDirectory().resolve(date).resolve(name));
	}

}
