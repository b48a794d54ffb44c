package dev.swraudit.access;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorBodyTests {

	@ParameterizedTest
	@ValueSource(strings = { "[{\"errorCode\":\"C1\",\"errorMessage\":\"why\",\"detail\":\"\"}]",
			"{\"errors\":[{\"errorCode\":\"C1\",\"errorMessage\":\"why\"}]}",
			"{\"errorCode\":\"C1\",\"errorMessage\":\"why\"}",
			"{\"error_code\":\"C1\",\"error_msg\":\"why\",\"request_id\":\"r\"}" })
	void everyShapeIsRead(String body) {
		assertThat(of(body)).isEqualTo(new ErrorBody("C1", "why"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "[null]", "[[]]", "{\"errors\":{}}", "{\"errors\":null}", "7", "null",
			"{\"errorCode\":{}}" })
	void anOddShapeHasNoCode(String body) {
		assertThat(of(body)).isEqualTo(new ErrorBody(null, body));
	}

	@Test
	void whatIsNotJsonIsExcerpted() {
		assertThat(of("<html>\r\n<b>Bad\tGateway\u001b[31m</b>" + "x".repeat(500)).message())
			.startsWith("<html> <b>Bad Gateway [31m</b>")
			.hasSizeLessThanOrEqualTo(120);
		assertThat(of("").message()).isEmpty();
	}

	@Test
	void aCodeMayBeANumber() {
		assertThat(of("{\"errorCode\":42}")).isEqualTo(new ErrorBody("42", ""));
	}

	private static ErrorBody of(String body) {
		return ErrorBody.of(body.getBytes(StandardCharsets.UTF_8));
	}

}
