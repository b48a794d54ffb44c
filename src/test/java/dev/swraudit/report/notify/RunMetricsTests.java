package dev.swraudit.report.notify;

import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RunMetricsTests {

	@ParameterizedTest
	@CsvSource({ "1.0.0 (1a2b3c4), 1.0.0, 1a2b3c4",
			"1.1.0-SNAPSHOT (1a2b3c4-modified), 1.1.0-SNAPSHOT, 1a2b3c4-modified", "development, development, ''",
			"made by me, made by me, ''" })
	void versionAndCommitAreLabels(String given, String version, String commit) {
		assertThat(RunMetrics.labels(given)).containsExactlyElementsOf(Tags.of("version", version, "commit", commit));
	}

}
