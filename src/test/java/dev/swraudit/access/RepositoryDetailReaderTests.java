package dev.swraudit.access;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RepositoryDetailReaderTests {

	@Test
	void creatorIsRead() {
		assertThat(read("{\"name\": \"team/app\", \"creator_id\": 42, \"creator_name\": \"ann\"}"))
			.isEqualTo(new RepositoryDetail("42", "ann"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"name\": null}", "{\"creator_id\": null, \"creator_name\": null}",
			"{\"creator_id\": \"\", \"creator_name\": \"\"}", "{\"creator_id\": {}, \"creator_name\": 7}" })
	void missingOrInvalidCreatorIsNull(String body) {
		assertThat(read(body)).isEqualTo(new RepositoryDetail(null, null));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"team/other\"", "\"team$app\"", "\"app\"", "\"\"", "7", "[]" })
	void responseForAnotherRepositoryIsRefused(String name) {
		assertRefused("{\"name\": " + name + ", \"creator_id\": \"42\"}");
		assertRefused("{\"creator_id\": \"42\", \"name\": " + name + "}");
	}

	@Test
	void repeatedCreatorIsRefused() {
		assertRefused("{\"creator_id\": \"1\", \"creator_id\": \"2\"}");
	}

	@Test
	void longIdsAndNamesAreRefused() {
		assertRefused("{\"creator_id\": \"" + "x".repeat(257) + "\"}");
		assertRefused("{\"creator_id\": \"42\", \"creator_name\": \"" + "x".repeat(1001) + "\"}");
		String name = "😀".repeat(1000);
		assertThat(read("{\"creator_name\": \"" + name + "\"}").creatorName()).isEqualTo(name);
	}

	private static void assertRefused(String body) {
		assertThatExceptionOfType(UnreadableAnswerException.class).isThrownBy(() -> read(body));
	}

	private static RepositoryDetail read(String body) {
		return RepositoryDetailReader.read(body.getBytes(StandardCharsets.UTF_8), "team/app");
	}

}
