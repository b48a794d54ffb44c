package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how the creator is resolved, from the responses of SWR to the published files.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CreatorIT {

	private static final String DATE = "auditDate=" + AuditRun.DATE;

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	/** The answer to the access call, by the name of the repository. */
	private final Map<String, Response> lists = new TreeMap<>();

	/** The answer to the detail call, by the name of the repository. */
	private final Map<String, Response> details = new ConcurrentHashMap<>();

	private final FakeSwr swr = FakeSwr.start(this::answer);

	@AfterEach
	void stop() {
		this.swr.close();
	}

	@Test
	void onlyAnIdClearsAManager() throws IOException {
		String mallory = user("u-mal", "ann", 7);
		repository("forged", list(1, "ann", mallory), "{\"creator_id\": \"u-ann\", \"creator_name\": \"ann\"}");
		repository("forged-by-detail", list(1, null, mallory), "{\"creator_name\": \"ann\"}");
		repository("missing", list(1, "ann", mallory), Response.error(404, "SVCSTG.SWR.4040113", "no"));
		repository("secret", list(1, "ann", mallory, user("u-bob", "bob", 1)),
				Response.error(403, "SVCSTG.SWR.4039001", "no"));
		repository("two", list(1, "ann", mallory, user("u-ann", "ann", 7)), "{\"creator_id\": \"u-ann\"}");
		repository("two-unknown", list(1, "ann", mallory, user("u-ann", "ann", 7)), "{}");
		repository("unnamed", list(1, null, mallory), "{\"creator_id\": \"\", \"creator_name\": \"\"}");
		repository("unread", list(1, "ann", mallory), Response.error(500, "SVCSTG.SWR.5000000", "later"));
		repository("web-page", list(1, "ann", mallory), Response.of(403, "<html>").with("Content-Type", "text/html"));
		AuditRun audit = audit();
		assertThat(run(audit, DATE).exit()).isEqualTo(2);
		assertThat(creators(audit)).containsExactly("forged AUDITED u-ann ann id 1 1 FLAGGED",
				"forged-by-detail AUDITED - ann name 1 0 UNDETERMINED", "missing AUDITED - ann name 1 0 UNDETERMINED",
				"secret AUDITED - ann name 1 0 UNDETERMINED", "two AUDITED u-ann - id 2 1 FLAGGED",
				"two-unknown AUDITED - ann name 2 1 FLAGGED", "unnamed AUDITED - - - 1 0 UNDETERMINED",
				"unread FAILED - - - - - NOT_AUDITED", "web-page FAILED - - - - - NOT_AUDITED");
		assertThat(holders(audit)).containsExactly("forged u-mal false", "forged-by-detail u-mal -", "missing u-mal -",
				"secret u-bob -", "secret u-mal -", "two u-ann true", "two u-mal false", "two-unknown u-ann -",
				"two-unknown u-mal -", "unnamed u-mal -");
		assertThat(findings(audit)).containsExactly("forged u-mal CERTAIN", "forged-by-detail u-mal POSSIBLE",
				"missing u-mal POSSIBLE", "secret u-mal POSSIBLE", "two u-mal CERTAIN", "two-unknown u-ann POSSIBLE",
				"two-unknown u-mal POSSIBLE", "unnamed u-mal POSSIBLE");
	}

	@Test
	void withoutAManagerTheNameInTheListIsMatchedWithoutLookUp() throws IOException {
		repository("bearer", list(1, "ann", user("u-ann", "ann", 3), user("u-bob", "bob", 1)), "{}");
		repository("nobody", list(1, "ann"), "{}");
		repository("not-listed", list(1, "zoe", user("u-ann", "ann", 3)), "{}");
		repository("two-bearers", list(1, "ann", user("u-1", "ann", 3), user("u-2", "ann", 1)), "{}");
		repository("unnamed", list(1, null, user("u-ann", "ann", 8)), "{}");
		AuditRun audit = audit();
		assertThat(run(audit, DATE).exit()).isZero();
		assertThat(this.swr.log()).allMatch(Request::isAccess);
		assertThat(creators(audit)).containsExactly("bearer AUDITED - ann name 0 0 NOT_FLAGGED",
				"nobody AUDITED - ann name 0 0 NOT_FLAGGED", "not-listed AUDITED - zoe name 0 0 NOT_FLAGGED",
				"two-bearers AUDITED - - - 0 0 NOT_FLAGGED", "unnamed AUDITED - - - 0 0 UNDETERMINED");
		assertThat(holders(audit)).containsExactly("bearer u-ann true", "bearer u-bob false", "not-listed u-ann false",
				"two-bearers u-1 -", "two-bearers u-2 -", "unnamed u-ann -");
	}

	@Test
	void anAnswerAboutAnotherRepositoryFails() throws IOException {
		String manager = user("u-ann", "ann", 7);
		repository("other-detail", list(1, null, manager), "{\"name\": \"right\", \"creator_id\": \"u-ann\"}");
		repository("other-list", list(1, null, manager).replace("{\"id\"", "{\"name\": \"right\", \"id\""), "{}");
		repository("right", list(1, null, manager).replace("{\"id\"", "{\"name\": \"right\", \"id\""),
				"{\"name\": \"right\", \"creator_id\": \"u-ann\"}");
		AuditRun audit = audit();
		assertThat(run(audit, DATE).exit()).isEqualTo(2);
		assertThat(creators(audit)).containsExactly("other-detail FAILED - - - - - NOT_AUDITED",
				"other-list FAILED - - - - - NOT_AUDITED", "right AUDITED u-ann - id 1 0 NOT_FLAGGED");
		assertThat(audit.published("repositories.csv"))
			.contains("FAILED,200,," + "the response is not for 'other-list': its name is 'right',");
	}

	@Test
	void aCreatorIsRememberedForTheIdOfTheListUntilAHigherRevision() throws IOException {
		repository("made-again", list(7, null, user("u-ann", "ann", 7)), "{\"creator_id\": \"u-ann\"}");
		repository("same", list(7, null, user("u-ann", "ann", 7)), "{\"creator_id\": \"u-ann\"}");
		repository("without-id", list(0, null, user("u-ann", "ann", 7)), "{\"creator_id\": \"u-ann\"}");
		AuditRun audit = audit();
		assertThat(run(audit, "auditDate=2026-11-19").exit()).isZero();
		assertThat(lookedUp()).containsExactly("made-again", "same", "without-id");
		this.lists.put("made-again", Response.of(200, list(8, null, user("u-ann", "ann", 7))));
		this.details.replaceAll((name, detail) -> Response.of(200, "{\"creator_id\": \"u-bob\"}"));
		assertThat(run(audit, "auditDate=2026-11-20").exit()).isZero();
		assertThat(lookedUp()).containsExactly("made-again", "same", "without-id", "made-again", "without-id");
		assertThat(run(audit, DATE).exit()).isZero();
		assertThat(creators(audit)).containsExactly("made-again AUDITED u-bob - id 1 1 FLAGGED",
				"same AUDITED u-ann - id 1 0 NOT_FLAGGED", "without-id AUDITED u-bob - id 1 1 FLAGGED");
		assertThat(run(audit, DATE, "revision=2").exit()).isZero();
		assertThat(lookedUp().subList(6, lookedUp().size())).containsExactly("made-again", "same", "without-id");
		assertThat(run(audit, "auditDate=2026-11-22").exit()).isZero();
		assertThat(lookedUp().subList(9, lookedUp().size())).containsExactly("without-id");
		assertThat(Files.readString(audit.scopeDirectory().resolve("2026-11-22/repositories.csv")))
			.contains("team,same,AUDITED,,,,u-bob,,id,1,1,1,FLAGGED,");
	}

	private void repository(String name, String list, String detail) {
		repository(name, list, Response.of(200, detail));
	}

	private void repository(String name, String list, Response detail) {
		this.lists.put(name, Response.of(200, list));
		this.details.put(name, detail);
	}

	private static String list(int id, @Nullable String creatorName, String... users) {
		String creator = (creatorName != null) ? "\"creator_name\": \"" + creatorName + "\", " : "";
		return "{\"id\": " + id + ", " + creator + "\"others_auths\": [" + String.join(", ", users) + "]}";
	}

	private static String user(String id, String name, int auth) {
		return "{\"user_id\": \"%s\", \"user_name\": \"%s\", \"auth\": %d}".formatted(id, name, auth);
	}

	private Response answer(Request request) {
		String name = request.path().replaceAll(".*/repos/([^/]+).*", "$1");
		return (request.isAccess() ? this.lists : this.details).getOrDefault(name, Response.of(404, ""));
	}

	private AuditRun audit() {
		return new AuditRun(this.directory, this.database).against(this.swr)
			.with("--audit.swr.max-attempts=1", "--audit.swr.concurrency=1");
	}

	private AuditRun.Result run(AuditRun audit, String... arguments) {
		String input = audit.input(Stream
			.concat(Stream.of("namespace,repository"), this.lists.keySet().stream().map((name) -> "team," + name))
			.toArray(String[]::new));
		return audit.run(Stream.concat(Stream.of(input), Stream.of(arguments)).toArray(String[]::new));
	}

	/** Returns the repositories whose detail was requested so far, in order. */
	private List<String> lookedUp() {
		return this.swr.log()
			.stream()
			.filter((request) -> !request.isAccess())
			.map((request) -> request.path().replaceAll(".*/", ""))
			.toList();
	}

	private static Stream<String> creators(AuditRun audit) {
		return cells(audit, "repositories.csv", 2, 3, 7, 8, 9, 11, 12, 13);
	}

	private static Stream<String> holders(AuditRun audit) {
		return cells(audit, "permissions.csv", 3, 4, 10);
	}

	private static Stream<String> findings(AuditRun audit) {
		return cells(audit, "findings.csv", 7, 10, 2);
	}

	/** Returns cells of each row by index; an empty cell is a dash. */
	private static Stream<String> cells(AuditRun audit, String file, int... columns) {
		return audit.published(file).lines().skip(1).map((line) -> {
			String[] cells = line.split(",", -1);
			return Arrays.stream(columns)
				.mapToObj((column) -> cells[column].isEmpty() ? "-" : cells[column])
				.collect(Collectors.joining(" "));
		});
	}

}
