package dev.swraudit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.swraudit.FakeSwr.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that is killed at any moment continues, asks for nothing twice that was stored,
 * and ends in the same bytes.
 */
class CrashTests {

	private static final int REPOSITORIES = 3000;

	@TempDir
	Path directory;

	@Test
	void aKilledRunContinuesAndEndsInTheSameBytes() throws Exception {
		try (FakeSwr swr = service()) {
			Map<String, String> expected = uninterrupted(swr);
			for (KillPoint point : KillPoint.spread(6)) {
				Path place = Files.createDirectory(this.directory.resolve(point.directory()));
				AuditRun audit = audit(place, swr);
				int before = swr.log().size();
				boolean killed = kill(audit, place, point, swr);
				AuditRun.Result result = audit.run(input(audit));
				assertThat(result.exit()).as(point + ": " + result.err()).isZero();
				assertThat(published(audit)).as(point.directory()).isEqualTo(expected);
				long asked = swr.log().stream().skip(before).count();
				assertThat(asked).as("requests, killed " + killed + " at " + point)
					.isBetween((long) REPOSITORIES, REPOSITORIES + 1200L);
			}
		}
	}

	private static boolean kill(AuditRun audit, Path place, KillPoint point, FakeSwr swr) throws Exception {
		int before = swr.log().size();
		try (ChildRun child = ChildRun.start(place, audit.arguments(input(audit)))) {
			boolean reached = child
				.awaitUnlessEnded(() -> point.isReached(swr.log().size() - before, audit.scopeDirectory()));
			child.kill();
			return reached;
		}
	}

	private Map<String, String> uninterrupted(FakeSwr swr) throws IOException {
		AuditRun audit = audit(Files.createDirectory(this.directory.resolve("uninterrupted")), swr);
		assertThat(audit.run(input(audit)).exit()).isZero();
		return published(audit);
	}

	private static Map<String, String> published(AuditRun audit) {
		Map<String, String> files = new TreeMap<>();
		files.put("permissions.csv", audit.published("permissions.csv"));
		files.put("findings.csv", audit.published("findings.csv"));
		files.put("repositories.csv", audit.publishedRepositories());
		return files;
	}

	private static AuditRun audit(Path place, FakeSwr swr) {
		return new AuditRun(place).against(swr).with("auditDate=" + AuditRun.DATE, "--audit.swr.concurrency=8");
	}

	private static String input(AuditRun audit) {
		return audit.input(Stream
			.concat(Stream.of("namespace,repository"),
					IntStream.range(0, REPOSITORIES).mapToObj((i) -> "team-" + (i % 7) + ",app" + i))
			.toArray(String[]::new));
	}

	private static FakeSwr service() {
		return FakeSwr.start((request) -> {
			String creator = (request.path().hashCode() % 3 == 0) ? "somebody" : "creator";
			return Response
				.of(200, """
						{"id": 1, "creator_name": "%s", "self_auth": null, "others_auths": [
						 {"user_id": "u%d", "user_name": "creator", "auth": 7}, {"user_id": "r", "auth": 1}]}"""
					.formatted(creator, Math.floorMod(request.path().hashCode(), 50)))
				.after(2);
		});
	}

	/**
	 * How far a run has come when it is killed: so many requests sent, and this file
	 * there.
	 */
	private record KillPoint(int requests, String file) {

		private static final List<KillPoint> AROUND = List.of(new KillPoint(0, "."),
				new KillPoint(0, "." + AuditRun.DATE + ".work/input.csv"),
				new KillPoint(REPOSITORIES, "." + AuditRun.DATE + ".partial"),
				new KillPoint(REPOSITORIES, "." + AuditRun.DATE + ".partial/repositories.csv"),
				new KillPoint(REPOSITORIES, "." + AuditRun.DATE + ".partial/SHA256SUMS"),
				new KillPoint(REPOSITORIES, AuditRun.DATE));

		/** So many points, spread over the whole run. */
		static List<KillPoint> spread(int count) {
			List<KillPoint> points = new ArrayList<>(AROUND.subList(0, Math.min(AROUND.size(), count / 2)));
			int inFetch = count - points.size();
			for (int i = 0; i < inFetch; i++) {
				points.add(new KillPoint(1 + i * REPOSITORIES / inFetch, "."));
			}
			return points;
		}

		boolean isReached(int sent, Path scopeDirectory) {
			return sent >= this.requests && Files.exists(scopeDirectory.resolve(this.file));
		}

		String directory() {
			return this.requests + "-" + AROUND.indexOf(this);
		}

	}

}
