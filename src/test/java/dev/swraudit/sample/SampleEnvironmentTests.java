package dev.swraudit.sample;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Starts applications with the profile {@code sample}.
 */
class SampleEnvironmentTests {

	private static final String PROFILE = "--spring.profiles.active=sample";

	@Test
	void profileStartsTheSwrAndSetsEndpointAndToken() {
		try (ConfigurableApplicationContext context = run(PROFILE)) {
			assertThat(context.getEnvironment().getProperty("audit.swr.endpoint")).startsWith("http://127.0.0.1:")
				.isEqualTo(context.getBean(SampleSwr.class).endpoint().toString());
			assertThat(context.getEnvironment().getProperty("audit.swr.token")).isEqualTo(SampleSwr.TOKEN);
		}
	}

	@Test
	void withoutTheProfileNothingIsSet() {
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getEnvironment().containsProperty("audit.swr.endpoint")).isFalse();
			assertThat(context.getEnvironment().containsProperty("audit.swr.token")).isFalse();
			assertThat(context.getBeanNamesForType(SampleSwr.class)).isEmpty();
		}
	}

	@Test
	void ownEndpointAndTokenWin() {
		try (ConfigurableApplicationContext context = run(PROFILE, "--audit.swr.endpoint=https://swr.example.com",
				"--audit.swr.token=own")) {
			assertThat(context.getEnvironment().getProperty("audit.swr.endpoint")).isEqualTo("https://swr.example.com");
			assertThat(context.getEnvironment().getProperty("audit.swr.token")).isEqualTo("own");
		}
	}

	@Test
	void onlyTheCommandLineOverridesTheSample() {
		System.setProperty("audit.swr.token", "of the real service");
		System.setProperty("audit.swr.username", "of the real service");
		try (ConfigurableApplicationContext context = run(PROFILE, "--audit.swr.proxy=typed")) {
			assertThat(context.getEnvironment().getProperty("audit.swr.token")).isEqualTo(SampleSwr.TOKEN);
			assertThat(context.getEnvironment().getProperty("audit.swr.username")).isEmpty();
			assertThat(context.getEnvironment().getProperty("audit.swr.proxy")).isEqualTo("typed");
			assertThat(context.getEnvironment().getProperty("audit.swr.password")).isNull();
		}
		finally {
			System.clearProperty("audit.swr.token");
			System.clearProperty("audit.swr.username");
		}
	}

	@Test
	void closesWithTheContext() throws IOException {
		URI endpoint;
		try (ConfigurableApplicationContext context = run(PROFILE)) {
			endpoint = context.getBean(SampleSwr.class).endpoint();
			connect(endpoint);
		}
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> connect(endpoint));
	}

	@Test
	void directoryIsASetting(@TempDir Path empty) {
		assertThatExceptionOfType(SampleException.class).isThrownBy(() -> run(PROFILE, "--sample.directory=" + empty))
			.withMessageContaining(empty.toString());
	}

	@Test
	void portIsASetting() {
		int port;
		try (ConfigurableApplicationContext context = run(PROFILE)) {
			port = context.getBean(SampleSwr.class).endpoint().getPort();
		}
		try (ConfigurableApplicationContext context = run(PROFILE, "--sample.port=" + port)) {
			assertThat(context.getBean(SampleSwr.class).endpoint().getPort()).isEqualTo(port);
			assertThatExceptionOfType(SampleException.class).isThrownBy(() -> run(PROFILE, "--sample.port=" + port))
				.withMessageStartingWith("sample.port: the sample SWR cannot open port " + port + " of 127.0.0.1 (")
				.withMessageEndingWith("); set another port, or 0 for a free one");
		}
		assertThatExceptionOfType(SampleException.class).isThrownBy(() -> run(PROFILE, "--sample.port=65536"));
	}

	private static void connect(URI endpoint) throws IOException {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), 5000);
		}
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		SpringApplication application = new SpringApplication(Nothing.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

}
