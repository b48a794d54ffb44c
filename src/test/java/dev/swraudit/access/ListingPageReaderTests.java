package dev.swraudit.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.swraudit.access.http.HttpAnswer;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ListingPageReaderTests {

	private static final String TWO = """
			[{"name": "team/app", "namespace": "a", "category": "linux", "size": 7, "is_public": false, "tags": ["1"],
			  "created_at": "2026-01-02T03:04:05Z", "updated_at": "2026-02-03T04:05:06Z",
			  "total_range": 12}, {"namespace": "b", "name": "web", "total_range": 12}]""";

	@Test
	void repositoriesAndTotalAreRead() {
		assertThat(read(TWO, "0-2/17")).isEqualTo(new ListingPage(List.of(
				new ListedRepository(new RepositoryName("a", "team/app"), false, "2026-01-02T03:04:05Z",
						"2026-02-03T04:05:06Z"),
				new ListedRepository(new RepositoryName("b", "web"), null, null, null)), 17L));
		assertThat(read("[]", "0-0/0")).isEqualTo(new ListingPage(List.of(), 0L));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0-2/*", "bytes 0-2/17", "17" })
	void totalOfTheRepositoriesReplacesAMissingHeader(String header) {
		assertThat(read(TWO, header.isEmpty() ? null : header).total()).isEqualTo(12L);
		assertThat(read("[{\"namespace\": \"a\", \"name\": \"b\"}]", null).total()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "{\"repos\": []}", "null", "[", "[]x", "[7]", "[null]", "[[]]", "[{}]",
			"[{\"namespace\": \"a\"}]", "[{\"name\": \"b\"}]", "[{\"namespace\": \"\", \"name\": \"b\"}]",
			"[{\"namespace\": \"a\", \"name\": null}]", "[{\"namespace\": 7, \"name\": \"b\"}]",
			"[{\"namespace\": \"a\", \"name\": \"b\\u0000\"}]", "<html>" })
	void anythingElseIsRefused(String body) {
		assertThatExceptionOfType(UnreadableAnswerException.class).isThrownBy(() -> read(body, "0-1/1"));
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "1000, 1000" })
	void offsetIsSent(int offset, String sent) {
		assertThat(ListingPage.LIMIT).isEqualTo(1000);
		assertThat(new SwrCalls(URI.create("https://swr.example")).repositories(offset).path())
			.isEqualTo("/v2/manage/repos?order_column=name&order_type=asc&limit=1000&offset=" + sent);
	}

	private static ListingPage read(String body, @Nullable String contentRange) {
		return ListingPageReader.read(new HttpAnswer(200, null, "application/json",
				body.getBytes(StandardCharsets.UTF_8), null, contentRange));
	}

}
