package dev.swraudit;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.LongAudit;
import dev.swraudit.support.SmallDisk;
import dev.swraudit.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real full disk gives one error message and exit code 1, nothing is partly published,
 * and the same command continues when there is space.
 */
class FullDiskIT {

	@TempDir
	Path place;

	/** Too small for the copy of the input, for the files of the report. */
	@ParameterizedTest
	@ValueSource(ints = { 16, 400 })
	void anOutputThatFills(int kilobytes) throws Exception {
		Path out = Files.createDirectory(this.place.resolve("out"));
		try (SmallDisk disk = SmallDisk.at(out, kilobytes); FakeSwr swr = FakeSwr.start(LongAudit::answer)) {
			AuditRun audit = new LongAudit(this.place, TestDatabase.H2, swr).run();
			assertFull(audit.run(), out + "/default/.2026-11-21.");
			assertThat(audit.scopeDirectory().resolve(AuditRun.DATE)).doesNotExist();
			disk.grow();
			assertContinues(audit);
			assertThat(swr.requests()).isEqualTo(LongAudit.REPOSITORIES);
		}
	}

	/** Too small for the tables, for the rows. */
	@ParameterizedTest
	@ValueSource(ints = { 100, 600 })
	void aDatabaseThatFills(int kilobytes) throws Exception {
		Path data = Files.createDirectory(this.place.resolve("data"));
		try (SmallDisk disk = SmallDisk.at(data, kilobytes); FakeSwr swr = FakeSwr.start(LongAudit::answer)) {
			AuditRun audit = new LongAudit(this.place, TestDatabase.H2, swr).run();
			assertFull(audit.run(), "the file of spring.datasource.url cannot be written: ");
			assertThat(audit.scopeDirectory().resolve(AuditRun.DATE)).doesNotExist();
			disk.grow();
			assertContinues(audit);
		}
	}

	@Test
	void aFileThatMayNotGrow() throws Exception {
		try (FakeSwr swr = FakeSwr.start(LongAudit::answer)) {
			AuditRun audit = new LongAudit(this.place, TestDatabase.H2, swr).run();
			try (ChildRun child = ChildRun.startWith(this.place, "ulimit -f 1400", audit.arguments())) {
				assertThat(child.await()).as(child.output()).isEqualTo(1);
				assertThat(child.output()).startsWith("the file of spring.datasource.url cannot be written: ")
					.hasLineCount(1);
			}
			assertContinues(audit);
		}
	}

	private static void assertFull(AuditRun.Result result, String where) {
		assertThat(result.err()).startsWith(where)
			.contains("No space left on device")
			.hasLineCount(1)
			.doesNotContain("Exception");
		assertThat(result.exit()).isEqualTo(1);
		assertThat(result.out()).isEmpty();
	}

	private static void assertContinues(AuditRun audit) {
		AuditRun.Result result = audit.run();
		assertThat(result.exit()).as(result.err()).isZero();
		assertThat(audit.published("repositories.csv")).hasLineCount(LongAudit.REPOSITORIES + 1);
	}

}
