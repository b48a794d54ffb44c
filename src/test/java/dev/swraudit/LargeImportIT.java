package dev.swraudit;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildJvm;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An input of a million lines (fewer in a usual build) in a heap that is small for it.
 */
class LargeImportIT {

	private static final int LINES = Thorough.times(30_000, 1_000_000);

	private static final int HEAP_MEGABYTES = Thorough.times(64, 256);

	@TempDir
	Path directory;

	@Test
	void everyLineIsImportedInConstantMemory() throws Exception {
		Path database = this.directory.resolve("audit");
		long start = System.nanoTime();
		ChildJvm.Result result = new ChildJvm(this.directory).withOption("-Xmx" + HEAP_MEGABYTES + "m")
			.run("input=" + input(), "output=" + this.directory.resolve("out"), "auditDate=" + AuditRun.DATE,
					"--audit.swr.endpoint=http://127.0.0.1:1", "--audit.swr.token=t", "--audit.swr.max-attempts=1",
					"--audit.swr.requests-per-second=1000", "--spring.datasource.url=jdbc:h2:file:" + database);
		assertThat(result.out()).endsWith("the same command continues\n");
		assertThat(result.exit()).isEqualTo(4);
		Thorough.report("import of %d lines and 50 refused requests: %d ms, %d bytes of database".formatted(LINES,
				(System.nanoTime() - start) / 1_000_000, Files.size(Path.of(database + ".mv.db"))));
		assertThat(number(database, "select count(*) from target")).isEqualTo(LINES);
		assertThat(number(database, """
				select count(*) from input_record i
				join target t on t.id = i.target_id
				join repository r on r.id = t.repository_id
				where i.id - 4294967296 = t.line and r.name = 'app-' || lpad(t.line - 2, 7, '0')
				""")).isEqualTo(LINES);
	}

	/** Hardly two lines that follow each other do so in the order of targets. */
	private Path input() throws IOException {
		Path input = this.directory.resolve("repositories.csv");
		try (Writer csv = Files.newBufferedWriter(input)) {
			csv.write("namespace,repository\n");
			for (int i = 0; i < LINES; i++) {
				csv.write("team%d,app-%07d\n".formatted(i % 500, i));
			}
		}
		return input;
	}

	private static long number(Path database, String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + database);
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			assertThat(result.next()).isTrue();
			return result.getLong(1);
		}
	}

}
