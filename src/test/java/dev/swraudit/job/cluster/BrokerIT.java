package dev.swraudit.job.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;

import dev.swraudit.job.run.ClusterRole;
import dev.swraudit.job.run.RunException;
import dev.swraudit.message.ExitCode;
import dev.swraudit.message.SecretValue;
import dev.swraudit.support.TestBroker;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A broker with TLS and password authentication.
 */
@Timeout(60)
class BrokerIT {

	@TempDir
	Path directory;

	private Path certificate;

	private TestBroker broker;

	@BeforeEach
	void start() throws Exception {
		start("ip:127.0.0.1");
	}

	/** Starts a broker with a certificate for this name. */
	private void start(String name) throws Exception {
		Path keys = this.directory.resolve(name.replace(':', '-') + ".p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-keyalg", "EC", "-alias", "broker", "-dname", "CN=test", "-ext", "san=" + name,
				"-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", "changeit")
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(keytool.waitFor()).isZero();
		KeyStore store = KeyStore.getInstance(keys.toFile(), "changeit".toCharArray());
		this.certificate = Files.writeString(this.directory.resolve("ca.pem"),
				"-----BEGIN CERTIFICATE-----\n"
						+ Base64.getMimeEncoder().encodeToString(store.getCertificate("broker").getEncoded())
						+ "\n-----END CERTIFICATE-----\n");
		this.broker = TestBroker.start(this.directory.resolve("broker"),
				"?sslEnabled=true;keyStorePath=" + keys + ";keyStoreType=PKCS12;keyStorePassword=changeit");
	}

	@AfterEach
	void end() {
		if (this.broker != null) {
			this.broker.close();
		}
	}

	@Test
	void aTrustedBrokerIsReachedOverTls() throws IOException {
		try (ActiveMQConnectionFactory connections = connect(trusting(), "s3cret")) {
			Broker.require(connections);
		}
	}

	@Test
	void noNativeCodeIsLoadedUnlessTheUrlEnablesIt() {
		try (ActiveMQConnectionFactory connections = connect("", "s3cret");
				ActiveMQConnectionFactory explicit = connect("?useEpoll=true", "s3cret")) {
			assertThat(connections.getStaticConnectors()).singleElement()
				.satisfies((connector) -> assertThat(connector.getParams()).containsEntry("useEpoll", false)
					.containsEntry("useKQueue", false));
			assertThat(explicit.getStaticConnectors()[0].getParams()).containsEntry("useEpoll", "true");
		}
	}

	@Test
	void anUntrustedOneIsNot() {
		try (ActiveMQConnectionFactory connections = connect("?sslEnabled=true", "s3cret")) {
			assertThatExceptionOfType(RunException.class).isThrownBy(() -> Broker.require(connections))
				.withMessageStartingWith("the broker of audit.cluster.broker-url fails: ")
				.extracting(RunException::exitCode)
				.isEqualTo(ExitCode.TRY_AGAIN);
		}
	}

	@Test
	void aBrokerOfAnotherNameIsNot() throws Exception {
		end();
		start("dns:broker.example.com");
		try (ActiveMQConnectionFactory connections = connect(trusting(), "s3cret")) {
			assertThatExceptionOfType(RunException.class).isThrownBy(() -> Broker.require(connections))
				.withMessageStartingWith("the broker of audit.cluster.broker-url fails: ");
		}
	}

	@Test
	void wrongPasswordIsAConfigurationErrorAndNotRepeated() {
		try (ActiveMQConnectionFactory connections = connect(trusting(), "wr0ng")) {
			assertThatExceptionOfType(RunException.class).isThrownBy(() -> Broker.require(connections))
				.withMessage("the broker refuses audit.cluster.user or .password")
				.extracting(RunException::exitCode)
				.isEqualTo(ExitCode.CONFIGURATION_ERROR);
		}
	}

	@Test
	void aUrlThatIsNoneIsNotRepeated() {
		ClusterProperties cluster = new ClusterProperties(ClusterRole.MANAGER, SecretValue.of("no url?password=s3cret"),
				null, null, Duration.ofSeconds(15), Duration.ofMinutes(10));
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> new Broker().brokerConnections(cluster))
			.withMessage("audit.cluster.broker-url: is not the URL of an Apache Artemis broker; it is such as"
					+ " tcp://broker:61616");
	}

	private String trusting() {
		return "?sslEnabled=true&trustStoreType=PEMCA&trustStorePath=" + this.certificate;
	}

	private ActiveMQConnectionFactory connect(String parameters, String password) {
		return new Broker()
			.brokerConnections(new ClusterProperties(ClusterRole.WORKER, SecretValue.of(this.broker.url() + parameters),
					"auditor", SecretValue.of(password), Duration.ofSeconds(15), Duration.ofMinutes(10)));
	}

}
