package dev.swraudit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole account costs few more requests than its repositories.
 */
class RequestCountIT {

	private static final int ORGANIZATIONS = Thorough.times(20, 200);

	private static final int REPOSITORIES = 100 * ORGANIZATIONS;

	private static final int PAGE = 1_000;

	@TempDir
	Path directory;

	@Test
	void theSourcesOfTheAccountCostAtMostTwoPercent() throws Exception {
		try (FakeSwr swr = FakeSwr.start(RequestCountIT::answer)) {
			AuditRun repositoriesOnly = new AuditRun(Files.createDirectory(this.directory.resolve("repositories")))
				.against(swr);
			run(repositoriesOnly);
			int before = swr.log().size();
			AuditRun whole = new AuditRun(Files.createDirectory(this.directory.resolve("account"))).againstAccount(swr);
			run(whole);
			int after = swr.log().size() - before;
			assertThat(before).isEqualTo(REPOSITORIES);
			assertThat(whole.published("summary.json").replaceAll("\\s+", " ")).contains("\"status\": \"MATCHES\"")
				.contains("\"organizations\": { \"total\": " + ORGANIZATIONS + ", \"AUDITED\": " + ORGANIZATIONS);
			assertThat(after).isBetween(REPOSITORIES + ORGANIZATIONS, REPOSITORIES + REPOSITORIES / 50);
			Thorough.report(REPOSITORIES + " repositories in " + ORGANIZATIONS + " organizations: " + after
					+ " requests, " + before + " without the sources of the account");
		}
	}

	private static void run(AuditRun audit) {
		AuditRun.Result result = audit.run("auditDate=" + AuditRun.DATE,
				audit.input(Stream
					.concat(Stream.of("namespace,repository"),
							IntStream.range(0, REPOSITORIES).mapToObj((i) -> namespace(i) + "," + name(i)))
					.toArray(String[]::new)));
		assertThat(result.exit()).as(result.err()).isZero();
	}

	private static Response answer(Request request) {
		return switch (request.path().substring("/v2/manage/".length())) {
			case "repos" -> listing(Integer.parseInt(request.query().replaceAll(".*offset=", "")));
			case "shared-repositories" -> Response.of(200, "[]").with("Content-Range", "0-0/0");
			case "overview" ->
				Response.of(200, "{\"domain_name\": \"company\", \"repo_num\": %d}".formatted(REPOSITORIES));
			case "namespaces" -> Response.of(200,
					"{\"namespaces\": [%s]}".formatted(IntStream.range(0, ORGANIZATIONS)
						.mapToObj((i) -> "{\"name\": \"%s\", \"access_user_count\": 5, \"repo_count\": 100}"
							.formatted(namespace(i)))
						.collect(Collectors.joining(","))));
			default -> Response.granted(4);
		};
	}

	private static Response listing(int offset) {
		String page = IntStream.range(offset, Math.min(offset + PAGE, REPOSITORIES))
			.mapToObj((i) -> "{\"namespace\": \"%s\", \"name\": \"%s\", \"is_public\": false}".formatted(namespace(i),
					name(i)))
			.collect(Collectors.joining(",", "[", "]"));
		return Response.of(200, page).with("Content-Range", "%d-%d/%d".formatted(offset, offset + PAGE, REPOSITORIES));
	}

	private static String namespace(int repository) {
		return "team-%03d".formatted(repository % ORGANIZATIONS);
	}

	private static String name(int repository) {
		return "app-%06d".formatted(repository);
	}

}
