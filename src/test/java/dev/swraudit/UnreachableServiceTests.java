package dev.swraudit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLSocket;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.SelfSigned;
import dev.swraudit.support.SmallProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * A run that cannot connect to SWR or IAM, or log in, gives the same reason in its error
 * message and in {@code last-run.json}.
 */
class UnreachableServiceTests {

	private static final String KEPT = "; what was fetched is kept, and the same command continues\n";

	@TempDir
	Path directory;

	/**
	 * A fault that is a configuration error.
	 */
	private enum Permanent {

		UNTRUSTED_CERTIFICATE(" is not trusted: "), CERTIFICATE_OF_ANOTHER_HOST(" is for another host: "),
		PROXY_THAT_REQUIRES_AUTHENTICATION("the proxy requires authentication (HTTP status 407)");

		private final String reason;

		Permanent(String reason) {
			this.reason = reason;
		}

		SelfSigned certificate(Path directory) {
			return SelfSigned.make(directory,
					(this == CERTIFICATE_OF_ANOTHER_HOST) ? "dns:swr.example.com" : "ip:127.0.0.1");
		}

		SmallProxy proxy() {
			return (this == PROXY_THAT_REQUIRES_AUTHENTICATION)
					? SmallProxy.refusing("407 Proxy Authentication Required") : SmallProxy.start();
		}

		List<String> trust(SelfSigned certificate) {
			return (this == UNTRUSTED_CERTIFICATE) ? List.of() : List.of("--audit.swr.ssl-bundle=company",
					"--spring.ssl.bundle.pem.company.truststore.certificate=file:" + certificate.certificate());
		}

	}

	/**
	 * The service that receives the first request.
	 */
	private enum Service {

		SWR, IAM;

		/** The settings with which this service is at an address. */
		List<String> at(String address) {
			return (this == SWR)
					? List.of("--audit.swr.endpoint=" + address, "--audit.swr.token=t0ken", "--audit.population=off",
							"--audit.organizations=false")
					: List.of("--audit.swr.endpoint=https://swr.invalid", "--audit.swr.iam-endpoint=" + address,
							"--audit.swr.username=u", "--audit.swr.password=p4ssword", "--audit.swr.domain=d",
							"--audit.swr.project=p", "--audit.population=off", "--audit.organizations=false");
		}

	}

	static Stream<Arguments> permanentFaults() {
		return Stream.of(Permanent.values())
			.flatMap((fault) -> Stream.of(Service.values()).map((service) -> arguments(fault, service)));
	}

	@ParameterizedTest
	@MethodSource("permanentFaults")
	void permanentFaultStopsTheRunAtOnce(Permanent fault, Service service) throws IOException {
		SelfSigned certificate = fault.certificate(this.directory);
		try (SmallProxy proxy = fault.proxy();
				FakeSwr fake = FakeSwr.start(certificate.tls(), (request) -> Response.granted(1))) {
			AuditRun audit = new AuditRun(this.directory)
				.with(service.at(fake.endpoint().toString()).toArray(String[]::new))
				.with(fault.trust(certificate).toArray(String[]::new))
				.with("--audit.swr.proxy=" + proxy.url(), "--audit.swr.concurrency=1");
			AuditRun.Result result = audit.run(audit.input("namespace,repository", "a,b", "a,c", "a,d"));
			assertThat(result.exit()).as(result.err()).isEqualTo(1);
			assertThat(result.err()).contains(fault.reason).hasLineCount(1);
			assertThat(proxy.log()).containsExactly("CONNECT " + fake.endpoint().getRawAuthority() + " HTTP/1.1");
			assertLastRun(audit, result);
		}
	}

	@ParameterizedTest
	@EnumSource
	void checkNamesAPermanentFault(Permanent fault) throws IOException {
		SelfSigned certificate = fault.certificate(this.directory);
		try (SmallProxy proxy = fault.proxy();
				FakeSwr fake = FakeSwr.start(certificate.tls(), (request) -> Response.granted(1))) {
			AuditRun.Result result = new AuditRun(this.directory).against(fake)
				.with(fault.trust(certificate).toArray(String[]::new))
				.run("--check", "--audit.swr.proxy=" + proxy.url());
			assertThat(result.exit()).isEqualTo(1);
			assertThat(result.out()).containsOnlyOnce("FAIL")
				.contains("FAIL endpoint     the ")
				.contains(fault.reason)
				.contains("-    credentials  skipped: correct the endpoint first");
		}
	}

	@Test
	void unknownHostOfSwrMayBeKnownLater() throws IOException {
		AuditRun audit = new AuditRun(this.directory).with(Service.SWR.at("https://swr.invalid").toArray(String[]::new))
			.with("--audit.swr.max-attempts=2", "--audit.swr.abort-after=2", "--audit.swr.concurrency=1");
		AuditRun.Result result = audit.run(audit.input("namespace,repository", "a,b", "a,c", "a,d"));
		assertThat(result.err())
			.isEqualTo("SWR is down: 2 repositories or organizations in a row had no answer; last reason: unknown"
					+ " host: swr.invalid; if it is not down, correct audit.swr.endpoint or audit.swr.region" + KEPT);
		assertThat(result.exit()).isEqualTo(4);
		assertLastRun(audit, result);
	}

	@Test
	void unknownHostOfIamMayBeKnownLater() throws IOException {
		AuditRun audit = new AuditRun(this.directory).with(Service.IAM.at("https://iam.invalid").toArray(String[]::new))
			.with("--audit.swr.max-attempts=2");
		AuditRun.Result result = audit.run(audit.input("namespace,repository", "a,b", "a,c", "a,d"));
		assertThat(result.err())
			.isEqualTo("IAM (audit.swr.iam-endpoint) does not respond: unknown host: iam.invalid" + KEPT);
		assertThat(result.exit()).isEqualTo(4);
		assertLastRun(audit, result);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://swr.invalid", "https://iam.invalid" })
	void checkNamesAnUnknownHost(String address) {
		Service service = address.contains("iam") ? Service.IAM : Service.SWR;
		AuditRun.Result result = new AuditRun(this.directory).with(service.at(address).toArray(String[]::new))
			.run("--check", "--audit.swr.max-attempts=1");
		assertThat(result.exit()).isEqualTo(4);
		assertThat(result.out()).containsOnlyOnce("WAIT")
			.doesNotContain("FAIL")
			.contains(": unknown host: " + address.substring(8));
	}

	@ParameterizedTest
	@ValueSource(ints = 503)
	void lineNamesTheLastReason(int status) throws IOException {
		try (FakeSwr fake = FakeSwr.start((request) -> Response.error(status, "SVCSTG.SWR.5000001", "out of order"))) {
			AuditRun audit = new AuditRun(this.directory).against(fake)
				.with("--audit.swr.max-attempts=1", "--audit.swr.abort-after=2");
			AuditRun.Result result = audit.run(audit.input("namespace,repository", "a,b", "a,c", "a,d"));
			assertThat(result.err())
				.isEqualTo("SWR is down: 2 repositories or organizations in a row had no answer; last reason: HTTP "
						+ status + ", SVCSTG.SWR.5000001, out of order" + KEPT);
			assertThat(result.exit()).isEqualTo(4);
			assertLastRun(audit, result);
		}
	}

	@Test
	void reasonOfARefusedLoginIsNamedWithoutThePassword() throws IOException {
		String body = "{\"error\":{\"code\":401,\"title\":\"Unauthorized\",\"message\":"
				+ "\"The password p4ss\\u0077ord has expired.\"}}";
		try (FakeSwr iam = FakeSwr.start((request) -> Response.of(401, body))) {
			AuditRun audit = new AuditRun(this.directory)
				.with(Service.IAM.at(iam.endpoint().toString()).toArray(String[]::new));
			AuditRun.Result result = audit.run(audit.input("namespace,repository", "a,b"));
			assertThat(result.err()).isEqualTo("IAM refuses the login (401): The password *** has expired; correct"
					+ " audit.swr.username, .password, .domain or .project\n");
			assertThat(result.exit()).isEqualTo(1);
			assertLastRun(audit, result);
		}
	}

	@Test
	void untrustedDatabaseCertificateIsAConfigurationError() throws IOException {
		SelfSigned certificate = SelfSigned.make(this.directory, "ip:127.0.0.1");
		SelfSigned trusted = SelfSigned.make(this.directory, "dns:another.example.com");
		try (ServerSocket database = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			Thread server = new Thread(() -> speakTls(database, certificate));
			server.setDaemon(true);
			server.start();
			AuditRun audit = new AuditRun(this.directory)
				.with(Service.SWR.at("https://swr.invalid").toArray(String[]::new))
				.with("--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + database.getLocalPort()
						+ "/audit?sslmode=verify-full&sslrootcert=" + trusted.certificate());
			AuditRun.Result result = audit.run(audit.input("namespace,repository", "a,b"));
			assertThat(result.err()).startsWith("the certificate of the database is not trusted: ").hasLineCount(1);
			assertThat(result.exit()).isEqualTo(1);
			assertLastRun(audit, result);
		}
	}

	/** Begins TLS with every client as PostgreSQL does. */
	private static void speakTls(ServerSocket database, SelfSigned certificate) {
		while (!database.isClosed()) {
			try (Socket client = database.accept()) {
				client.getInputStream().readNBytes(8);
				client.getOutputStream().write('S');
				SSLSocket tls = (SSLSocket) certificate.tls().getSocketFactory().createSocket(client, null, true);
				tls.setUseClientMode(false);
				tls.startHandshake();
			}
			catch (IOException ex) {
				// The client does not trust it, or the test is over.
			}
		}
	}

	private static void assertLastRun(AuditRun audit, AuditRun.Result result) throws IOException {
		JsonNode lastRun = JsonMapper.shared()
			.readTree(Files.readString(audit.scopeDirectory().resolve("last-run.json")));
		assertThat(lastRun.path("exitCode").asInt()).isEqualTo(result.exit());
		assertThat(lastRun.path("message").asString() + "\n").isEqualTo(result.err());
	}

}
