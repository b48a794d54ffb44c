package dev.swraudit.report.notify;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.SelfSigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A notification is sent again after passing failures, for a limited time, to a receiver
 * whose certificate is trusted.
 */
class DeliveryTests {

	private static final Duration PAUSE = Duration.ofMillis(20);

	private static final RunResult RESULT = RunResult.failed("acme",
			LastRun.failed(Instant.EPOCH, Instant.EPOCH, 4, "no answer", null));

	private final ConcurrentLinkedQueue<Response> responses = new ConcurrentLinkedQueue<>();

	@ParameterizedTest
	@ValueSource(ints = { 500, 503, 429 })
	void aPassingFailureIsTriedAgain(int status) {
		assertThat(failure(Duration.ofMinutes(1), Response.of(status, ""), Response.of(status, "")))
			.isEqualTo("null, 3");
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 404, 301 })
	void aRefusedOneIsNot(int status) {
		assertThat(failure(Duration.ofMinutes(1), Response.of(status, ""))).isEqualTo("HTTP status " + status + ", 1");
	}

	@ParameterizedTest
	@CsvSource({ "0, 'null, 2'", "1, 'null, 2'", "61, 'HTTP status 429, 1'" })
	void aRequestedWaitIsGrantedIfItIsShortEnough(String seconds, String expected) {
		Instant begin = Instant.now();
		assertThat(failure(Duration.ofMinutes(1), Response.of(429, "").with("Retry-After", seconds)))
			.isEqualTo(expected);
		assertThat(Duration.between(begin, Instant.now()))
			.isGreaterThanOrEqualTo(Duration.ofSeconds(seconds.equals("1") ? 1 : 0));
	}

	@Test
	void theAttemptsEndWithTheTimeLimit() {
		Response[] down = new Response[50];
		Arrays.fill(down, Response.of(503, ""));
		assertThat(failure(PAUSE.multipliedBy(4), down)).matches("HTTP status 503 \\([23] attempts\\), [23]");
		assertThat(failure(Duration.ZERO, Response.of(503, ""))).isEqualTo("HTTP status 503, 1");
	}

	@Test
	void aConnectionThatIsRefusedIsTriedAgain() throws Exception {
		MockEnvironment settings = settings(URI.create("http://127.0.0.1:1"));
		Delivery delivery = Delivery.start(Notifiers.namedBy(settings).get(0), RESULT,
				new Delivery.Limits(Duration.ofSeconds(9), PAUSE.multipliedBy(2), PAUSE));
		assertThat(delivery.await(Duration.ofSeconds(20))).isTrue();
		assertThat(delivery.failure(Duration.ZERO)).isEqualTo("connection refused (2 attempts)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "audit.notify.webhook", "audit.metrics.pushgateway" })
	void aPrivateCaIsTrustedByAnSslBundle(String setting, @TempDir Path directory) throws IOException {
		SelfSigned key = SelfSigned.make(directory, "ip:127.0.0.1");
		try (FakeSwr receiver = FakeSwr.start(key.tls(), (request) -> Response.of(200, ""))) {
			MockEnvironment settings = new MockEnvironment().withProperty(setting, receiver.endpoint() + "/hook");
			assertThat(failure(settings, Duration.ofMinutes(1)))
				.startsWith("the certificate of the receiver is not trusted: ")
				.endsWith("; set audit.notify.ssl-bundle to trust the CA that issued it");
			settings.withProperty("audit.notify.ssl-bundle", "company")
				.withProperty("spring.ssl.bundle.pem.company.truststore.certificate", "file:" + key.certificate());
			assertThat(failure(settings, Duration.ofMinutes(1))).isEqualTo("null");
			assertThat(receiver.log()).hasSize(1);
		}
	}

	@Test
	void anUnknownBundleIsNamed() {
		MockEnvironment settings = settings(URI.create("https://127.0.0.1:1")).withProperty("audit.notify.ssl-bundle",
				"company");
		assertThatThrownBy(() -> Notifiers.namedBy(settings))
			.hasMessage("audit.notify.ssl-bundle: no SSL bundle 'company';"
					+ " define it with spring.ssl.bundle.pem.company.truststore.certificate");
		settings.withProperty("spring.ssl.bundle.pem.company.truststore.certificate", "file:/no/such.pem");
		assertThatThrownBy(() -> Notifiers.namedBy(settings))
			.hasMessageStartingWith("audit.notify.ssl-bundle: SSL bundle 'company' cannot be read: ");
	}

	private String failure(Duration retryFor, Response... first) {
		this.responses.addAll(List.of(first));
		try (FakeSwr receiver = FakeSwr.start((request) -> {
			Response next = this.responses.poll();
			return (next != null) ? next : Response.of(200, "");
		})) {
			return failure(settings(receiver.endpoint()), retryFor) + ", " + receiver.requests();
		}
	}

	private static String failure(MockEnvironment settings, Duration retryFor) {
		Delivery delivery = Delivery.start(Notifiers.namedBy(settings).get(0), RESULT,
				new Delivery.Limits(Duration.ofSeconds(9), retryFor, PAUSE));
		assertThat(delivery.await(Duration.ofSeconds(60))).isTrue();
		return String.valueOf(delivery.failure(Duration.ZERO));
	}

	private static MockEnvironment settings(URI receiver) {
		return new MockEnvironment().withProperty("audit.notify.webhook", receiver + "/hook");
	}

}
