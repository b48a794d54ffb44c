package dev.swraudit;

import java.nio.file.Path;
import java.util.List;

import dev.swraudit.support.ChildRun;
import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.ManyRepositories;
import dev.swraudit.support.TestCluster;
import dev.swraudit.support.Thorough;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Measures the speed-up by more workers if concurrency limits each worker: 4 concurrent
 * requests of 50 ms.
 */
@Tag("rate")
@Timeout(600)
class ClusterScalingIT {

	private static final String SECONDS = """
			select cast(extract(epoch from end_time - start_time) * 1000 as bigint)
			from batch_step_execution where step_name = 'fetchAccess' order by step_execution_id desc limit 1
			""";

	@TempDir
	Path directory;

	@Test
	void moreWorkersAreFaster() throws Exception {
		assumeTrue(Thorough.times(0, 1) == 1, "takes minutes");
		try (FakeSwr swr = FakeSwr.start(new ManyRepositories(50));
				TestCluster cluster = TestCluster.start(this.directory, swr)) {
			Path input = TestCluster.input(this.directory, 4000);
			cluster.workers(1, "--audit.swr.concurrency=4");
			audit(cluster, input, 1);
			long one = audit(cluster, input, 2);
			cluster.workers(1, "--audit.swr.concurrency=4");
			audit(cluster, input, 3);
			long two = audit(cluster, input, 4);
			cluster.workers(2, "--audit.swr.concurrency=4");
			audit(cluster, input, 5);
			long four = audit(cluster, input, 6);
			Thorough.report("4000 repositories with 1, 2, 4 workers: " + one + ", " + two + ", " + four + " ms");
			assertThat(two).isLessThan(one * 6 / 10);
			assertThat(four).isLessThan(one * 4 / 10);
		}
	}

	@Test
	void largeAuditReportsTheCostOfEachPart() throws Exception {
		assumeTrue(Thorough.times(0, 1) == 1, "takes minutes");
		try (FakeSwr swr = FakeSwr.start(new ManyRepositories(0));
				TestCluster cluster = TestCluster.start(this.directory, swr)) {
			Path input = TestCluster.input(this.directory, 100_000);
			cluster.workers(2);
			audit(cluster, input, 1);
			for (String step : List.of("importTargets", "fetchAccess", "evaluateFindings", "exportFiles", "publish")) {
				Thorough.report(step + " of 100000: " + cluster.count(SECONDS.replace("fetchAccess", step)) + " ms");
			}
			Thorough.report("requests: " + swr.requests() + "; database: "
					+ cluster.count("select pg_database_size(current_database())") / 1024 + " KB");
		}
	}

	/** How long the fetch step took, in milliseconds. */
	private static long audit(TestCluster cluster, Path input, int revision) throws InterruptedException {
		try (ChildRun manager = cluster.manager(input, revision, "--audit.swr.requests-per-second=100000")) {
			assertThat(manager.await()).as(manager.output()).isZero();
		}
		return cluster.count(SECONDS);
	}

}
