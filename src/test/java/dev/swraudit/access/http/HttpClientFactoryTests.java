package dev.swraudit.access.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.swraudit.access.AccessConfiguration;
import dev.swraudit.access.AccessList;
import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.SelfSigned;
import dev.swraudit.support.SmallProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Client from the application context, with TLS and proxies.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpClientFactoryTests {

	private static final Target TARGET = new Target(1, "a", "b/c");

	private static final String URL_PATH = "/v2/manage/namespaces/a/repos/b$c/access";

	private final Path directory;

	private final SelfSigned loopback;

	HttpClientFactoryTests(@TempDir Path directory) {
		this.directory = directory;
		this.loopback = SelfSigned.make(directory, "ip:127.0.0.1");
	}

	@Test
	void untrustedCertificateEndsTheRun() {
		try (FakeSwr fake = FakeSwr.start(this.loopback.tls(), (request) -> Response.granted(1))) {
			run(fake, List.of(), (swr) -> {
				assertUnusable(swr, "the certificate of " + fake.endpoint() + " is not trusted: unable to find valid"
						+ " certification path to requested target; renew it, or set audit.swr.ssl-bundle to trust the"
						+ " CA that issued it");
				assertThat(swr.traffic().requests()).isEqualTo(1);
			});
			assertThat(fake.log()).isEmpty();
		}
	}

	@Test
	void certificateInSslBundleIsTrusted() {
		try (FakeSwr fake = FakeSwr.start(this.loopback.tls(), (request) -> Response.granted(1))) {
			run(fake, bundle(this.loopback), (swr) -> assertThat(access(swr)).isInstanceOf(SwrResult.Read.class));
			assertThat(fake.log()).extracting(Request::path).containsExactly(URL_PATH);
		}
	}

	@Test
	void trustedCertificateOfAnotherHostEndsTheRun() {
		SelfSigned other = SelfSigned.make(this.directory, "dns:swr.example.com");
		try (FakeSwr fake = FakeSwr.start(other.tls(), (request) -> Response.granted(1))) {
			run(fake, bundle(other), (swr) -> {
				assertUnusable(swr, "the certificate of " + fake.endpoint() + " is for another host: Certificate for"
						+ " <127.0.0.1> doesn't match any of the subject alternative names: []; use the host name that it"
						+ " was issued for");
				assertThat(swr.traffic().requests()).isEqualTo(1);
			});
			assertThat(fake.log()).isEmpty();
		}
	}

	@Test
	void untrustedCertificateOfIamEndsTheRun() {
		try (FakeSwr iam = FakeSwr.start(this.loopback.tls(), (request) -> Response.granted(1));
				FakeSwr fake = FakeSwr.start((request) -> Response.granted(1))) {
			run(fake, login(iam),
					(swr) -> assertUnusable(swr,
							"the certificate of " + iam.endpoint() + " is not trusted: unable to"
									+ " find valid certification path to requested target; renew it, or set"
									+ " audit.swr.ssl-bundle to trust the CA that issued it"));
			assertThat(iam.log()).isEmpty();
		}
	}

	@Test
	void loginUsesTheSameTransport() {
		try (FakeSwr iam = FakeSwr.start(this.loopback.tls(),
				(request) -> Response.of(201, "{}").with("X-Subject-Token", "issued-over-tls"));
				FakeSwr fake = FakeSwr.start(this.loopback.tls(), (request) -> Response.granted(1))) {
			run(fake, concat(bundle(this.loopback), login(iam)),
					(swr) -> assertThat(access(swr)).isInstanceOf(SwrResult.Read.class));
			assertThat(fake.log()).extracting(Request::token).containsExactly("issued-over-tls");
		}
	}

	@Test
	void unknownBundleIsNamed() {
		assertFailure(List.of("audit.swr.ssl-bundle=company"), "audit.swr.ssl-bundle: no SSL bundle 'company';"
				+ " define it with spring.ssl.bundle.pem.company.truststore.certificate");
	}

	@Test
	void unreadableBundleIsNamed() throws Exception {
		Path noCertificate = Files.writeString(this.directory.resolve("empty.pem"), "nothing\n");
		for (Path file : List.of(this.directory.resolve("missing.pem"), noCertificate)) {
			assertFailure(
					List.of("audit.swr.ssl-bundle=company",
							"spring.ssl.bundle.pem.company.truststore.certificate=file:" + file),
					"audit.swr.ssl-bundle: SSL bundle 'company' cannot be read: ");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost", "LOCALHOST" })
	void httpToLoopbackAddressBypassesTheProxy(String host) throws Exception {
		try (SmallProxy proxy = SmallProxy.start(); FakeSwr fake = FakeSwr.start((request) -> Response.granted(1))) {
			run(fake.endpoint().toString().replace("127.0.0.1", host), List.of("audit.swr.proxy=" + proxy.url()),
					(swr) -> assertThat(access(swr)).isInstanceOf(SwrResult.Read.class));
			assertThat(proxy.log()).isEmpty();
			assertThat(fake.log()).extracting(Request::path).containsExactly(URL_PATH);
		}
	}

	@Test
	void loginOverHttpOnLoopbackBypassesTheProxy() throws Exception {
		try (SmallProxy proxy = SmallProxy.start();
				FakeSwr iam = FakeSwr
					.start((request) -> Response.of(201, "{}").with("X-Subject-Token", "issued-directly"));
				FakeSwr fake = FakeSwr.start(this.loopback.tls(), (request) -> Response.granted(1))) {
			List<String> settings = concat(bundle(this.loopback), login(iam));
			run(fake, concat(settings, List.of("audit.swr.proxy=" + proxy.url())),
					(swr) -> assertThat(access(swr)).isInstanceOf(SwrResult.Read.class));
			assertThat(proxy.log()).containsExactly("CONNECT " + fake.endpoint().getRawAuthority() + " HTTP/1.1");
			assertThat(iam.log()).hasSize(1);
			assertThat(fake.log()).extracting(Request::token).containsExactly("issued-directly");
		}
	}

	@Test
	void tlsIsTunnelledThroughTheProxy() throws Exception {
		try (SmallProxy proxy = SmallProxy.start();
				FakeSwr fake = FakeSwr.start(this.loopback.tls(), (request) -> Response.granted(1))) {
			run(fake, concat(bundle(this.loopback), List.of("audit.swr.proxy=" + proxy.url())), (swr) -> {
				assertThat(access(swr)).isInstanceOf(SwrResult.Read.class);
				assertThat(access(swr)).isInstanceOf(SwrResult.Read.class);
			});
			assertThat(proxy.log()).containsExactly("CONNECT " + fake.endpoint().getRawAuthority() + " HTTP/1.1");
			assertThat(fake.log()).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "401 No", "403 No", "404 No", "429 No", "503 No" })
	void refusedTunnelIsNotAResponseOfTheService(String status) throws Exception {
		try (SmallProxy proxy = SmallProxy.refusing(status);
				FakeSwr fake = FakeSwr.start(this.loopback.tls(), (request) -> Response.granted(1))) {
			run(fake, concat(bundle(this.loopback), List.of("audit.swr.proxy=" + proxy.url())),
					(swr) -> assertThat(failureOf(swr)).isEqualTo(new SwrFailure(SwrFailure.Kind.FAILED, null, null,
							"the proxy refused the tunnel (HTTP status " + status.substring(0, 3) + ")", true)));
			assertThat(fake.log()).isEmpty();
		}
	}

	@Test
	void proxyThatRequiresAuthenticationEndsTheRun() throws Exception {
		try (SmallProxy proxy = SmallProxy.refusing("407 Proxy Authentication Required");
				FakeSwr fake = FakeSwr.start(this.loopback.tls(), (request) -> Response.granted(1))) {
			run(fake, concat(bundle(this.loopback), List.of("audit.swr.proxy=" + proxy.url())),
					(swr) -> assertUnusable(swr,
							"the proxy requires authentication (HTTP status 407), which is not supported;"
									+ " set audit.swr.proxy to a proxy without authentication, or remove it"));
			assertThat(proxy.log()).hasSize(1);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			proxy:3128                     ; the given value
			proxy.example.com              ; 'proxy.example.com'
			https://proxy:3128             ; 'https://proxy:3128'
			socks://proxy:1080             ; 'socks://proxy:1080'
			http://proxy                   ; 'http://proxy'
			http://proxy:3128/path         ; 'http://proxy:3128'
			http://user:hunter2@proxy:3128 ; the given value
			http://a b:1                   ; the given value
			""")
	void invalidProxyIsRefused(String proxy, String shown) {
		assertFailure(List.of("audit.swr.proxy=" + proxy), "audit.swr.proxy: " + shown + " is not http://host:port");
	}

	private static void assertFailure(List<String> settings, String message) {
		context("https://swr.example.com", settings).run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(InvalidSettingException.class)
			.hasMessageStartingWith(message));
	}

	private static void run(FakeSwr fake, List<String> settings, Consumer<HttpSwrClient> test) {
		run(fake.endpoint().toString(), settings, test);
	}

	private static void run(String endpoint, List<String> settings, Consumer<HttpSwrClient> test) {
		context(endpoint, settings).run((context) -> test.accept(context.getBean(HttpSwrClient.class)));
	}

	private static List<String> login(FakeSwr iam) {
		return List.of("audit.swr.token=", "audit.swr.iam-endpoint=" + iam.endpoint(), "audit.swr.username=u",
				"audit.swr.password=p", "audit.swr.domain=d", "audit.swr.project=p");
	}

	private static ApplicationContextRunner context(String endpoint, List<String> settings) {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withUserConfiguration(AccessConfiguration.class)
			.withBean(Clock.class, Clock::systemUTC)
			.withPropertyValues("audit.swr.endpoint=" + endpoint, "audit.swr.token=t0ken", "audit.swr.max-attempts=2",
					"audit.swr.requests-per-second=1000")
			.withPropertyValues(settings.toArray(String[]::new));
	}

	private static List<String> bundle(SelfSigned trusted) {
		return List.of("audit.swr.ssl-bundle=company",
				"spring.ssl.bundle.pem.company.truststore.certificate=file:" + trusted.certificate());
	}

	private static List<String> concat(List<String> first, List<String> second) {
		return Stream.concat(first.stream(), second.stream()).toList();
	}

	private static SwrResult<AccessList> access(HttpSwrClient swr) {
		try {
			return swr.access(TARGET, new ThrottleBudget());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertUnusable(HttpSwrClient swr, String message) {
		assertThatExceptionOfType(UnusableConnectionException.class).isThrownBy(() -> access(swr)).withMessage(message);
	}

	private static SwrFailure failureOf(HttpSwrClient swr) {
		assertThat(access(swr)).isInstanceOf(SwrResult.Failed.class);
		return ((SwrResult.Failed<?>) access(swr)).failure();
	}

}
