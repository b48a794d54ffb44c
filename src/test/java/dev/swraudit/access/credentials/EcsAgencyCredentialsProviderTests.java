package dev.swraudit.access.credentials;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.TestClient;
import dev.swraudit.access.ratelimit.RequestSender;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EcsAgencyCredentialsProviderTests {

	private static final Target TARGET = new Target(1, "a", "b");

	private final MovableClock clock = new MovableClock();

	private final AtomicInteger issued = new AtomicInteger();

	@Test
	void keysOfTheAgencySignUntilTheyExpire() throws Exception {
		try (FakeSwr metadata = FakeSwr.start(this::issue);
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = swr(fake, metadata)) {
			swr.access(TARGET, new ThrottleBudget());
			this.clock.move(Duration.ofMinutes(54));
			swr.access(TARGET, new ThrottleBudget());
			this.clock.move(Duration.ofMinutes(1));
			swr.access(TARGET, new ThrottleBudget());
			assertThat(metadata.log()).extracting(Request::path)
				.containsExactly("/openstack/latest/securitykey", "/openstack/latest/securitykey");
			assertThat(fake.log()).extracting((request) -> request.headers().getFirst("X-Security-Token"))
				.containsExactly("security-1", "security-1", "security-2");
			assertThat(fake.log()).extracting((request) -> request.headers().getFirst("X-Project-Id"))
				.containsOnly("p01");
			assertThat(fake.log().get(2).headers().getFirst("Authorization"))
				.startsWith("SDK-HMAC-SHA256 Access=access-2, SignedHeaders=host;x-project-id;x-sdk-date;x-security");
			assertThat(swr.traffic().requests()).isEqualTo(5);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "secret-stuff", "{\"credential\": {\"access\": \"A\", \"secret\": 1}}" })
	void responseWithoutKeysIsRefusedAndNotRepeated(String body) throws Exception {
		try (FakeSwr metadata = FakeSwr.start((request) -> Response.of(200, body));
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = swr(fake, metadata)) {
			assertThatExceptionOfType(CredentialsRefusedException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()))
				.withMessageStartingWith("audit.swr.ecs-agency: the metadata service responds with no ")
				.withMessageNotContaining("stuff");
		}
	}

	@Test
	void serverWithoutAgencyIsRefused() throws Exception {
		try (FakeSwr metadata = FakeSwr.start((request) -> Response.of(404, "no agency"));
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1));
				HttpSwrClient swr = swr(fake, metadata)) {
			assertThatExceptionOfType(CredentialsRefusedException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()))
				.withMessage("audit.swr.ecs-agency: the metadata service responds with HTTP status 404;"
						+ " check that this server has an agency");
		}
	}

	private Response issue(Request request) {
		int number = this.issued.incrementAndGet();
		return Response.of(200, """
				{"credential": {"access": "access-%d", "secret": "secret-%d", "securitytoken": "security-%d",
				"expires_at": "%s"}}""".formatted(number, number, number,
				this.clock.instant().plus(Duration.ofHours(1))));
	}

	private HttpSwrClient swr(FakeSwr fake, FakeSwr metadata) {
		Function<RequestSender, CredentialsProvider> source = (requestSender) -> new EcsAgencyCredentialsProvider(
				metadata.endpoint(), "p01", requestSender, this.clock);
		return TestClient.of(fake.endpoint(), this.clock, source);
	}

}
