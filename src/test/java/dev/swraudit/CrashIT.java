package dev.swraudit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.swraudit.support.AuditRun;
import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.LongAudit;
import dev.swraudit.support.TestDatabase;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that is killed at any moment continues, requests no stored answer again, and
 * publishes the same bytes.
 */
class CrashIT {

	/**
	 * A list of a thousand that is being written, one that is being filled, and what is
	 * under way: two seconds' work here.
	 */
	private static final int REPEATED = 2100;

	@TempDir
	Path directory;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void aKilledRunContinuesAndEndsInTheSameBytes(TestDatabase database) throws Exception {
		try (FakeSwr swr = FakeSwr.start(LongAudit::answer)) {
			LongAudit uninterrupted = audit("uninterrupted", database, swr);
			assertThat(uninterrupted.run().run().exit()).isZero();
			Map<String, String> expected = uninterrupted.published();
			for (KillPoint point : KillPoint.spread(Thorough.times(3, 26))) {
				LongAudit audit = audit(point.directory(), database, swr);
				int before = swr.requests();
				boolean killed = kill(audit.run(), point, swr);
				AuditRun.Result result = audit.run().run();
				assertThat(result.exit()).as(point + ": " + result.err()).isZero();
				assertThat(audit.published()).as(point.directory()).isEqualTo(expected);
				int asked = swr.requests() - before;
				Thorough.report(database + ", killed " + killed + " at " + point + ": repeated requests "
						+ (asked - LongAudit.REPOSITORIES));
				assertThat(asked).as("requests, killed " + killed + " at " + point)
					.isBetween(LongAudit.REPOSITORIES, LongAudit.REPOSITORIES + REPEATED);
			}
		}
	}

	private LongAudit audit(String place, TestDatabase database, FakeSwr swr) throws Exception {
		return new LongAudit(Files.createDirectory(this.directory.resolve(place)), database, swr);
	}

	private boolean kill(AuditRun audit, KillPoint point, FakeSwr swr) throws Exception {
		int before = swr.requests();
		try (ChildRun child = ChildRun.start(this.directory, audit.arguments())) {
			boolean reached = child
				.awaitUnlessEnded(() -> point.isReached(swr.requests() - before, audit.scopeDirectory()));
			child.kill();
			return reached;
		}
	}

	/**
	 * Progress at which a run is killed: number of requests, and a file that exists.
	 */
	private record KillPoint(int requests, String file) {

		private static final List<KillPoint> AROUND = List.of(new KillPoint(0, "."),
				new KillPoint(0, "." + AuditRun.DATE + ".work/input.csv"),
				new KillPoint(LongAudit.REPOSITORIES, "." + AuditRun.DATE + ".partial"),
				new KillPoint(LongAudit.REPOSITORIES, "." + AuditRun.DATE + ".partial/repositories.csv"),
				new KillPoint(LongAudit.REPOSITORIES, "." + AuditRun.DATE + ".partial/SHA256SUMS"),
				new KillPoint(LongAudit.REPOSITORIES, AuditRun.DATE));

		/** So many points, spread over the whole run. */
		static List<KillPoint> spread(int count) {
			List<KillPoint> points = new ArrayList<>(AROUND.subList(0, Math.min(AROUND.size(), count / 2)));
			int inFetch = count - points.size();
			for (int i = 0; i < inFetch; i++) {
				points.add(new KillPoint(1 + i * LongAudit.REPOSITORIES / inFetch, "."));
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
