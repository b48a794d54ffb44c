package dev.swraudit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildJvm;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets that a user put in the wrong place. The run ends with one line, and neither
 * that line nor the log, {@code last-run.json}, the database or the webhook holds them.
 */
class MisplacedSecretsIT {

	private static final String CANARY = "c4nary";

	private static final String SECRET = "MII" + CANARY + "/Zm9v+YmFy0123==";

	private final FakeSwr swr = FakeSwr.start((request) -> Response.granted(1));

	private final FakeSwr webhook = FakeSwr.start((request) -> Response.of(200, "ok"));

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.swr.close();
		this.webhook.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--audit.swr.token SECRET", "--audit.swr.token:SECRET", "token=SECRET", "scope=SECRET",
			"auditDate=SECRET", "revision=SECRET", "--spring.batch.job.name=SECRET",
			"--spring.batch.job.name=complianceExport permission=SECRET", "--audit.SECRET",
			"--audit.swr.concurrency=SECRET", "--audit.swr.response-timeout=SECRET", "--audit.swr.region=SECRET",
			"--audit.swr.ssl-bundle=SECRET", "--audit.swr.endpoint=SECRET",
			"--audit.swr.endpoint=https://user:SECRET@swr.example.com",
			"--audit.swr.endpoint=https://swr.example.com/?token=SECRET", "--audit.swr.token-file=SECRET",
			"--audit.swr.proxy=http://user:SECRET@proxy.example.com:8080",
			"--audit.notify.proxy=user:SECRET@proxy.example.com:8080",
			"--audit.metrics.pushgateway=http://g/?key=SECRET", "--audit.notify.webhook=SECRET",
			"--audit.fail-on=SECRET", "--audit.incomplete-on=FAILED,SECRET", "--audit.max-vanished=SECRET",
			"--audit.zone=SECRET", "--audit.output-mode=SECRET", "--spring.datasource.url=SECRET",
			"--spring.datasource.url=jdbc:h2:relative;PASSWORD=SECRET",
			"--spring.datasource.url=jdbc:h2:mem:x;PASSWORD=a;SECRET=1",
			"--spring.datasource.url=jdbc:postgresql://h/x?password=a${SECRET}b",
			"--spring.datasource.hikari.maximum-pool-size=SECRET",
			"--spring.datasource.hikari.transaction-isolation=SECRET" })
	void noMessageAndNoFileContainsIt(String arguments) throws IOException {
		List<String> given = new ArrayList<>(List.of("--audit.notify.webhook=" + this.webhook.endpoint()));
		if (!arguments.contains("audit.swr.region")) {
			given.add("--audit.swr.endpoint=" + this.swr.endpoint());
		}
		if (!arguments.contains("audit.swr.token")) {
			given.add("--audit.swr.token=t");
		}
		given.addAll(List.of(arguments.replace("SECRET", SECRET).split(" ", -1)));
		AuditRun audit = new AuditRun(this.directory);
		if (!arguments.contains("complianceExport")) {
			given.add(audit.input("namespace,repository", "a,b"));
		}
		AuditRun.Result result = audit.run(given.toArray(String[]::new));
		assertThat(result.err()).hasLineCount(1).doesNotContain(CANARY);
		assertThat(result.out()).isEmpty();
		assertThat(result.exit()).isEqualTo(1);
		assertHeldNowhere();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--audit.swr.token SECRET", "--audit.swr.concurrency=SECRET",
			"--spring.datasource.url=jdbc:h2:relative;PASSWORD=SECRET" })
	void theLogDoesNotHoldIt(String arguments) throws Exception {
		List<String> given = new ArrayList<>(List.of(new AuditRun(this.directory).input("namespace,repository", "a,b"),
				"output=" + this.directory.resolve("out"), "--logging.level.root=debug",
				"--logging.file.name=" + this.directory.resolve("log.txt"),
				"--spring.datasource.url=jdbc:h2:file:" + this.directory.resolve("data/audit"),
				"--audit.swr.endpoint=" + this.swr.endpoint()));
		given.addAll(List.of(arguments.replace("SECRET", SECRET).split(" ", -1)));
		ChildJvm.Result result = new ChildJvm(this.directory)
			.with("AUDIT_NOTIFY_WEBHOOK", this.webhook.endpoint().toString())
			.run(given.toArray(String[]::new));
		assertThat(result.out()).hasLineCount(1).doesNotContain(CANARY);
		assertThat(result.exit()).isEqualTo(1);
		assertThat(this.webhook.log()).hasSize(1);
		assertHeldNowhere();
	}

	private void assertHeldNowhere() throws IOException {
		assertThat(this.webhook.log()).allSatisfy((notice) -> assertThat(notice.body()).doesNotContain(CANARY));
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				String content = Files.readString(file, StandardCharsets.ISO_8859_1);
				assertThat(content.contains(CANARY)).as(file.toString()).isFalse();
			}
		}
	}

}
