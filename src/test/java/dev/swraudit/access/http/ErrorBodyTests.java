package dev.swraudit.access.http;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorBodyTests {

	@ParameterizedTest
	@ValueSource(strings = { "[{\"errorCode\":\"C1\",\"errorMessage\":\"why\",\"detail\":\"\"}]",
			"{\"errors\":[{\"errorCode\":\"C1\",\"errorMessage\":\"why\"}]}",
			"{\"errorCode\":\"C1\",\"errorMessage\":\"why\"}",
			"{\"error_code\":\"C1\",\"error_msg\":\"why\",\"request_id\":\"r\"}",
			"{\"error\":{\"code\":\"C1\",\"message\":\"why\",\"title\":\"t\"}}",
			"{\"error\":{\"code\":401,\"message\":\"why\"},\"errors\":[{\"errorCode\":\"C1\"}]}" })
	void everyShapeIsRead(String body) {
		assertThat(of(body)).isEqualTo(new ErrorBody("C1", "why"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"error\":{\"code\":401,\"message\":\"why\",\"title\":\"t\"}} | why",
					"{\"error\":{\"code\":\"401\",\"title\":\"Unauthorized\"}} | Unauthorized",
					"{\"error\":{\"message\":\"\",\"title\":\"t\"}} | t" })
	void statusIsNotAnErrorCode(String body, String message) {
		assertThat(of(body)).isEqualTo(new ErrorBody(null, message));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "{\"error\":\"why\"}", "{\"error\":{}}", "{\"error\":[{\"message\":\"why\"}]}",
			"{\"message\":\"why\",\"code\":\"C1\"}", "[null]", "[[]]", "{\"errors\":{}}", "{\"errors\":null}", "7",
			"null", "{\"errorCode\":{}}" })
	void unknownShapeHasNoCode(String body) {
		assertThat(of(body)).isEqualTo(new ErrorBody(null, body));
	}

	@Test
	void otherTextThanJsonIsExcerpted() {
		assertThat(of("<html>\r\n<b>Bad\tGateway\u001b[31m</b>" + "x".repeat(500)).message())
			.startsWith("<html> <b>Bad Gateway [31m</b>")
			.hasSizeLessThanOrEqualTo(120);
		assertThat(of("").message()).isEmpty();
	}

	@Test
	void codeInErrorsTakesPrecedence() {
		assertThat(of(
				"{\"errorCode\":\"C2\",\"errors\":[{\"errorCode\":\"C1\"},{\"errorCode\":\"C3\"}],\"error_code\":\"C4\"}")
			.code()).isEqualTo("C1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"errorCode\":\"C1\"", "{\"errorCode\":\"C1\"} x", "{\"errorCode\":\"C1\",}",
			"[{\"errorCode\":\"C1\"}", "{\"errorCode\":\"C1\",\"errorCode\":\"C2\"}",
			"{\"errors\":[{\"errorCode\":\"C1\",\"errorCode\":\"C2\"}]}" })
	void codeInInvalidJsonIsIgnored(String body) {
		assertThat(of(body)).isEqualTo(new ErrorBody(null, body));
	}

	@Test
	void deeplyNestedBodyIsExcerpted() {
		for (String bomb : List.of("[", "{\"errors\":", "{\"errors\":[", "[{\"detail\":")) {
			ErrorBody error = of(bomb.repeat(1_000_000));
			assertThat(error.code()).isNull();
			assertThat(error.message()).startsWith(bomb).hasSizeLessThanOrEqualTo(120);
		}
	}

	@Test
	void largeBodyIsReadWithoutATree() {
		long before = allocated();
		assertThat(of("{\"detail\":[" + "[],".repeat(2_000_000) + "[]],\"errorCode\":\"C1\"}").code()).isEqualTo("C1");
		assertThat(allocated() - before).isLessThan(40_000_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\u0000\\u202e", " \\n ", "" })
	void invisibleTextIsMissing(String text) {
		assertThat(of("{\"errorCode\":\"" + text + "\",\"errorMessage\":\"why\"}"))
			.isEqualTo(new ErrorBody(null, "why"));
		assertThat(of("{\"errorCode\":\"C1\",\"errorMessage\":\"" + text + "\"}")).isEqualTo(new ErrorBody("C1", ""));
	}

	private static long allocated() {
		return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

	@Test
	void codeMayBeANumber() {
		assertThat(of("{\"errorCode\":42}")).isEqualTo(new ErrorBody("42", ""));
	}

	private static ErrorBody of(String body) {
		return ErrorBody.of(body.getBytes(StandardCharsets.UTF_8));
	}

}
