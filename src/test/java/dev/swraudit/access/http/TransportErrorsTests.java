package dev.swraudit.access.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import dev.swraudit.access.AccessList;
import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.SwrResult;
import dev.swraudit.access.TestClient;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.ScriptedServer;
import dev.swraudit.support.ScriptedServer.Request;
import dev.swraudit.support.ScriptedServer.Script;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Transport errors and their results.
 */
class TransportErrorsTests {

	private static final Target TARGET = new Target(1, "team", "app");

	private static final String LIST = "{\"self_auth\": null, \"others_auths\": [{\"user_id\": \"1\", \"auth\": 7}]}";

	private static final Script GOOD = Script.answer(200, "", LIST);

	private static final String OK = "HTTP/1.1 200 OK\r\n";

	private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

	private static final String OVERSIZED = "the response is larger than 65536 bytes (audit.swr.max-response-size)";

	private static final String LATE = "no complete response within 250 ms";

	private static final String NOT_HTTP = "the response is not HTTP";

	private static final String CUT = "connection closed before the response was complete";

	/**
	 * Fault with the expected failure.
	 *
	 * @param status the status of the failure
	 * @param message a part of the message of the failure
	 * @param retried whether the call is retried, so that the service counts as down
	 */
	private record Fault(String name, Script script, @Nullable Integer status, String message, boolean retried) {

		static Fault passing(String name, String message, Script script) {
			return new Fault(name, script, null, message, true);
		}

		static Fault permanent(String name, @Nullable Integer status, String message, Script script) {
			return new Fault(name, script, status, message, false);
		}

		/** A short deadline where it has to pass; else one that must not. */
		Map<String, String> settings() {
			return Map.of("max-attempts", "2", "response-timeout", this.message.equals(LATE) ? "250ms" : "5s");
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("faults")
	void faultFailsTheTargetInTime(Fault fault) throws Exception {
		try (ScriptedServer server = ScriptedServer.start(List.of(fault.script()));
				HttpSwrClient swr = client(server, fault.settings())) {
			long start = System.nanoTime();
			SwrFailure swrFailure = failureOf(swr.access(TARGET, new ThrottleBudget()));
			Duration taken = Duration.ofNanos(System.nanoTime() - start);
			assertThat(swrFailure.message()).contains(fault.message());
			assertThat(swrFailure).isEqualTo(new SwrFailure(SwrFailure.Kind.FAILED, fault.status(), null,
					swrFailure.message(), fault.retried()));
			assertThat(server.log()).hasSize(fault.retried() ? 2 : 1);
			assertThat(swr.traffic().requests()).isEqualTo(fault.retried() ? 2 : 1);
			assertThat(taken).isLessThan(Duration.ofSeconds(3));
		}
	}

	static Stream<Fault> faults() {
		String longBody = LIST + " ".repeat(70_000);
		byte[] zipped = gzip((out) -> out.write(LIST.getBytes(StandardCharsets.UTF_8)));
		byte[] bomb = gzip((out) -> out.write(longBody.repeat(100).getBytes(StandardCharsets.UTF_8)));
		byte[] corrupt = zipped.clone();
		corrupt[zipped.length / 2] ^= 0x55;
		corrupt[zipped.length - 6] ^= 0x55;
		String gzip = "Content-Encoding: gzip\r\n";
		return Stream.of(
				// No answer
				Fault.passing("reset before the answer", "Connection reset", (wire) -> wire.reset()),
				Fault.passing("closed before the answer", CUT, (wire) -> wire.close()),
				Fault.passing("no answer at all", LATE, (wire) -> wire.hang()),
				Fault.passing("a byte of the head at a time", LATE,
						(wire) -> wire.drip(OK + "X-Long: " + "x".repeat(2000), 20)),
				Fault.passing("a line of the head at a time", LATE, (wire) -> {
					wire.send(OK);
					for (int i = 0; i < 100; i++) {
						wire.drip("X-" + i + ": x\r\n", 5);
					}
				}),
				Fault.passing("interim answers without end", LATE,
						(wire) -> wire.flood("HTTP/1.1 102 Processing\r\n\r\n")),
				Fault.passing("a header without end", "Maximum line length limit exceeded", (wire) -> {
					wire.send(OK + "X-Long: ");
					wire.flood("x");
				}), Fault.passing("headers without end", "Maximum header count exceeded", (wire) -> {
					wire.send(OK);
					wire.flood("X-Many: x\r\n");
				}), Fault.passing("a status line without end", "Maximum line length limit exceeded",
						(wire) -> wire.flood("HTTP/1.1 200 ")),
				Fault.passing("no HTTP", NOT_HTTP, (wire) -> {
					wire.send("220 smtp.example ESMTP\r\n");
					wire.close();
				}), Fault.passing("no HTTP without end", NOT_HTTP, (wire) -> wire.flood("220 smtp.example ESMTP\r\n")),
				Fault.passing("a status that is none", NOT_HTTP, Script.answer(99999, "", LIST)),
				Fault.passing("a status below 100", NOT_HTTP, Script.answer(20, "", LIST)),
				Fault.passing("a switch of protocols", NOT_HTTP, (wire) -> {
					wire.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n");
					wire.close();
				}),
				// A part of the answer
				Fault.passing("reset in the body", "Connection reset", (wire) -> {
					wire.send(OK + "Content-Length: 1000\r\n\r\n" + LIST);
					wire.reset();
				}), Fault.passing("closed in a body of known length", CUT, (wire) -> {
					wire.send(OK + "Content-Length: " + (LIST.length() + 1) + "\r\n\r\n" + LIST);
					wire.close();
				}), Fault.passing("closed in a chunk", CUT, (wire) -> {
					wire.send(CHUNKED + "1000\r\n" + LIST);
					wire.close();
				}), Fault.passing("closed between chunks", CUT, (wire) -> {
					wire.send(CHUNKED + Integer.toHexString(LIST.length()) + "\r\n" + LIST + "\r\n");
					wire.close();
				}), Fault.passing("a chunk of no length", "Bad chunk header: zz", (wire) -> {
					wire.send(CHUNKED + "zz\r\n" + LIST + "\r\n0\r\n\r\n");
					wire.close();
				}), Fault.passing("a length that is none", NOT_HTTP, (wire) -> {
					wire.send(OK + "Content-Length: x\r\n\r\n" + LIST);
					wire.close();
				}), Fault.passing("a byte of the body at a time", LATE, (wire) -> {
					wire.send(OK + "Content-Length: " + LIST.length() + "\r\n\r\n");
					wire.drip(LIST, 20);
				}), Fault.passing("a chunk of one byte at a time", LATE, (wire) -> {
					wire.send(CHUNKED);
					for (int i = 0; i < LIST.length(); i++) {
						wire.drip("1\r\n" + LIST.charAt(i) + "\r\n", 5);
					}
				}), Fault.passing("a body that stops", LATE, (wire) -> {
					wire.send(OK + "Content-Length: 1000\r\n\r\n" + LIST);
					wire.hang();
				}), Fault.passing("trailers without end", "Maximum header count exceeded", (wire) -> {
					wire.send(CHUNKED + Integer.toHexString(LIST.length()) + "\r\n" + LIST + "\r\n0\r\n");
					wire.flood("X-Many: x\r\n");
				}),
				Fault.passing("corrupt gzip", "the compressed response is damaged", Script.answer(200, gzip, corrupt)),
				Fault.passing("gzip cut short", "the compressed response is damaged",
						Script.answer(200, gzip, Arrays.copyOf(zipped, zipped.length - 12))),
				Fault.passing("gzip that is none", "the compressed response is damaged",
						Script.answer(200, gzip, LIST)),
				Fault.passing("compressed without end", NOT_HTTP,
						Script.answer(200, "Content-Encoding: " + "gzip, ".repeat(2000) + "gzip\r\n", zipped)),
				// Too much
				Fault.permanent("oversized, as its length says", 200, OVERSIZED, Script.answer(200, "", longBody)),
				Fault.permanent("a length beyond all reason", 200, OVERSIZED, (wire) -> {
					wire.send(OK + "Content-Length: 9223372036854775807\r\n\r\n" + LIST);
					wire.flood(" ");
				}), Fault.permanent("oversized in chunks", 200, OVERSIZED, (wire) -> {
					wire.send(CHUNKED);
					wire.flood("1\r\n \r\n");
				}), Fault.permanent("oversized until the connection closes", 200, OVERSIZED, (wire) -> {
					wire.send(OK + "\r\n" + LIST);
					wire.flood(" ");
				}), Fault.permanent("oversized when decompressed", 200, OVERSIZED, Script.answer(200, gzip, bomb)),
				Fault.permanent("oversized when decompressed twice", 200, OVERSIZED,
						Script.answer(200, "Content-Encoding: gzip, gzip\r\n", gzip((out) -> out.write(bomb)))),
				// Whole, but no access list
				Fault.permanent("an empty 200", 200, "empty", Script.answer(200, "", "")),
				Fault.permanent("an empty 200, compressed", 200, "empty", Script.answer(200, gzip, "")),
				Fault.permanent("a page for people", 200, "not JSON",
						Script.answer(200, "Content-Type: text/html\r\n", "<html>Log in</html>")),
				Fault.permanent("invalid UTF-8", 200, "not valid UTF-8",
						Script.answer(200, "", LIST.replace("1", "ä").getBytes(StandardCharsets.ISO_8859_1))),
				Fault.permanent("UTF-16", 200, "not", Script.answer(200, "", LIST.getBytes(StandardCharsets.UTF_16))),
				Fault.permanent("an unknown compression", 200, "not JSON",
						Script.answer(200, "Content-Encoding: x\r\n", "xyz")),
				Fault.permanent("nested deeply", 200, "not JSON",
						Script.answer(200, "", "{\"self_auth\": null, \"x\": " + "[".repeat(30_000))),
				Fault.permanent("204", 204, "HTTP status 204", (wire) -> wire.send("HTTP/1.1 204 No Content\r\n\r\n")),
				Fault.permanent("201 with a list", 201, "self_auth", Script.answer(201, "", LIST)),
				Fault.permanent("206 with a list", 206, "self_auth", Script.answer(206, "", LIST)), Fault.permanent(
						"304", 304, "HTTP status 304", (wire) -> wire.send("HTTP/1.1 304 Not Modified\r\n\r\n")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void unusualButCompleteResponseIsRead(String name, Script script) throws Exception {
		try (ScriptedServer server = ScriptedServer.start(List.of(script)); HttpSwrClient swr = client(server)) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isEqualTo(new SwrResult.Read<>(
					new AccessList(null, null, List.of(new AccessList.Grant("1", null, 7, false)))));
			assertThat(server.log()).hasSize(1);
		}
	}

	static Stream<Arguments> unusualButCompleteResponseIsRead() {
		byte[] zipped = gzip((out) -> out.write(LIST.getBytes(StandardCharsets.UTF_8)));
		Map<String, Script> odd = new HashMap<>();
		odd.put("wrong content type", Script.answer(200, "Content-Type: text/html\r\n", LIST));
		odd.put("wrong charset", Script.answer(200, "Content-Type: application/json;charset=utf-16\r\n", LIST));
		odd.put("malformed content type", Script.answer(200, "Content-Type: ;;/;\r\n", LIST));
		odd.put("gzip", Script.answer(200, "Content-Encoding: gzip\r\n", zipped));
		odd.put("interim answers first",
				(wire) -> wire.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + OK
						+ "Content-Length: " + LIST.length() + "\r\n\r\n" + LIST));
		odd.put("chunks", (wire) -> wire.send(CHUNKED + "1;x=y\r\n{\r\n" + Integer.toHexString(LIST.length() - 1)
				+ "\r\n" + LIST.substring(1) + "\r\n0\r\nX-Trailer: x\r\n\r\n"));
		odd.put("HTTP/1.0 until the connection closes", (wire) -> {
			wire.send("HTTP/1.0 200 OK\r\n\r\n" + LIST);
			wire.close();
		});
		odd.put("slow, but in time",
				(wire) -> wire.drip(OK + "Content-Length: " + LIST.length() + "\r\n\r\n" + LIST, 1));
		return odd.entrySet().stream().map((entry) -> arguments(entry.getKey(), entry.getValue()));
	}

	@Test
	void laterSuccessfulResponseReplacesTheFault() throws Exception {
		Script reset = (wire) -> wire.reset();
		Script error = Script.answer(500, "", "");
		try (ScriptedServer server = ScriptedServer.start(List.of(reset, error, reset, error, GOOD));
				HttpSwrClient swr = client(server, Map.of("max-attempts", "5"))) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
			assertThat(swr.traffic().retries()).isEqualTo(4);
		}
	}

	@Test
	void faultAfterAResponseShowsTheStatusOfTheResponse() throws Exception {
		Script error = Script.answer(503, "", "{\"errorCode\": \"X1\", \"errorMessage\": \"try later\"}");
		try (ScriptedServer server = ScriptedServer.start(List.of(error, (wire) -> wire.reset()));
				HttpSwrClient swr = client(server, Map.of("max-attempts", "3"))) {
			assertThat(failureOf(swr.access(TARGET, new ThrottleBudget())))
				.isEqualTo(new SwrFailure(SwrFailure.Kind.FAILED, 503, "X1", "Connection reset", true));
			assertThat(server.log()).hasSize(3);
		}
	}

	@Test
	void faultAfterAThrottledResponseShowsItsStatus() throws Exception {
		Script busy = Script.answer(429, "Retry-After: 0\r\n", "{\"error_code\": \"APIGW.0308\"}");
		try (ScriptedServer server = ScriptedServer.start(List.of(busy, (wire) -> wire.close()));
				HttpSwrClient swr = client(server, Map.of("max-attempts", "1"))) {
			assertThat(failureOf(swr.access(TARGET, new ThrottleBudget())))
				.isEqualTo(new SwrFailure(SwrFailure.Kind.FAILED, 429, "APIGW.0308", CUT, true));
			assertThat(server.log()).hasSize(2);
		}
	}

	@Test
	void responseAfterAFaultIsShown() throws Exception {
		try (ScriptedServer server = ScriptedServer.start(List.of((wire) -> wire.reset(), Script.answer(500, "", "")));
				HttpSwrClient swr = client(server)) {
			assertThat(failureOf(swr.access(TARGET, new ThrottleBudget())))
				.isEqualTo(new SwrFailure(SwrFailure.Kind.FAILED, 500, null, "HTTP status 500", true));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 409, 429, 500 })
	void oversizedErrorKeepsItsStatus(int status) throws Exception {
		Script endless = (wire) -> {
			wire.send("HTTP/1.1 " + status + " x\r\nRetry-After: 1\r\nTransfer-Encoding: chunked\r\n\r\n");
			wire.flood("1\r\nx\r\n");
		};
		try (ScriptedServer server = ScriptedServer.start(List.of(endless, GOOD)); HttpSwrClient swr = client(server)) {
			assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
			assertThat(swr.traffic().throttled()).isEqualTo((status == 429) ? 1 : 0);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 300, 301, 302, 303, 307, 308 })
	void redirectIsNotFollowed(int status) throws Exception {
		try (ScriptedServer other = ScriptedServer.start(List.of(GOOD));
				ScriptedServer server = ScriptedServer
					.start(List.of(Script.answer(status, "Location: " + other.endpoint() + "/\r\n", "")));
				HttpSwrClient swr = client(server)) {
			assertThat(failureOf(swr.access(TARGET, new ThrottleBudget())))
				.isEqualTo(new SwrFailure(SwrFailure.Kind.FAILED, status, null, "HTTP status " + status, false));
			assertThat(server.log()).hasSize(1);
			assertThat(other.log()).isEmpty();
		}
	}

	@Test
	void cookiesAreNotKept() throws Exception {
		try (ScriptedServer server = ScriptedServer
			.start(List.of(Script.answer(500, "Set-Cookie: a=b; Path=/\r\nSet-Cookie2: c=d\r\n", ""), GOOD));
				HttpSwrClient swr = client(server)) {
			swr.access(TARGET, new ThrottleBudget());
			swr.access(TARGET, new ThrottleBudget());
			assertThat(server.log()).hasSize(3)
				.extracting(Request::head)
				.allSatisfy((head) -> assertThat(head).doesNotContainIgnoringCase("cookie"));
		}
	}

	@Test
	void surplusBytesAreNotTheNextResponse() throws Exception {
		String stray = OK + "Content-Length: 18\r\n\r\n{\"self_auth\":null}";
		Script twice = (wire) -> wire.send(OK + "Content-Length: " + LIST.length() + "\r\n\r\n" + LIST + stray);
		try (ScriptedServer server = ScriptedServer.start(List.of(twice, GOOD)); HttpSwrClient swr = client(server)) {
			SwrResult<AccessList> first = swr.access(TARGET, new ThrottleBudget());
			assertThat(swr.access(new Target(2, "team", "other"), new ThrottleBudget())).isEqualTo(first)
				.isInstanceOf(SwrResult.Read.class);
		}
	}

	@Test
	void refusedConnectionIsAFault() throws Exception {
		ScriptedServer server = ScriptedServer.start(List.of(GOOD));
		server.close();
		try (HttpSwrClient swr = client(server)) {
			assertThat(failureOf(swr.access(TARGET, new ThrottleBudget())))
				.isEqualTo(new SwrFailure(SwrFailure.Kind.FAILED, null, null, "connection refused", true));
			assertThat(swr.traffic().requests()).isEqualTo(2);
		}
	}

	@Test
	void connectionClosedByTheServerIsReplaced() throws Exception {
		Script thenGone = (wire) -> {
			GOOD.play(wire);
			wire.close();
		};
		try (ScriptedServer server = ScriptedServer.start(List.of(thenGone)); HttpSwrClient swr = client(server)) {
			for (int i = 0; i < 5; i++) {
				assertThat(swr.access(TARGET, new ThrottleBudget())).isInstanceOf(SwrResult.Read.class);
			}
		}
	}

	private static SwrFailure failureOf(SwrResult<?> swrResult) {
		assertThat(swrResult).isInstanceOf(SwrResult.Failed.class);
		return ((SwrResult.Failed<?>) swrResult).failure();
	}

	private static HttpSwrClient client(ScriptedServer server) {
		return client(server, Map.of("max-attempts", "2"));
	}

	private static HttpSwrClient client(ScriptedServer server, Map<String, String> given) {
		Map<String, String> settings = new HashMap<>(given);
		settings.putIfAbsent("response-timeout", "5s");
		settings.put("max-response-size", "64KB");
		return TestClient.of(server.endpoint(), settings);
	}

	/**
	 * Writer of uncompressed content.
	 */
	private interface Content {

		void writeTo(OutputStream out) throws IOException;

	}

	private static byte[] gzip(Content content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
			content.writeTo(out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
