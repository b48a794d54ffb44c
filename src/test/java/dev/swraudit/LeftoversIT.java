package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that publishes removes what killed runs left, but not the copies of an unfinished
 * audit, which stay until the database forgets it.
 */
class LeftoversIT {

	private final AtomicBoolean down = new AtomicBoolean();

	private final FakeSwr swr = FakeSwr
		.start((request) -> this.down.get() ? Response.error(503, "X", "down") : Response.granted(1));

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.swr.close();
	}

	@Test
	void theCopiesOfAnUnfinishedAuditStayUntilItIsForgotten() throws IOException {
		AuditRun audit = audit();
		audit.with(audit.input("namespace,repository", "a,b"));
		this.down.set(true);
		assertThat(audit.run("auditDate=2026-10-01").exit()).isEqualTo(4);
		this.down.set(false);
		Path scope = audit.scopeDirectory();
		Files.createDirectories(scope.resolve(".2026-10-01.partial"));
		Files.createDirectories(scope.resolve("exports/.20261001T020000Z.1.partial"));
		Files.createFile(scope.resolve(".last-run.json.1"));
		makeOld(scope);

		assertThat(audit.run("auditDate=2026-10-02").exit()).isZero();
		assertThat(hidden(scope)).containsExactlyInAnyOrder(".lock", ".2026-10-01.work");
		assertThat(hidden(scope.resolve("exports"))).isEmpty();

		assertThat(audit.run("auditDate=2026-11-20", "--audit.retention=30d").exit()).isZero();
		assertThat(hidden(scope)).containsExactly(".lock");
	}

	@Test
	void anInputErrorLeavesNothing() throws IOException {
		AuditRun audit = audit();
		for (String bad : List.of("namespace\na\n", "namespace,repository\na,\"b\n", "")) {
			Path input = Files.writeString(this.directory.resolve("bad.csv"), bad);
			assertThat(audit.run("auditDate=2026-10-01", "input=" + input).exit()).as(bad).isEqualTo(1);
			assertThat(audit.scopeDirectory().toFile().list()).containsExactlyInAnyOrder(".lock", "last-run.json");
		}
		Path exceptions = Files.writeString(this.directory.resolve("exceptions.csv"), "bad\n");
		assertThat(audit
			.run("auditDate=2026-10-01", audit.input("namespace,repository", "a,b"), "--audit.exceptions=" + exceptions)
			.exit()).isEqualTo(1);
		assertThat(audit.scopeDirectory().toFile().list()).containsExactlyInAnyOrder(".lock", "last-run.json");
	}

	private AuditRun audit() {
		return new AuditRun(this.directory).against(this.swr)
			.with("--audit.swr.max-attempts=1", "--audit.swr.abort-after=1");
	}

	private static void makeOld(Path directory) throws IOException {
		FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Files.setLastModifiedTime(file, old);
			}
		}
	}

	private static List<String> hidden(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.map((file) -> file.getFileName().toString()).filter((name) -> name.startsWith(".")).toList();
		}
	}

}
