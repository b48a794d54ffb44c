package dev.swraudit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.support.ChildJvm;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the tool with every logger at TRACE against services that echo the requests, and
 * searches all output for the secrets.
 */
class SecretsIT {

	private static final String CANARY = "c4nary/";

	private static final Map<String, String> LOGIN = Map.of("AUDIT_SWR_USERNAME", "auditor", "AUDIT_SWR_PASSWORD",
			CANARY + "password", "AUDIT_SWR_DOMAIN", "acme", "AUDIT_SWR_PROJECT", "eu-west-101");

	private final Path directory;

	SecretsIT(@TempDir Path directory) {
		this.directory = directory;
	}

	/**
	 * The kinds of credentials, as a user sets them.
	 */
	enum Kind {

		TOKEN, TOKEN_FILE, LOGIN, SIGNATURE, ENVIRONMENT_OF_THE_SDK

	}

	@ParameterizedTest
	@EnumSource
	void aRunThatSucceedsLeavesNoSecret(Kind kind) throws Exception {
		try (FakeSwr swr = FakeSwr
			.start((request) -> request.path().contains("granted") ? Response.granted(2) : echo(200, request));
				FakeSwr iam = FakeSwr.start(SecretsIT::letIn)) {
			ChildJvm.Result result = run(swr, iam, kind);
			assertThat(result.out()).contains("INCOMPLETE: 3 repositories and 1 organization unreadable.");
			assertThat(result.exit()).isEqualTo(2);
			assertNoSecret(swr);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "LOGIN", "SIGNATURE" })
	void aLogInJsonLeavesNoSecret(Kind kind) throws Exception {
		try (FakeSwr swr = FakeSwr.start((request) -> echo(200, request));
				FakeSwr iam = FakeSwr.start(SecretsIT::letIn)) {
			assertThat(run(swr, iam, kind, "--logging.structured.format.file=ecs").exit()).isEqualTo(2);
			assertNoSecret(swr);
			assertThat(Files.readString(this.directory.resolve("trace.log"))).startsWith("{\"@timestamp\":");
		}
	}

	@ParameterizedTest
	@EnumSource
	void aRunThatFailsLeavesNoSecret(Kind kind) throws Exception {
		try (FakeSwr swr = FakeSwr.start((request) -> echo(401, request));
				FakeSwr iam = FakeSwr.start((request) -> echo(401, request))) {
			ChildJvm.Result result = run(swr, iam, kind);
			assertThat(result.exit()).isEqualTo(1);
			assertThat(result.out()).contains((kind == Kind.LOGIN) ? "IAM refuses the login (401)" : "SWR refuses");
			assertNoSecret(swr);
		}
	}

	private ChildJvm.Result run(FakeSwr swr, FakeSwr iam, Kind kind, String... more)
			throws IOException, InterruptedException {
		Path input = Files.writeString(this.directory.resolve("input.csv"),
				"namespace,repository\na,granted\na,text\na,json\na,error\n");
		List<String> arguments = new ArrayList<>(List.of("input=" + input, "output=" + this.directory.resolve("out"),
				"--spring.datasource.url=jdbc:h2:file:" + this.directory.resolve("data/audit"),
				"--logging.level.root=trace", "--logging.level.org.apache.hc.client5.http.wire=trace",
				"--logging.level.org.apache.hc.client5.http.headers=trace",
				"--logging.file.name=" + this.directory.resolve("trace.log")));
		arguments.addAll(List.of(more));
		ChildJvm.Result result = new ChildJvm(this.directory).with(credentials(kind, iam))
			.with("AUDIT_SWR_ENDPOINT", swr.endpoint().toString())
			.run(arguments.toArray(String[]::new));
		Files.writeString(this.directory.resolve("console.txt"), result.out());
		return result;
	}

	private Map<String, String> credentials(Kind kind, FakeSwr iam) throws IOException {
		return switch (kind) {
			case TOKEN -> Map.of("AUDIT_SWR_TOKEN", CANARY + "token");
			case TOKEN_FILE -> {
				// Outside of the directory that is searched: it holds the secret rightly.
				Path file = Files.writeString(Files.createTempFile("token", ""), CANARY + "token-in-a-file");
				file.toFile().deleteOnExit();
				yield Map.of("AUDIT_SWR_TOKEN_FILE", file.toString());
			}
			case LOGIN -> {
				Map<String, String> login = new HashMap<>(LOGIN);
				login.put("AUDIT_SWR_IAM_ENDPOINT", iam.endpoint().toString());
				yield login;
			}
			case SIGNATURE -> Map.of("AUDIT_SWR_ACCESS_KEY", CANARY + "access", "AUDIT_SWR_SECRET_KEY",
					CANARY + "secret", "AUDIT_SWR_SECURITY_TOKEN", CANARY + "security");
			case ENVIRONMENT_OF_THE_SDK -> Map.of("HUAWEICLOUD_SDK_AK", CANARY + "access", "HUAWEICLOUD_SDK_SK",
					CANARY + "secret", "HUAWEICLOUD_SDK_SECURITY_TOKEN", CANARY + "security");
		};
	}

	private static Response letIn(Request request) {
		return Response.of(201, "{\"token\": {\"expires_at\": \"2099-01-01T00:00:00Z\"}}")
			.with("X-Subject-Token", CANARY + "issued");
	}

	/** All headers and the body, in a form that a careless service may choose. */
	private static Response echo(int status, Request request) {
		String text = request.headers()
			.entrySet()
			.stream()
			.map((header) -> header.getKey() + ": " + String.join(" ", header.getValue()))
			.collect(Collectors.joining(" ")) + " " + request.body().replace('"', ' ');
		if (request.path().contains("text")) {
			return Response.of(status, text.substring(text.indexOf(CANARY)));
		}
		String json = "{\"error_code\": \"" + text + "\", \"error_msg\": \"" + text.replace("/", "\\/") + "\"}";
		return Response.of(request.path().contains("error") ? 400 : status, json);
	}

	private void assertNoSecret(FakeSwr swr) throws IOException {
		List<String> secrets = new ArrayList<>(List.of(CANARY, CANARY.replace("/", "\\/")));
		swr.log()
			.stream()
			.map((request) -> request.headers().getFirst("Authorization"))
			.filter(Objects::nonNull)
			.forEach((authorization) -> secrets.add(authorization.replaceAll(".*Signature=", "")));
		try (Stream<Path> files = Files.walk(this.directory)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				String content = Files.readString(file, StandardCharsets.ISO_8859_1);
				secrets
					.forEach((secret) -> assertThat(content.contains(secret)).as("%s in %s", secret, file).isFalse());
			}
		}
		assertThat(Files.size(this.directory.resolve("trace.log"))).isGreaterThan(100_000);
	}

}
