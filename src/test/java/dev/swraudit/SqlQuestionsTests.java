package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.swraudit.support.HistoryDatabase;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The queries of {@code src/docs/sql.md}, on a small history.
 */
class SqlQuestionsTests {

	private static final Pattern QUERY = Pattern.compile("^```sql\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

	@TempDir
	Path directory;

	@ParameterizedTest
	@MethodSource("databases")
	void everyQuestionHasAnAnswer(TestDatabase kind) throws IOException {
		HistoryDatabase history = new HistoryDatabase(kind.migrated(this.directory));
		fill(history);
		List<String> queries = QUERY.matcher(Files.readString(Path.of("src/docs/sql.md")))
			.results()
			.map((query) -> query.group(1))
			.toList();
		assertThat(queries).hasSize(10);
		assertThat(queries).allSatisfy((query) -> assertThat(history.jdbc().queryForList(query)).isNotEmpty());
	}

	private static void fill(HistoryDatabase history) {
		int decision = history.decision(1, null);
		int january = history.audit("2026-01-10");
		history.read(january, "team/app", "alice=7 bob=3");
		history.finding(january, "team/app", 1, "alice", 1, "2026-01-10", null);
		int february = history.audit("2026-02-10");
		history.read(february, "team/app", "alice=7 carol=1");
		history.finding(february, "team/app", 1, "alice", 1, "2026-01-10", null);
		history.finding(february, "team/app", 2, "carol", 2, "2026-02-10", decision);
		int april = history.audit("2026-04-30");
		history.read(april, "team/app", "alice=7 carol=1");
		history.unread(april, "team/web", "FORBIDDEN");
		history.finding(april, "team/app", 1, "alice", 1, "2026-01-10", null);
		history.finding(april, "team/app", 2, "carol", 2, "2026-02-10", decision);
		history.leaver(april, "alice", "2026-04-01");
	}

	static Stream<TestDatabase> databases() {
		return TestDatabase.inThisBuild();
	}

}
