package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Whole runs against services that require a wait longer than {@code audit.swr.max-wait}.
 */
class ThrottledServiceTests {

	private static final Pattern TIME = Pattern.compile("(\\S+) requests a pause until (\\S+Z), longer than"
			+ " audit.swr.max-wait \\(300 s\\); what was fetched is kept, and the same command continues\n");

	private static final Response DAY = Response.error(429, "APIGW.0308", "slow").with("Retry-After", "86400.5");

	@TempDir
	Path directory;

	@Test
	void longRetryAfterForAllTargetsStopsTheRun() throws IOException {
		AtomicBoolean busy = new AtomicBoolean(true);
		try (FakeSwr swr = FakeSwr.start((request) -> busy.get() ? DAY : Response.granted(1))) {
			AuditRun audit = new AuditRun(this.directory).against(swr).with("--audit.swr.concurrency=1");
			String input = audit.input("namespace,repository", "a,a", "a,b", "a,c", "a,d", "a,e");
			AuditRun.Result result = audit.run(input, "auditDate=" + AuditRun.DATE);
			assertThat(result.exit()).as(result.err()).isEqualTo(4);
			assertNamesTheTime("SWR", result);
			assertLastRun(audit, result);
			assertThat(swr.log()).hasSize(3);
			busy.set(false);
			assertThat(audit.run(input, "auditDate=" + AuditRun.DATE).exit()).isZero();
			assertThat(swr.log()).hasSize(8);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "c", "ace", "ab", "de" })
	void longRetryAfterOfSingleTargetsPausesNoOthers(String odd) {
		Predicate<Request> isOdd = (request) -> odd.contains(request.path().replaceAll(".*/repos/(.).*", "$1"));
		try (FakeSwr swr = FakeSwr.start((request) -> isOdd.test(request) ? DAY : Response.granted(1))) {
			AuditRun audit = new AuditRun(this.directory).against(swr).with("--audit.swr.concurrency=1");
			Instant start = Instant.now();
			AuditRun.Result result = audit.run(audit.input("namespace,repository", "a,a", "a,b", "a,c", "a,d", "a,e"),
					"auditDate=" + AuditRun.DATE);
			assertThat(result.exit()).as(result.err()).isEqualTo(2);
			assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(2));
			assertThat(swr.log()).hasSize(5);
			for (String name : Set.of("a", "b", "c", "d", "e")) {
				assertThat(audit.publishedRepositories())
					.contains(",a," + name + (odd.contains(name) ? ",FAILED,429,APIGW.0308,slow," : ",AUDITED,"));
			}
		}
	}

	@Test
	void longRetryAfterOfIamStopsTheRunAfterOneLogin() throws IOException {
		try (FakeSwr iam = FakeSwr.start((request) -> DAY);
				FakeSwr swr = FakeSwr.start((request) -> Response.granted(1))) {
			AuditRun audit = new AuditRun(this.directory).with(AuditRun.REPOSITORIES_ONLY.toArray(String[]::new))
				.with("--audit.swr.endpoint=" + swr.endpoint(), "--audit.swr.iam-endpoint=" + iam.endpoint(),
						"--audit.swr.username=u", "--audit.swr.password=p4ssword", "--audit.swr.domain=d",
						"--audit.swr.project=p");
			AuditRun.Result result = audit.run(audit.input("namespace,repository", "a,a", "a,b", "a,c", "a,d", "a,e"));
			assertThat(result.exit()).as(result.err()).isEqualTo(4);
			assertNamesTheTime("(audit.swr.iam-endpoint)", result);
			assertLastRun(audit, result);
			assertThat(iam.log()).hasSize(1);
			assertThat(swr.log()).isEmpty();
		}
	}

	private static void assertNamesTheTime(String service, AuditRun.Result result) {
		Matcher line = TIME.matcher(result.err());
		assertThat(line.find()).as(result.err()).isTrue();
		assertThat(line.group(1)).isEqualTo(service);
		assertThat(Duration.between(Instant.now(), Instant.parse(line.group(2))).toSeconds()).isCloseTo(86_400L,
				within(300L));
	}

	private static void assertLastRun(AuditRun audit, AuditRun.Result result) throws IOException {
		JsonNode lastRun = JsonMapper.shared()
			.readTree(Files.readString(audit.scopeDirectory().resolve("last-run.json")));
		assertThat(lastRun.path("exitCode").asInt()).isEqualTo(result.exit());
		assertThat(lastRun.path("message").asString() + "\n").isEqualTo(result.err());
	}

}
