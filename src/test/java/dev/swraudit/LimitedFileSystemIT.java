package dev.swraudit;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.RefusingFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

	private Path out = Path.of("");

	private RefusingFileSystem fileSystem;

	@BeforeEach
	void prepare() throws Exception {
		this.out = Files.createDirectory(this.directory.resolve("out"));
		this.fileSystem = RefusingFileSystem.at(this.out, this.directory);
	}

	@AfterEach
	void close() {
		this.swr.close();
	}

	@Test
	void withoutModesAndSyncedDirectoriesTheAuditIsPublishedWithOneWarning() throws Exception {
		Path log = this.directory.resolve("audit.log");
		String refused = this.fileSystem.refusing("set-mode,sync-directory");
		AuditRun audit = audit().with("--logging.file.name=" + log);
		try (ChildRun run = ChildRun.startWith(this.directory, refused, audit.arguments())) {
			assertThat(run.await()).as(run.output()).isZero();
			assertThat(run.output()).startsWith("warning: " + WARNING.formatted(this.out) + "\ndefault, ")
				.containsOnlyOnce("warning");
		}
		assertThat(log).content().containsOnlyOnce(WARNING.formatted(this.out));
		assertThat(audit.scopeDirectory().toFile().list()).containsExactlyInAnyOrder(".lock", AuditRun.DATE,
				"last-run.json");
		try (ChildRun check = ChildRun.startWith(this.directory, refused, audit().arguments("--check"))) {
			assertThat(check.await()).as(check.output()).isZero();
			assertThat(check.output())
				.contains("warn output       " + this.out + "; " + WARNING.formatted(this.out.resolve("default")));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					rename-directory | rename directories (Invalid cross-device link)
					replace-file     | replace a file by renaming another one (Operation not supported)
					sync-file        | sync files to disk (Invalid argument)
					""")
	void withoutWhatAPublicationNeedsNothingIsFetched(String operation, String lack) throws Exception {
		try (ChildRun run = ChildRun.startWith(this.directory, this.fileSystem.refusing(operation),
				audit().arguments())) {
			assertThat(run.await()).as(run.output()).isEqualTo(1);
			assertThat(run.output()).isEqualTo(this.out + ": the file system cannot " + lack
					+ "; correct this, or choose a directory on another file system with output=\n");
		}
		assertThat(this.swr.requests()).isZero();
		assertThat(this.out).isDirectoryNotContaining("glob:**.probe-*");
	}

	private AuditRun audit() {
		AuditRun audit = new AuditRun(this.directory).against(this.swr).with("auditDate=" + AuditRun.DATE);
		return audit.with(audit.input("namespace,repository", "a,b"));
	}

}
