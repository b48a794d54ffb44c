package dev.swraudit.job.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.swraudit.job.run.UserError;
import dev.swraudit.message.ExitCode;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hanging notifiers are waited for in parallel, within the limit, and reported in one
 * line each.
 */
class RunNotifierTests {

	@Test
	void hangingNotifiersShareOneLimit() throws IOException {
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
			RunNotifier runNotifier = new RunNotifier(settings("http://127.0.0.1:" + silent.getLocalPort(), "0s"),
					Duration.ofSeconds(1));
			runNotifier.recordScope(Map.of());
			runNotifier.recordFailure(new UserError(ExitCode.TRY_AGAIN, "no answer"));
			Instant begin = Instant.now();
			runNotifier.send(new PrintStream(err, true, StandardCharsets.UTF_8));
			runNotifier.send(new PrintStream(err, true, StandardCharsets.UTF_8));
			assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
		}
		assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(2)
			.anyMatch((line) -> line.startsWith("audit.notify.webhook: notification failed"))
			.anyMatch((line) -> line.startsWith("audit.metrics.pushgateway: notification failed"))
			.noneMatch((line) -> line.contains("s3cret"));
	}

	@Test
	void stoppedRunHasAShorterLimit() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
			RunNotifier runNotifier = new RunNotifier(settings("http://127.0.0.1:" + silent.getLocalPort(), "1m"),
					Duration.ofMinutes(1));
			runNotifier.recordFailure(new UserError(ExitCode.TERMINATED, "stopped"));
			runNotifier.shortenLimit();
			Instant begin = Instant.now();
			runNotifier.send(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
			assertThat(Duration.between(begin, Instant.now())).isLessThan(runNotifier.stoppedRunLimit().plusSeconds(5));
		}
	}

	@Test
	void aSignalAfterTheRunShortensTheLimit() throws IOException {
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
			RunNotifier runNotifier = new RunNotifier(settings("http://127.0.0.1:" + silent.getLocalPort(), "1m"),
					Duration.ofMinutes(1));
			runNotifier.recordFailure(new UserError(ExitCode.TRY_AGAIN, "no answer"));
			Instant begin = Instant.now();
			runNotifier.shortenLimitIf(() -> Instant.now().isAfter(begin.plusMillis(500)));
			runNotifier.send(new PrintStream(err, true, StandardCharsets.UTF_8));
			assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(2400),
					Duration.ofSeconds(7));
		}
		assertThat(err.toString(StandardCharsets.UTF_8))
			.contains("audit.notify.webhook: notification failed: no answer within 2 s");
	}

	@Test
	void workerSendsNothing() {
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		StandardEnvironment settings = settings("http://127.0.0.1:1", "0s");
		settings.getPropertySources().addFirst(new MapPropertySource("worker", Map.of("audit.cluster.role", "worker")));
		RunNotifier runNotifier = new RunNotifier(settings, Duration.ofSeconds(1));
		runNotifier.recordScope(Map.of());
		runNotifier.recordFailure(new UserError(ExitCode.TRY_AGAIN, "no database"));
		runNotifier.send(new PrintStream(err, true, StandardCharsets.UTF_8));
		assertThat(err.size()).isZero();
	}

	private static StandardEnvironment settings(String hangs, String retryFor) {
		StandardEnvironment settings = new StandardEnvironment();
		settings.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("audit.notify.webhook", hangs + "/s3cret",
					"audit.metrics.pushgateway", hangs, "audit.notify.retry-for", retryFor)));
		return settings;
	}

}
