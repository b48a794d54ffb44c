package dev.swraudit.access.credentials;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import com.huaweicloud.sdk.core.auth.AKSKSigner;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequest;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.ShowRepositoryRequest;
import com.huaweicloud.sdk.swr.v2.model.ShowUserRepositoryAuthRequest;
import dev.swraudit.access.Crowd;
import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.TestClient;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.MovableClock;
import dev.swraudit.support.OfficialClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SignedCredentialsTests {

	private static final AccessKey LASTING = new AccessKey("AK123456", "sk-secret/1", null, null, "test");

	private static final AccessKey TEMPORARY = new AccessKey("AK123456", "sk-secret/1", "security/token==", "p01",
			"test");

	private static final Target TARGET = new Target(1, "a", "b/c-d/e_f.g");

	private final MovableClock clock = new MovableClock();

	@ParameterizedTest
	@CsvSource({ "app, false", "team$app, false", "team$a-p_p.x$1, true" })
	void signatureEqualsTheOneOfTheOfficialClient(String repository, boolean temporary) throws Exception {
		AccessKey key = temporary ? TEMPORARY : LASTING;
		try (FakeSwr fake = FakeSwr.start((request) -> Response.granted(0))) {
			SwrClient client = OfficialClient.at(fake.endpoint(), basic(key));
			client.showUserRepositoryAuth(
					new ShowUserRepositoryAuthRequest().withNamespace("a").withRepository(repository));
			client.showRepository(new ShowRepositoryRequest().withNamespace("a").withRepository(repository));
			assertThat(fake.log()).extracting(Request::path)
				.containsExactly("/v2/manage/namespaces/a/repos/" + repository + "/access",
						"/v2/manage/namespaces/a/repos/" + repository);
			for (Request theirs : fake.log()) {
				HttpGet ours = new HttpGet(URI.create(fake.endpoint() + theirs.path()));
				ours.setHeader("Content-Type", "application/json");
				ours.setHeader("User-Agent", theirs.headers().getFirst("User-Agent"));
				new SignedCredentials(key, null, Clock.fixed(dateOf(theirs), ZoneOffset.UTC)).authorize(ours);
				for (String name : List.of("Authorization", "X-Sdk-Date", "X-Project-Id", "X-Security-Token")) {
					String value = (ours.getFirstHeader(name) != null) ? ours.getFirstHeader(name).getValue() : null;
					assertThat(value).as(name).isEqualTo(theirs.headers().getFirst(name));
				}
			}
		}
	}

	@Test
	void signatureCoversTheRequestAsSent() throws Exception {
		try (FakeSwr fake = FakeSwr.start((request) -> isSignedBy(TEMPORARY, request) ? Response.granted(1)
				: Response.error(401, "APIGW.0301", "verify aksk signature fail")); HttpSwrClient swr = swr(fake)) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
			assertThat(swr.detail(TARGET, new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
			assertThat(fake.log()).hasSize(2).allMatch((request) -> request.path().contains("/repos/b$c-d$e_f.g"));
		}
	}

	@Test
	void signatureCoversTheQuery() throws Exception {
		try (FakeSwr fake = FakeSwr.start((request) -> isSignedBy(TEMPORARY, request) ? Response.of(200, "[]")
				: Response.error(401, "APIGW.0301", "verify aksk signature fail")); HttpSwrClient swr = swr(fake)) {
			assertThat(swr.repositories(999)).isInstanceOf(SwrResult.Read.class);
			assertThat(fake.log()).singleElement()
				.satisfies((request) -> assertThat(request.query())
					.isEqualTo("order_column=name&order_type=asc&limit=1000&offset=999"));
		}
	}

	@Test
	void everyAttemptHasItsOwnSignature() throws Exception {
		try (FakeSwr fake = FakeSwr.start((request) -> {
			this.clock.move(Duration.ofSeconds(20));
			return isSignedBy(TEMPORARY, request) ? Response.error(503, "X", "busy")
					: Response.error(401, "APIGW.0301", "no");
		}); HttpSwrClient swr = swr(fake)) {
			swr.access(TARGET, new ThrottleBudget());
			assertThat(fake.log()).hasSize(5)
				.extracting((request) -> request.headers().getFirst("X-Sdk-Date"))
				.containsExactly("20261121T020000Z", "20261121T020020Z", "20261121T020040Z", "20261121T020100Z",
						"20261121T020120Z");
			assertThat(fake.log()).extracting((request) -> request.headers().getFirst("Authorization"))
				.doesNotHaveDuplicates();
		}
	}

	@Test
	void refusedSignatureIsRetriedOnce() throws Exception {
		try (FakeSwr fake = FakeSwr.start((request) -> Response.error(401, "APIGW.0301", "verify aksk signature fail"));
				HttpSwrClient swr = swr(fake)) {
			Crowd.ask(swr, 20, 16);
			assertThatExceptionOfType(CredentialsRefusedException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()))
				.withMessage(
						"SWR refuses the credentials of audit.swr.access-key, twice in a row (401 APIGW.0301 verify aksk signature fail); renew them, and check that they are for this endpoint");
			assertThat(fake.log()).hasSize(2);
		}
	}

	@Test
	void invalidKeyIsRefusedAndNotRepeated() {
		assertThatExceptionOfType(CredentialsRefusedException.class)
			.isThrownBy(() -> new AccessKey("AK", "se cret", null, null, "audit.swr.access-key"))
			.withMessage(
					"audit.swr.access-key: is not a secret key; allowed is printable ASCII without spaces, as issued by IAM");
		assertThat(TEMPORARY).hasToString("test");
	}

	private HttpSwrClient swr(FakeSwr fake) {
		Map<String, String> settings = Map.of("token", "", "access-key", TEMPORARY.id(), "secret-key",
				TEMPORARY.secret() + "\n", "security-token", "security/token==", "project-id", "p01");
		return TestClient.of(fake.endpoint(), settings, this.clock);
	}

	private static BasicCredentials basic(AccessKey key) {
		return new BasicCredentials().withAk(key.id())
			.withSk(key.secret())
			.withSecurityToken(key.securityToken())
			.withProjectId(key.projectId());
	}

	private static Instant dateOf(Request request) {
		return LocalDateTime
			.parse(request.headers().getFirst("X-Sdk-Date"), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
			.toInstant(ZoneOffset.UTC);
	}

	/**
	 * Verifies a signature as a gateway does, over the headers that it names.
	 */
	private static boolean isSignedBy(AccessKey key, Request request) {
		String authorization = request.headers().getFirst("Authorization");
		String signed = authorization.replaceAll(".*SignedHeaders=([^,]+),.*", "$1");
		HttpRequest.HttpRequestBuilder copy = HttpRequest.newBuilder()
			.withMethod(HttpMethod.GET)
			.withEndpoint("http://" + request.headers().getFirst("Host"))
			.withPath(request.path())
			.addHeader("X-Sdk-Date", request.headers().getFirst("X-Sdk-Date"));
		if (request.query() != null && !request.query().isEmpty()) {
			for (String parameter : request.query().split("&", -1)) {
				copy.addQueryParam(parameter.substring(0, parameter.indexOf('=')),
						List.of(parameter.substring(parameter.indexOf('=') + 1)));
			}
		}
		for (String name : signed.split(";", -1)) {
			if (!name.equals("host") && !name.equals("x-sdk-date")) {
				copy.addHeader(name, request.headers().getFirst(name));
			}
		}
		return signed.contains("x-security-token")
				&& authorization.equals(AKSKSigner.getInstance().sign(copy.build(), basic(key)).get("Authorization"));
	}

}
