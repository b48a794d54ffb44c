package dev.swraudit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.DatabaseHold;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.SmallDisk;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The second day is published incomplete, then continued with other responses, and the
 * continuation is not published. Every later night, the views and the exports must show
 * what was published, not what was evaluated.
 */
class PublishedBaselineIT {

	private static final String DAY_2 = "auditDate=2026-11-02";

	private static final String DAY_3 = "auditDate=2026-11-03";

	@TempDir
	Path directory;

	private final World world = new World();

	private final FakeSwr swr = FakeSwr.start(this.world::answer);

	private String url = "";

	@AfterEach
	void close() {
		this.swr.close();
	}

	/**
	 * Day 1: bob manages b. Day 2: b fails. From then on: eve manages b, bob does not.
	 */
	private AuditRun afterTwoDays(TestDatabase database) {
		this.url = database.url(this.directory);
		this.world.repository("a", "alice").repository("b", "bob").repository("c");
		AuditRun audit = run().against(this.swr).with("--audit.swr.max-attempts=1", "--audit.fail-on=new");
		audit.with(audit.input(World.lines("a", "b", "c")));
		assertThat(audit.run("auditDate=2026-11-01").exit()).isEqualTo(3);
		this.world.error(500, "SVCSTG.SWR.5000000", "b");
		assertThat(audit.run(DAY_2).exit()).isEqualTo(2);
		assertThat(changes(audit, "2026-11-02")).containsExactly("a alice EXISTING", "b bob UNVERIFIED");
		this.world.good("b").repository("b", "eve");
		return audit;
	}

	private AuditRun run() {
		return new AuditRun(this.directory).with("--spring.datasource.url=" + this.url);
	}

	private void assertPublishedStateIsKept(AuditRun audit) throws IOException {
		assertThat(changes(audit, "2026-11-02")).containsExactly("a alice EXISTING", "b bob UNVERIFIED");
		AuditRun.Result export = run().run("--spring.batch.job.name=complianceExport", DAY_2);
		assertThat(export.exit()).as(export.err()).isZero();
		try (Stream<Path> exports = Files.list(audit.scopeDirectory().resolve("exports"))) {
			Path exported = exports.sorted().toList().get(0);
			for (String name : List.of("permissions.csv", "repositories.csv", "findings.csv", "summary.json")) {
				assertThat(exported.resolve(name))
					.hasSameBinaryContentAs(audit.scopeDirectory().resolve("2026-11-02").resolve(name));
			}
		}
		AuditRun.Result next = audit.run(DAY_3);
		assertThat(next.exit()).as(next.err()).isEqualTo(3);
		assertThat(next.out()).contains("Unfinished audits of scope default, named once: 2026-11-02; ");
		assertThat(changes(audit, "2026-11-03")).containsExactly("a alice EXISTING", "b bob RESOLVED", "b eve NEW");
	}

	private static void assertContinuationEnds(AuditRun audit) {
		List<String> third = changes(audit, "2026-11-03");
		assertThat(audit.run(DAY_2).exit()).isEqualTo(3);
		assertThat(changes(audit, "2026-11-02")).containsExactly("a alice EXISTING", "b bob RESOLVED", "b eve NEW");
		assertThat(audit.scopeDirectory().resolve("2026-11-02.superseded-1")).isDirectory();
		assertThat(changes(audit, "2026-11-03")).as("a later publication is not rewritten").isEqualTo(third);
	}

	private static List<String> changes(AuditRun audit, String date) {
		try (Stream<String> lines = Files.lines(audit.scopeDirectory().resolve(date).resolve("findings.csv"))) {
			return lines.skip(1)
				.map((line) -> line.split(",", -1))
				.map((cells) -> cells[7] + " " + cells[11] + " " + cells[3])
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aDiskThatFillsDuringTheExport(TestDatabase database) throws Exception {
		Path out = Files.createDirectory(this.directory.resolve("out"));
		try (SmallDisk disk = SmallDisk.at(out, 4000)) {
			AuditRun audit = afterTwoDays(database);
			disk.fillExcept(24);
			AuditRun.Result full = audit.run(DAY_2);
			assertThat(full.err()).contains("/.2026-11-02.partial/", "No space left on device").hasLineCount(1);
			assertThat(full.exit()).isEqualTo(1);
			disk.free();
			assertPublishedStateIsKept(audit);
			assertContinuationEnds(audit);
		}
	}

	/** The export is held where it records its files, and the publication at its end. */
	@ParameterizedTest
	@ValueSource(strings = { "TERM", "INT", "KILL" })
	void aRunThatIsStoppedDuringTheExport(String signal) throws Exception {
		AuditRun audit = afterTwoDays(TestDatabase.POSTGRESQL);
		try (DatabaseHold hold = new DatabaseHold(this.url, "update of sums_sha256 on audit");
				ChildRun child = ChildRun.start(this.directory, audit.arguments(DAY_2))) {
			assertThat(child.awaitUnlessEnded(hold::isReached)).as(child.output()).isTrue();
			if (signal.equals("KILL")) {
				child.kill();
				hold.release();
			}
			else {
				child.signal(signal);
				hold.release();
				assertThat(child.await()).as(child.output()).isEqualTo(signal.equals("TERM") ? 143 : 130);
			}
		}
		assertPublishedStateIsKept(audit);
		assertContinuationEnds(audit);
	}

	/** Creates a directory at the publication path while the audit runs. */
	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void anAuditThatEndedButIsNotPublishedIsNamedAndNoBaseline(TestDatabase database) throws Exception {
		AuditRun audit = afterTwoDays(database);
		Path taken = audit.scopeDirectory().resolve("2026-11-03");
		this.world.onRequest(() -> taken.toFile().mkdir());
		AuditRun.Result unpublished = audit.run(DAY_3);
		assertThat(unpublished.err()).startsWith(taken + ": contains the publication of another audit");
		assertThat(unpublished.exit()).isEqualTo(1);
		this.world.onRequest(() -> {
		});
		AuditRun.Result next = audit.run("auditDate=2026-11-04");
		assertThat(next.out()).startsWith("Unfinished audits of scope default, named once: 2026-11-03; ");
		assertThat(changes(audit, "2026-11-04")).containsExactly("a alice EXISTING", "b bob RESOLVED", "b eve NEW");
		AuditRun.Result export = run().run("--spring.batch.job.name=complianceExport", DAY_3);
		assertThat(export.err()).startsWith("scope 'default' has no published audit of 2026-11-03; published: ")
			.endsWith("; not published yet: 2026-11-03 revision 1\n");
	}

	/** The files are published, but the commit that records it is missing. */
	@Test
	void aRunThatIsKilledBehindItsRename() throws Exception {
		AuditRun audit = afterTwoDays(TestDatabase.POSTGRESQL);
		try (DatabaseHold hold = new DatabaseHold(this.url, "update of published on audit");
				ChildRun child = ChildRun.start(this.directory, audit.arguments(DAY_2))) {
			assertThat(child.awaitUnlessEnded(hold::isReached)).as(child.output()).isTrue();
			child.kill();
			hold.release();
		}
		assertThat(changes(audit, "2026-11-02")).containsExactly("a alice EXISTING", "b bob RESOLVED", "b eve NEW");
		assertThat(audit.run(DAY_3).exit()).as("nothing is new that was published before").isZero();
		assertThat(changes(audit, "2026-11-03")).containsExactly("a alice EXISTING", "b eve EXISTING");
	}

}
