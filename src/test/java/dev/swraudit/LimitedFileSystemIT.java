package dev.swraudit;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.RefusingFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file system that lacks what a publication can do without gives one warning; one that
 * lacks what a publication needs is refused before anything is fetched.
 */
class LimitedFileSystemIT {

	private static final String WARNING = "the file system of %s cannot set file modes (Operation not permitted), so"
			+ " that its mount options, and not audit.output-mode, decide who can read the files; it cannot sync"
			+ " directories (Invalid argument), so that a power failure may lose the latest publication, which"
			+ " complianceExport then writes again";

	private final FakeSwr swr = FakeSwr.start((request) -> Response.granted(1));

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.swr.close();
	}

	@Test
	void withoutModesAndSyncedDirectoriesTheAuditIsPublishedWithOneWarning() throws Exception {
		Path out = Files.createDirectory(this.directory.resolve("out"));
		Path log = this.directory.resolve("audit.log");
		String refused = RefusingFileSystem.at(out, this.directory).refusing("set-mode,sync-directory");
		AuditRun audit = audit().with("--logging.file.name=" + log);
		try (ChildRun run = ChildRun.startWith(this.directory, refused, audit.arguments())) {
			assertThat(run.await()).as(run.output()).isZero();
			assertThat(run.output()).startsWith("warning: " + WARNING.formatted(out) + "\ndefault, ")
				.containsOnlyOnce("warning");
		}
		assertThat(log).content().containsOnlyOnce(WARNING.formatted(out));
		assertThat(audit.scopeDirectory().toFile().list()).containsExactlyInAnyOrder(".lock", AuditRun.DATE,
				"last-run.json");
		try (ChildRun check = ChildRun.startWith(this.directory, refused, audit().arguments("--check"))) {
			check.await();
			assertThat(check.output())
				.contains("warn output       " + out + "; " + WARNING.formatted(out.resolve("default")));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			rename-directory | rename directories (Invalid cross-device link)
			sync-file        | sync files to disk (Invalid argument)
			""")
	void withoutWhatAPublicationNeedsNothingIsFetched(String operation, String lack) throws Exception {
		Path out = Files.createDirectory(this.directory.resolve("out"));
		String refused = RefusingFileSystem.at(out, this.directory).refusing(operation);
		try (ChildRun run = ChildRun.startWith(this.directory, refused, audit().arguments())) {
			assertThat(run.await()).as(run.output()).isEqualTo(1);
			assertThat(run.output()).isEqualTo(out + ": the file system cannot " + lack
					+ "; correct this, or choose a directory on another file system with output=\n");
		}
		assertThat(this.swr.requests()).isZero();
		assertThat(out).isDirectoryNotContaining("glob:**.probe-*");
	}

	private AuditRun audit() {
		AuditRun audit = new AuditRun(this.directory).against(this.swr).with("auditDate=" + AuditRun.DATE);
		return audit.with(audit.input("namespace,repository", "a,b"));
	}

}
