package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.PowerCut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A power failure right after the rename that publishes an audit. H2 has what it synced
 * before the rename, and that is enough to know the publication.
 */
class PowerCutIT {

	private final FakeSwr swr = FakeSwr.start((request) -> Response.granted(1));

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.swr.close();
	}

	@Test
	void theDatabaseIsNotOlderThanThePublication() throws IOException {
		Path database = this.directory.resolve("audit");
		AuditRun audit = new AuditRun(this.directory).against(this.swr);
		Path published = audit.scopeDirectory().resolve("2026-11-20");
		audit.with(PowerCut.setting(database, () -> Files.exists(published)),
				audit.input("namespace,repository", "a,b"));
		assertThat(audit.run("auditDate=2026-11-20").exit()).isZero();
		PowerCut.restart(database);

		int requests = this.swr.requests();
		AuditRun.Result again = audit.run("auditDate=2026-11-20");
		assertThat(again.err()).isEmpty();
		assertThat(again.exit()).isZero();
		assertThat(again.out()).contains("is complete; nothing was requested");
		assertThat(this.swr.requests()).isEqualTo(requests);
		assertThat(audit.run("auditDate=" + AuditRun.DATE).exit()).isZero();
		assertThat(audit.published("manifest.json"))
			.containsPattern("\"comparedWith\": \\{\\s+\"auditDate\": \"2026-11-20\"");
		assertThat(audit.scopeDirectory().toFile().list()).containsExactlyInAnyOrder(".lock", "2026-11-20",
				AuditRun.DATE, "last-run.json");
	}

}
