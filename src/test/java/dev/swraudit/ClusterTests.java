package dev.swraudit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(600)
class ClusterTests {

	private static final int REPOSITORIES = Thorough.times(1000, 5000);

	private FakeSwr swr;

	private TestBroker broker;

	private TestCluster cluster;

	@TempDir
	Path directory;

	private Path input;

	@BeforeEach
	void prepare() throws IOException {
		this.swr = FakeSwr.start(new ManyRepositories(0));
		this.broker = TestBroker.start(this.directory.resolve("broker"));
		this.cluster = new TestCluster(this.directory, this.broker, PostgresServer.shared().freshDatabase(), this.swr);
		this.input = TestCluster.input(this.directory, REPOSITORIES);
	}

	@AfterEach
	void end() {
		this.cluster.close();
		this.broker.close();
		this.swr.close();
	}

	@Test
	void threeWorkersWriteWhatOneProcessWrites() throws Exception {
		this.cluster.with("--audit.swr.requests-per-second=100000",
				"--logging.file.name=" + this.directory + "/${PID}.log");
		List<ChildRun> workers = List.of(this.cluster.worker(), this.cluster.worker(), this.cluster.worker());
		ChildRun manager = this.cluster.manager(this.input, 1);
		int exit = manager.await();
		System.out.println(manager.output());
		workers.forEach((w) -> System.out.println(w.output()));
		assertThat(exit).isZero();
	}

}
