package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.swraudit.input.InputFile;
import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Repeats a complete audit with other exceptions or settings.
 */
@ParameterizedClass
@MethodSource("dev.swraudit.support.TestDatabase#inThisBuild")
class EvaluatedAgainIT {

	private static final String HEADER = "exception_id,rule,namespace,repository,user_id,reason,approver,approved_on,expires\n";

	@Parameter
	TestDatabase database;

	@TempDir
	Path directory;

	private final World world = new World().repositories(3, "bob");

	private final FakeSwr swr = FakeSwr.start(this.world::answer);

	@AfterEach
	void close() {
		this.swr.close();
	}

	@Test
	void aForbiddenRepositoryThatIsAllowedMakesTheAuditComplete() throws IOException {
		this.world.error(403, "SVCSTG.SWR.4039001", "app03");
		AuditRun audit = audit();
		assertThat(run(audit)).isEqualTo(2);
		assertThat(run(audit, "--audit.incomplete-on=FAILED")).isZero();
		assertThat(published(audit, "summary.json")).contains("\"complete\": true", "\"exitCode\": 0");
		assertThat(published(audit, "report.html")).doesNotContain("INCOMPLETE");
		assertThat(superseded(audit, 1)).content().contains("\"complete\": false", "\"exitCode\": 2");
		assertThat(run(audit, "--audit.incomplete-on=FAILED")).isZero();
		assertThat(superseded(audit, 2)).doesNotExist();
	}

	@Test
	void completeAuditAppliesNewExceptionsWithoutRequests() throws IOException {
		AuditRun audit = audit();
		assertThat(run(audit, "--audit.fail-on=open")).isEqualTo(3);
		int requests = this.swr.requests();
		String exceptions = exceptions("EX-1,*,team,*,u-bob,migration,ciso,2026-01-01,\n");
		assertThat(run(audit, "--audit.fail-on=open", exceptions)).isZero();
		assertThat(this.swr.requests()).isEqualTo(requests);
		assertThat(published(audit, "findings.csv")).contains(",NEW,ACCEPTED,").doesNotContain(",OPEN,");
		assertThat(published(audit, "exceptions.csv")).contains("EX-1");
		assertThat(superseded(audit, 1).resolveSibling("findings.csv")).content().contains(",NEW,OPEN,");
		AuditRun.Result again = audit.run("auditDate=" + AuditRun.DATE, "--audit.fail-on=open", exceptions);
		assertThat(again.out()).contains("is complete; nothing was requested");
		assertThat(run(audit, "--audit.fail-on=open")).as("without the exceptions again").isEqualTo(3);
		assertThat(published(audit, "findings.csv")).contains(",NEW,OPEN,").doesNotContain(",ACCEPTED,");
		assertThat(this.swr.requests()).isEqualTo(requests);
	}

	@Test
	void aStricterSettingMakesACompleteAuditIncomplete() throws IOException {
		this.world.error(404, "SVCSTG.SWR.4040113", "app03");
		AuditRun audit = audit();
		assertThat(run(audit)).isZero();
		int requests = this.swr.requests();
		assertThat(run(audit, "--audit.incomplete-on=NOT_FOUND")).isEqualTo(2);
		assertThat(this.swr.requests()).isEqualTo(requests);
		assertThat(published(audit, "summary.json")).contains("\"complete\": false");
	}

	@Test
	void aSettingThatChangesNothingRenewsNothing() throws IOException {
		AuditRun audit = audit();
		assertThat(run(audit)).isZero();
		String sums = published(audit, "SHA256SUMS");
		assertThat(run(audit, "--audit.max-vanished=20%")).isZero();
		assertThat(published(audit, "SHA256SUMS")).isEqualTo(sums);
		assertThat(superseded(audit, 1)).doesNotExist();
		assertThat(audit.run("auditDate=" + AuditRun.DATE, "--audit.max-vanished=20.0%").out())
			.contains("is complete; nothing was requested");
		assertThat(run(audit, "--audit.max-vanished=30%")).isZero();
		assertThat(published(audit, "SHA256SUMS")).isEqualTo(sums);
	}

	@Test
	void anOlderAuditIsNotEvaluatedAgain() throws IOException {
		AuditRun audit = audit();
		assertThat(run(audit)).isZero();
		assertThat(audit.run("auditDate=2026-11-22").exit()).isZero();
		String sums = published(audit, "SHA256SUMS");
		AuditRun.Result older = audit.run("auditDate=" + AuditRun.DATE,
				exceptions("EX-1,*,team,*,u-bob,migration,ciso,2026-01-01,\n"));
		assertThat(older.exit()).isZero();
		assertThat(older.out()).contains("it is not evaluated again, because a later audit is published");
		assertThat(published(audit, "SHA256SUMS")).isEqualTo(sums);
	}

	@Test
	void invalidExceptionsFileKeepsThePublication() throws IOException {
		AuditRun audit = audit();
		assertThat(run(audit)).isZero();
		String sums = published(audit, "SHA256SUMS");
		AuditRun.Result bad = audit.run("auditDate=" + AuditRun.DATE,
				exceptions("EX-1,no-rule,team,*,*,r,a,2026-01-01,\n"));
		assertThat(bad.exit()).isEqualTo(1);
		assertThat(bad.err()).contains("exceptions.csv: line 2: unknown rule 'no-rule'").hasLineCount(1);
		assertThat(published(audit, "SHA256SUMS")).isEqualTo(sums);
		assertThat(audit.run("auditDate=2026-11-22").exit()).isZero();
		assertThat(Files.readString(audit.scopeDirectory().resolve("2026-11-22/findings.csv")))
			.contains(",EXISTING,OPEN,")
			.doesNotContain(",NEW,");
	}

	/** Continued three times without a change, and then with one. */
	@Test
	void aContinuationThatReadsNothingNewRenewsNothing() throws IOException {
		this.world.error(500, "SVCSTG.SWR.5000000", "app03");
		AuditRun audit = audit();
		assertThat(run(audit)).isEqualTo(2);
		String sums = published(audit, "SHA256SUMS");
		for (int i = 0; i < 3; i++) {
			assertThat(run(audit)).isEqualTo(2);
			assertThat(published(audit, "SHA256SUMS")).isEqualTo(sums);
		}
		this.world.good("app03");
		assertThat(run(audit)).isZero();
		assertThat(superseded(audit, 1)).exists();
		assertThat(superseded(audit, 2)).doesNotExist();
		assertThat(published(audit, "manifest.json")).contains("\"comparedWith\": null");
	}

	@Test
	void anIncompleteAuditWithFindingsExitsWithFive() {
		this.world.error(500, "SVCSTG.SWR.5000000", "app03");
		AuditRun audit = audit();
		assertThat(run(audit, "--audit.fail-on=new")).isEqualTo(5);
		assertThat(published(audit, "summary.json")).contains("\"exitCode\": 5");
	}

	@Test
	void theManifestNamesThePublicationThatTheAuditWasComparedWith() throws IOException {
		AuditRun audit = audit();
		assertThat(run(audit)).isZero();
		String sums = new InputFile(audit.scopeDirectory().resolve(AuditRun.DATE + "/SHA256SUMS")).sha256();
		assertThat(audit.run("auditDate=2026-11-22").exit()).isZero();
		assertThat(Files.readString(audit.scopeDirectory().resolve("2026-11-22/manifest.json")))
			.contains("\"auditDate\": \"" + AuditRun.DATE + "\"", "\"sumsSha256\": \"" + sums + "\"");
	}

	private AuditRun audit() {
		AuditRun audit = new AuditRun(this.directory, this.database).against(this.swr)
			.with("--audit.swr.max-attempts=1");
		return audit.with(audit.input(World.lines(this.world.names())));
	}

	private String exceptions(String rows) throws IOException {
		return "--audit.exceptions=" + Files.writeString(this.directory.resolve("exceptions.csv"), HEADER + rows);
	}

	private static int run(AuditRun audit, String... settings) {
		AuditRun.Result result = audit
			.run(Stream.concat(Stream.of("auditDate=" + AuditRun.DATE), Stream.of(settings)).toArray(String[]::new));
		assertThat(result.err()).isEmpty();
		return result.exit();
	}

	private static String published(AuditRun audit, String name) {
		return audit.published(name);
	}

	private static Path superseded(AuditRun audit, int number) {
		return audit.scopeDirectory().resolve(AuditRun.DATE + ".superseded-" + number).resolve("summary.json");
	}

}
