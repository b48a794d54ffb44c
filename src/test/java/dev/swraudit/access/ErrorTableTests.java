package dev.swraudit.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.swraudit.ScriptedServer;
import dev.swraudit.ScriptedServer.Script;
import dev.swraudit.target.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Every error that SWR is known to send, in each of the four shapes that its bodies have.
 */
class ErrorTableTests {

	private static final Target TARGET = new Target(1, "team", "app");

	private static final String ONE_LINE = "[^\\p{C}\\p{Zl}\\p{Zp}]+";

	private static final List<String> SHAPES = List.of("""
			[{"errorCode":"%s","errorMessage":"%s","detail":""}]""", """
			{"errors":[{"errorCode":"%s","errorMessage":"%s"}]}""", """
			{"errorCode":"%s","errorMessage":"%s"}""", """
			{"error_code":"%s","error_msg":"%s","request_id":"r"}""");

	private static final List<Refused> REFUSED = List.of(
			new Refused(400, "SVCSTG.SWR.4000001", Refusal.Kind.FAILED, false, 1),
			new Refused(401, "SVCSTG.SWR.4011064", Refusal.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.SWR.4039001", Refusal.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.SWR.4039002", Refusal.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.SWR.4037018", Refusal.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.SWR.4037020", Refusal.Kind.FORBIDDEN, false, 1),
			new Refused(403, "APIGW.0302", Refusal.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.SWR.4031032", Refusal.Kind.FAILED, true, 1),
			new Refused(403, "SVCSTG.SWR.4031042", Refusal.Kind.FAILED, true, 1),
			new Refused(404, "SVCSTG.SWR.4040113", Refusal.Kind.NOT_FOUND, false, 1),
			new Refused(404, "SVCSTG.SWR.4040010", Refusal.Kind.NOT_FOUND, false, 1),
			new Refused(404, "SVCSTG.SWR.4040058", Refusal.Kind.NOT_FOUND, false, 1),
			new Refused(404, "SVCSTG.SWR.4041061", Refusal.Kind.NOT_FOUND, false, 1),
			new Refused(404, "APIGW.0106", Refusal.Kind.FAILED, false, 1),
			new Refused(405, "APIGW.0103", Refusal.Kind.FAILED, false, 1),
			new Refused(409, "SVCSTG.SWR.4090023", Refusal.Kind.FAILED, false, 2),
			new Refused(429, "APIG.0308", Refusal.Kind.FAILED, true, 1),
			new Refused(429, "APIGW.0308", Refusal.Kind.FAILED, true, 1),
			new Refused(500, "SVCSTG.SWR.5000001", Refusal.Kind.FAILED, true, 2),
			new Refused(502, "APIGW.0201", Refusal.Kind.FAILED, true, 2),
			new Refused(503, "APIGW.0203", Refusal.Kind.FAILED, true, 2),
			new Refused(504, "APIGW.0201", Refusal.Kind.FAILED, true, 2));

	private static final List<Stopped> STOPPED = List.of(
			new Stopped(401, "SVCSTG.SWR.4010000", CredentialsRefusedException.class, 2),
			new Stopped(401, "APIG.0301", CredentialsRefusedException.class, 2),
			new Stopped(401, "APIGW.0301", CredentialsRefusedException.class, 2),
			new Stopped(401, "APIG.0307", CredentialsRefusedException.class, 2),
			new Stopped(401, "APIGW.0307", CredentialsRefusedException.class, 2),
			new Stopped(404, "SVCSTG.SWR.4040083", WrongEndpointException.class, 1),
			new Stopped(404, "APIGW.0101", WrongEndpointException.class, 1));

	/**
	 * An error that stays with the target.
	 *
	 * @param requests how many are sent where two attempts are allowed and no wait is
	 */
	private record Refused(int status, String code, Refusal.Kind kind, boolean serviceDown, int requests) {
	}

	/**
	 * An error that ends the run.
	 */
	private record Stopped(int status, String code, Class<? extends RuntimeException> cause, int requests) {
	}

	@ParameterizedTest(name = "{0} as {1}")
	@MethodSource
	void errorBecomesItsOutcome(Refused error, String shape) throws Exception {
		try (ScriptedServer server = answering(error.status(), error.code(), shape); HttpSwr swr = client(server)) {
			assertThat(swr.access(TARGET, new Patience())).isEqualTo(new Answer.Refused<>(
					new Refusal(error.kind(), error.status(), error.code(), "it says why", error.serviceDown())));
			assertThat(server.log()).hasSize(error.requests());
		}
	}

	static Stream<Arguments> errorBecomesItsOutcome() {
		return REFUSED.stream().flatMap((error) -> SHAPES.stream().map((shape) -> arguments(error, shape)));
	}

	@ParameterizedTest(name = "{0} as {1}")
	@MethodSource
	void errorOfAllRepositoriesStopsTheRun(Stopped error, String shape) throws Exception {
		try (ScriptedServer server = answering(error.status(), error.code(), shape); HttpSwr swr = client(server)) {
			assertThatExceptionOfType(error.cause()).isThrownBy(() -> swr.access(TARGET, new Patience()));
			assertThat(server.log()).hasSize(error.requests());
		}
	}

	static Stream<Arguments> errorOfAllRepositoriesStopsTheRun() {
		return STOPPED.stream().flatMap((error) -> SHAPES.stream().map((shape) -> arguments(error, shape)));
	}

	@ParameterizedTest
	@MethodSource
	void hostileTextBecomesOneShortLine(String text) throws Exception {
		try (ScriptedServer server = answering(400, text + "C1" + text, SHAPES.get(1), text + "why" + text);
				HttpSwr swr = client(server)) {
			assertThat(swr.access(TARGET, new Patience())).isInstanceOfSatisfying(Answer.Refused.class, (refused) -> {
				assertThat(refused.refusal().message()).contains("why").matches(ONE_LINE).hasSizeLessThanOrEqualTo(200);
				assertThat(refused.refusal().code()).contains("C1").matches(ONE_LINE).hasSizeLessThanOrEqualTo(100);
			});
		}
	}

	static Stream<String> hostileTextBecomesOneShortLine() {
		return Stream.of("\\r\\n", "\\u001b[2J", "\u202e\u2066", "\\u0000", "\\u2028", "\ufeff\u200b", "😀",
				"\\u0007".repeat(200_000), "\u202e".repeat(300_000));
	}

	@Test
	void messageOfAMegabyteIsCut() throws Exception {
		try (ScriptedServer server = answering(403, "SVCSTG.SWR.4039001", SHAPES.get(0), "no ".repeat(350_000));
				HttpSwr swr = client(server)) {
			assertThat(swr.access(TARGET, new Patience()))
				.isEqualTo(new Answer.Refused<>(new Refusal(Refusal.Kind.FORBIDDEN, 403, "SVCSTG.SWR.4039001",
						"no ".repeat(67).substring(0, 200).strip(), false)));
		}
	}

	private static ScriptedServer answering(int status, String code, String shape) {
		return answering(status, code, shape, "it says why");
	}

	private static ScriptedServer answering(int status, String code, String shape, String message) {
		String body = shape.formatted(code, message);
		return ScriptedServer.start(List.of(Script.answer(status, "Content-Type: application/json\r\n", body)));
	}

	private static HttpSwr client(ScriptedServer server) {
		return TestClient.of(server.endpoint(), Map.of("max-attempts", "2", "max-wait", "0s"));
	}

}
