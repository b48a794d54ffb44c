package dev.swraudit.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.ScriptedServer;
import dev.swraudit.support.ScriptedServer.Script;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Error table: every status with every kind of code in every body format, and every
 * status with every body without a code.
 */
class ErrorTableTests {

	private static final Target TARGET = new Target(1, "team", "app");

	private static final String ONE_LINE = "[^\\p{C}\\p{Zl}\\p{Zp}]+";

	private static final String JSON = "application/json";

	private static final List<String> SHAPES = List.of("""
			[{"errorCode":"%s","errorMessage":"%s","detail":""}]""", """
			{"errors":[{"errorCode":"%s","errorMessage":"%s"}]}""", """
			{"errorCode":"%s","errorMessage":"%s"}""", """
			{"error_code":"%s","error_msg":"%s","request_id":"r"}""", """
			{"errorCode":"%s","errorMessage":"%s","error_code":"OTHER.1","error_msg":"other"}""");

	/** Errors of a single target, by status and code. */
	private static final List<Refused> REFUSED = List.of(
			new Refused(302, "SVCSTG.SWR.4039001", SwrFailure.Kind.FAILED, false, 1),
			new Refused(400, "SVCSTG.SWR.4000001", SwrFailure.Kind.FAILED, false, 1),
			new Refused(400, "SVCSTG.SWR.4010000", SwrFailure.Kind.FAILED, false, 1),
			new Refused(400, "APIG.0301", SwrFailure.Kind.FAILED, false, 1),
			new Refused(401, "SVCSTG.SWR.4011064", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(401, "SVCSTG.SWR.4011044", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(401, "SVCSTG.SWR.4010001", SwrFailure.Kind.FAILED, false, 1),
			new Refused(401, "SVCSTG.SWR.4001048", SwrFailure.Kind.FAILED, false, 1),
			new Refused(401, "APIGW.0305", SwrFailure.Kind.FAILED, false, 1),
			new Refused(401, "OTHER.1", SwrFailure.Kind.FAILED, false, 1),
			new Refused(403, "SVCSTG.SWR.4039001", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.SWR.4039002", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.SWR.4037017", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.SWR.4037018", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.SWR.4037020", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.SWR.4031033", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.SWR.4031043", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(403, "SVCSTG.S2I.4030001", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(403, "APIG.0302", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(403, "APIGW.0302", SwrFailure.Kind.FORBIDDEN, false, 1),
			new Refused(403, "WAF.0001", SwrFailure.Kind.FAILED, false, 1),
			new Refused(403, "APIGX.0302", SwrFailure.Kind.FAILED, false, 1),
			new Refused(403, "apigw.0302", SwrFailure.Kind.FAILED, false, 1),
			new Refused(403, "SVCSTG", SwrFailure.Kind.FAILED, false, 1),
			new Refused(403, "403", SwrFailure.Kind.FAILED, false, 1),
			new Refused(403, "SVCSTG.SWR.4031032", SwrFailure.Kind.FAILED, true, 1),
			new Refused(403, "SVCSTG.SWR.4031042", SwrFailure.Kind.FAILED, true, 1),
			new Refused(403, "APIG.0308", SwrFailure.Kind.FAILED, true, 1),
			new Refused(403, "APIGW.0308", SwrFailure.Kind.FAILED, true, 1),
			new Refused(404, "SVCSTG.SWR.4040113", SwrFailure.Kind.NOT_FOUND, false, 1),
			new Refused(404, "SVCSTG.SWR.4040010", SwrFailure.Kind.NOT_FOUND, false, 1),
			new Refused(404, "SVCSTG.SWR.4040004", SwrFailure.Kind.NOT_FOUND, false, 1),
			new Refused(404, "SVCSTG.SWR.4040009", SwrFailure.Kind.NOT_FOUND, false, 1),
			new Refused(404, "SVCSTG.SWR.4040058", SwrFailure.Kind.NOT_FOUND, false, 1),
			new Refused(404, "SVCSTG.SWR.4041061", SwrFailure.Kind.NOT_FOUND, false, 1),
			new Refused(404, "SVCSTG.SWR.4039001", SwrFailure.Kind.FAILED, false, 1),
			new Refused(404, "SVCSTG.S2I.4040001", SwrFailure.Kind.FAILED, false, 1),
			new Refused(404, "APIGW.0106", SwrFailure.Kind.FAILED, false, 1),
			new Refused(404, "OTHER.1", SwrFailure.Kind.FAILED, false, 1),
			new Refused(405, "APIGW.0103", SwrFailure.Kind.FAILED, false, 1),
			new Refused(408, "APIGW.0202", SwrFailure.Kind.FAILED, false, 1),
			new Refused(409, "SVCSTG.SWR.4090023", SwrFailure.Kind.FAILED, false, 2),
			new Refused(429, "APIG.0308", SwrFailure.Kind.FAILED, true, 1),
			new Refused(429, "APIGW.0308", SwrFailure.Kind.FAILED, true, 1),
			new Refused(429, "OTHER.1", SwrFailure.Kind.FAILED, true, 1),
			new Refused(500, "SVCSTG.SWR.5000001", SwrFailure.Kind.FAILED, true, 2),
			new Refused(502, "APIGW.0201", SwrFailure.Kind.FAILED, true, 2),
			new Refused(503, "APIGW.0203", SwrFailure.Kind.FAILED, true, 2),
			new Refused(504, "APIGW.0201", SwrFailure.Kind.FAILED, true, 2),
			new Refused(600, "SVCSTG.SWR.5000001", SwrFailure.Kind.FAILED, false, 1));

	/** Errors that end the run if renewed credentials are refused too. */
	private static final List<Refused> CREDENTIALS = Stream
		.of(arguments(401, "SVCSTG.SWR.4010000"), arguments(401, "SVCSTG.S2I.4019000"), arguments(401, "APIG.0301"),
				arguments(401, "APIGW.0301"), arguments(401, "APIG.0307"), arguments(401, "APIGW.0307"),
				arguments(400, "SVCSTG.SWR.4001048"))
		.map(Arguments::get)
		.map((error) -> new Refused((int) error[0], (String) error[1], SwrFailure.Kind.FAILED, false, 2))
		.toList();

	/** Bodies without a code, from proxies and gateways in front of SWR. */
	private static final List<Body> CODELESS = List.of(new Body(JSON, ""), new Body(JSON, "{}"),
			new Body(JSON, "{\"message\":\"Forbidden\"}"), new Body(JSON, "{\"errors\":[{\"errorMessage\":\"no\"}]}"),
			new Body(JSON, "{\"errorCode\":\"SVCSTG.SWR.4039001\""), new Body("text/plain", "Access denied"),
			new Body(null, "SVCSTG.SWR.4039001"));

	private static final List<Body> PAGES = List.of(new Body("text/html", "<html><h1>Access denied</h1></html>"),
			new Body("text/html; charset=utf-8", ""), new Body("TEXT/HTML", "Access denied"),
			new Body("application/octet-stream", "\n <!DOCTYPE html><title>SVCSTG.SWR.4039001</title>"),
			new Body(null, "\ufeff<html>"));

	private static final List<Body> WEB_SERVER = List.of(new Body("text/plain; charset=utf-8", "404 page not found\n"),
			new Body(JSON, "404 page not found"), new Body(null, "404 page not found"));

	/**
	 * Error of a single target.
	 *
	 * @param requests the number of requests with two attempts and no wait allowed
	 */
	private record Refused(int status, @Nullable String code, SwrFailure.Kind kind, boolean serviceDown, int requests) {
	}

	/**
	 * Body without a code.
	 */
	private record Body(@Nullable String contentType, String text) {

		String headers() {
			return (this.contentType != null) ? "Content-Type: " + this.contentType + "\r\n" : "";
		}

	}

	@ParameterizedTest(name = "{0} as {1}")
	@MethodSource
	void errorHasItsOutcome(Refused error, String shape) throws Exception {
		try (ScriptedServer server = answering(error, shape); HttpSwrClient swr = client(server)) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isEqualTo(new SwrResult.Failed<>(
					new SwrFailure(error.kind(), error.status(), error.code(), "it says why", error.serviceDown())));
			assertThat(server.log()).hasSize(error.requests());
		}
	}

	static Stream<Arguments> errorHasItsOutcome() {
		return inEveryShape(REFUSED);
	}

	@ParameterizedTest(name = "{0} as {1}")
	@MethodSource
	void refusedCredentialsAreRenewedOnceThenStopTheRun(Refused error, String shape) throws Exception {
		try (ScriptedServer server = answering(error, shape); HttpSwrClient swr = client(server)) {
			assertThatExceptionOfType(CredentialsRefusedException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()))
				.withMessageContaining("(" + error.status() + " " + error.code() + " it says why)");
			assertThat(server.log()).hasSize(error.requests());
		}
	}

	static Stream<Arguments> refusedCredentialsAreRenewedOnceThenStopTheRun() {
		return inEveryShape(CREDENTIALS);
	}

	@ParameterizedTest(name = "{0} {1} with {2}")
	@MethodSource
	void errorWithoutACodeHasItsOutcome(int status, Refused expected, Body body) throws Exception {
		Script answer = Script.answer(status, body.headers(), body.text());
		try (ScriptedServer server = ScriptedServer.start(List.of(answer)); HttpSwrClient swr = client(server)) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOfSatisfying(SwrResult.Failed.class,
					(refused) -> assertThat(refused.failure()).isEqualTo(new SwrFailure(expected.kind(), status, null,
							refused.failure().message(), expected.serviceDown())));
			assertThat(server.log()).hasSize(expected.requests());
		}
	}

	static Stream<Arguments> errorWithoutACodeHasItsOutcome() {
		List<Refused> statuses = List.of(new Refused(204, null, SwrFailure.Kind.FAILED, false, 1),
				new Refused(302, null, SwrFailure.Kind.FAILED, false, 1),
				new Refused(400, null, SwrFailure.Kind.FAILED, false, 1),
				new Refused(403, null, SwrFailure.Kind.FAILED, false, 1),
				new Refused(405, null, SwrFailure.Kind.FAILED, false, 1),
				new Refused(408, null, SwrFailure.Kind.FAILED, false, 1),
				new Refused(409, null, SwrFailure.Kind.FAILED, false, 2),
				new Refused(425, null, SwrFailure.Kind.FAILED, false, 1),
				new Refused(429, null, SwrFailure.Kind.FAILED, true, 1),
				new Refused(451, null, SwrFailure.Kind.FAILED, false, 1),
				new Refused(500, null, SwrFailure.Kind.FAILED, true, 2),
				new Refused(503, null, SwrFailure.Kind.FAILED, true, 2),
				new Refused(599, null, SwrFailure.Kind.FAILED, true, 2),
				new Refused(600, null, SwrFailure.Kind.FAILED, false, 1));
		Stream<Arguments> others = statuses.stream()
			.flatMap((row) -> allBodies().filter((body) -> row.status() != 204 || body.text().isEmpty())
				.map((body) -> arguments(row.status(), row, body)));
		Refused failed = new Refused(404, null, SwrFailure.Kind.FAILED, false, 1);
		Refused wrong = new Refused(404, null, SwrFailure.Kind.WRONG_ENDPOINT, false, 1);
		Stream<Arguments> notFound = Stream.concat(CODELESS.stream().map((body) -> arguments(404, failed, body)),
				Stream.concat(PAGES.stream(), WEB_SERVER.stream()).map((body) -> arguments(404, wrong, body)));
		return Stream.concat(others, notFound);
	}

	@ParameterizedTest
	@MethodSource("allBodies")
	void credentialsRefusedWithoutACodeStopTheRun(Body body) throws Exception {
		Script answer = Script.answer(401, body.headers(), body.text());
		try (ScriptedServer server = ScriptedServer.start(List.of(answer)); HttpSwrClient swr = client(server)) {
			assertThatExceptionOfType(CredentialsRefusedException.class)
				.isThrownBy(() -> swr.access(TARGET, new ThrottleBudget()));
			assertThat(server.log()).hasSize(2);
		}
	}

	static Stream<Body> allBodies() {
		return Stream.of(CODELESS, PAGES, WEB_SERVER).flatMap(List::stream);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SVCSTG.SWR.4040083", "APIG.0101", "APIGW.0101" })
	void codeOfAWrongUrlIsAWrongEndpointOnlyWith404(String code) throws Exception {
		for (String shape : SHAPES) {
			for (int status : List.of(404, 400)) {
				Refused error = new Refused(status, code,
						(status == 404) ? SwrFailure.Kind.WRONG_ENDPOINT : SwrFailure.Kind.FAILED, false, 1);
				errorHasItsOutcome(error, shape);
			}
		}
	}

	@ParameterizedTest
	@MethodSource
	void hostileTextBecomesOneShortLine(String text) throws Exception {
		try (ScriptedServer server = answering(400, text + "C1" + text, SHAPES.get(1), text + "why" + text);
				HttpSwrClient swr = client(server)) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOfSatisfying(SwrResult.Failed.class,
					(refused) -> {
						assertThat(refused.failure().message()).contains("why")
							.matches(ONE_LINE)
							.hasSizeLessThanOrEqualTo(200);
						assertThat(refused.failure().code()).contains("C1")
							.matches(ONE_LINE)
							.hasSizeLessThanOrEqualTo(100);
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
				HttpSwrClient swr = client(server)) {
			assertThat(swr.access(TARGET, new ThrottleBudget()))
				.isEqualTo(new SwrResult.Failed<>(new SwrFailure(SwrFailure.Kind.FORBIDDEN, 403, "SVCSTG.SWR.4039001",
						"no ".repeat(67).substring(0, 200).strip(), false)));
		}
	}

	private static Stream<Arguments> inEveryShape(List<Refused> errors) {
		return errors.stream().flatMap((error) -> SHAPES.stream().map((shape) -> arguments(error, shape)));
	}

	private static ScriptedServer answering(Refused error, String shape) {
		return answering(error.status(), String.valueOf(error.code()), shape, "it says why");
	}

	private static ScriptedServer answering(int status, String code, String shape, String message) {
		String body = shape.formatted(code, message);
		return ScriptedServer.start(List.of(Script.answer(status, "Content-Type: application/json\r\n", body)));
	}

	private static HttpSwrClient client(ScriptedServer server) {
		return TestClient.of(server.endpoint(), Map.of("max-attempts", "2", "max-wait", "0s"));
	}

}
