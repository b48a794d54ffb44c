package dev.swraudit.permission;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.swraudit.access.HttpSwrClient;
import dev.swraudit.access.SwrFailure;
import dev.swraudit.access.TestClient;
import dev.swraudit.ledger.Outcome;
import dev.swraudit.ledger.Target;
import dev.swraudit.support.ScriptedServer;
import dev.swraudit.support.ScriptedServer.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Almost valid JSON, alone and inside an otherwise valid access list.
 */
class InvalidJsonTests {

	private static final Target TARGET = new Target(1, "team", "app");

	private static final String LIST = "{\"self_auth\": null, \"others_auths\": [], \"x\": %s}";

	private static final List<String> ARRAYS = List.of("[1 true]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]", "[\"x\"]]",
			"[\"x\",]", "[\"x\"", "[x", "[3[4]]", "[1:2]", "[,]", "[   , \"\"]", "[1,\n1\n,1", "[1,,]", "[1,", "[{}",
			"[*]", "[\u000b]", "[\f]", "[\u00a0]", "[1}", "[}", "[", "[1]]", "[][]", "[1]x", "[\"a\"\f]", "(1)",
			"[1;2]", "[...]", "[".repeat(100_000), "[".repeat(100_000) + "]".repeat(100_000));

	private static final List<String> LITERALS = List.of("fals", "nul", "tru", "True", "FALSE", "NULL", "nulll",
			"truefalse", "undefined", "None", "true false", "nil", "null,", "nu\u0000ll", "@null");

	private static final List<String> NUMBERS = List.of("+1", "-", "-01", "012", "00", "1.", ".5", "-.5", "1.e3", "1e",
			"1e+", "1E-", "0e", "0x10", "0b1", "1_000", "1,5", "Infinity", "-Infinity", "NaN", "-NaN", "1 000", "--1",
			"++1", "1+2", "1eE2", "-2.", "1\u0000", "\uff11", "1a", "1.2.3", "- 1", "-foo", "1e1.5", "\u00bd", "1f",
			"1L");

	private static final List<String> STRINGS = List.of("\"", "\"a", "'a'", "a", "\"\\x00\"", "\"\\a\"", "\"\\u\"",
			"\"\\u12\"", "\"\\u123g\"", "\"\\U0041\"", "\"\\\"", "\"\\\\\\\"", "\"\t\"", "\"\n\"", "\"\u0000\"",
			"\"\u001b\"", "\"\\🌀\"", "\"a\" \"b\"", "\"a\"b", "\"\"x", "\\u0020\"a\"", "é", "“a”", "\"\\",
			"\"\\uD834\\\"", "\"\\u00A\"", "\"\\'\"", "`a`", "\"a\\\n\"", "\"\r\"", "\"\\u-123\"");

	private static final List<String> OBJECTS = List.of("{", "{\"a\"", "{\"a\":", "{\"a\":}", "{\"a\" 1}", "{\"a\"::1}",
			"{\"a\":1,}", "{,\"a\":1}", "{\"a\":1,,\"b\":2}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}",
			"{\"a\":1 \"b\":2}", "{\"a\",\"b\"}", "{\"a\":1}}", "{\"a\":1}#", "{\"a\":1}/**/", "{\"a\":1}//",
			"{\"a\":/*c*/1}", "{[1]:2}", "{\"a\":1;\"b\":2}", "{\"a\"=1}", "{\"a\":a}", "{\ufeff}", "{\"a\":1]", "{]",
			"{{}}", "{\"a\":\"b\":\"c\"}", "{\"a\"}", "{\"a\": 1, \"a\": 2}", "{\"a\":1", "{\"a\\\":1}",
			"[{\"\":".repeat(50_000));

	private static final List<String> STRUCTURES = List.of("", " ", "\n", "]", "}", ",", ":", "<null>", "<.>",
			"<!-- -->", "*", "#", "/", "\u2060", "\ufeff", "\u0000", "1]", "// null\n", "/* */", "\u001enull", "&", "$",
			"\\n", "null;", "%7B%7D", "callback(null)");

	@ParameterizedTest
	@MethodSource("invalidValues")
	void invalidDocumentIsFailed(String value) throws Exception {
		assertFailed(value, StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@MethodSource("invalidValues")
	void listWithAnInvalidValueIsFailed(String value) throws Exception {
		assertFailed(LIST.formatted(value), StandardCharsets.UTF_8);
	}

	static Stream<String> invalidValues() {
		return Stream.of(ARRAYS, LITERALS, NUMBERS, STRINGS, OBJECTS, STRUCTURES).flatMap(List::stream);
	}

	@ParameterizedTest
	@MethodSource
	void listWithInvalidUtf8IsFailed(String octets) throws Exception {
		assertFailed(LIST.formatted('"' + octets + '"'), StandardCharsets.ISO_8859_1);
	}

	static Stream<String> listWithInvalidUtf8IsFailed() {
		return Stream.of("\u00ff", "\u0081", "\u00c3", "\u00e2\u0082", "\u00f0\u009f\u0098", "\u00c0\u00af",
				"\u00e0\u0080\u00af", "\u00ed\u00a0\u0080", "\u00ed\u00b0\u0080", "\u00f4\u0090\u0080\u0080",
				"\u00f8\u0088\u0080\u0080\u0080", "\u00fe", "\u00e9t\u00e9", "\u00c3(", "a\u0080b");
	}

	@ParameterizedTest
	@MethodSource
	void listInAnotherEncodingIsFailed(Charset charset) throws Exception {
		assertFailed(LIST.formatted("\"é\""), charset);
	}

	static Stream<Charset> listInAnotherEncodingIsFailed() {
		return Stream.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
				Charset.forName("UTF-32"), StandardCharsets.ISO_8859_1, Charset.forName("GBK"));
	}

	@Test
	void thereAreEnoughCases() {
		assertThat(invalidValues().distinct()).hasSizeGreaterThan(150);
	}

	@ParameterizedTest
	@MethodSource
	void listWithAnUnusualButValidValueIsAudited(String value) throws Exception {
		assertThat(read(LIST.formatted(value).getBytes(StandardCharsets.UTF_8)).outcome()).isEqualTo(Outcome.AUDITED);
	}

	static Stream<String> listWithAnUnusualButValidValueIsAudited() {
		return Stream.of("null", "true", "-0", "1E400", "-1e-7", "123456789012345678901234567890", "\"\"",
				"\"\\u0022\\/\\b\\ud834\\udd1e\"", "\"\u007f\u2028\u2029\ufeff\uffff\"", "[]", "{}", "[[],[{}]]",
				"{\"\": 0}", "\t\r\n 1 \n", "[".repeat(60) + "]".repeat(60));
	}

	private static void assertFailed(String body, Charset charset) throws Exception {
		FetchResult fetchResult = read(body.getBytes(charset));
		assertThat(fetchResult.outcome()).isEqualTo(Outcome.FAILED);
		SwrFailure swrFailure = ((FetchResult.NotAudited) fetchResult).failure();
		assertThat(swrFailure.status()).isEqualTo(200);
		assertThat(swrFailure.serviceDown()).isFalse();
		assertThat(swrFailure.message()).startsWith("the response ").hasSizeLessThanOrEqualTo(200);
	}

	private static FetchResult read(byte[] body) throws Exception {
		try (ScriptedServer server = ScriptedServer.start(List.of(Script.answer(200, "", body)));
				HttpSwrClient swr = TestClient.of(server.endpoint(), Map.of())) {
			FetchResult fetchResult = new PermissionFetcher(swr, Clock.systemUTC()).fetch(TARGET);
			assertThat(server.log()).hasSize(1);
			return fetchResult;
		}
	}

}
