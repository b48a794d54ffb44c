package dev.swraudit.target;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

import static org.assertj.core.api.Assertions.assertThat;

class RepositoryIdsTests {

	private static final Pattern ROWS_READ = Pattern.compile("scanCount: (\\d+)");

	/** A list of many repositories in one namespace, read night after night. */
	@Test
	void lookUpInH2ReadsNoOtherRepositories(@TempDir Path directory) {
		JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.H2.migrated(directory));
		jdbc.update("insert into scope (id, name, endpoint) values (1, 'default', 'https://swr.example')");
		jdbc.update("insert into namespace (id, scope_id, name) values (1, 1, 'team')");
		jdbc.update(
				"insert into repository (id, namespace_id, name) select x, 1, 'app' || x from system_range(1, 20000)");
		Object[] names = IntStream.rangeClosed(1, 100).mapToObj((number) -> "app" + number).toArray();
		String plan = jdbc.queryForObject("explain analyze " + RepositoryIds.FIND, String.class,
				new SqlArrayValue("varchar", names), 1);
		long rows = ROWS_READ.matcher(Objects.requireNonNull(plan))
			.results()
			.mapToLong((count) -> Long.parseLong(count.group(1)))
			.sum();
		assertThat(rows).isBetween(100L, 400L);
	}

}
