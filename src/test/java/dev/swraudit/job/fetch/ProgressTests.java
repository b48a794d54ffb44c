package dev.swraudit.job.fetch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import me.tongfei.progressbar.ProgressBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1200  | 20000  | 3 | 30   | read 1200 of 20000 (6%), 40.0/s, 3 failed, 7:50 left
			600   | 200000 | 0 | 30   | read 600 of 200000 (0%), 20.0/s, 0 failed, 2:46:10 left
			0     | 5      | 0 | 30   | read 0 of 5 (0%), 0.0/s, 0 failed, unknown left
			0     | 0      | 0 | 0    | read 0 of 0 (100%), 0.0/s, 0 failed, unknown left
			20000 | 20000  | 1 | 1000 | read 20000 of 20000 (100%), 20.0/s, 1 failed, 0:00 left
			""")
	void lineShowsTheProgress(long done, long total, long failed, long seconds, String line) {
		assertThat(new Progress(done, total, failed, Duration.ofSeconds(seconds)).line()).isEqualTo(line);
	}

	@Test
	void barFitsATerminal() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ProgressBar bar = ProgressDisplay.bar(1000, new PrintStream(out, true, StandardCharsets.UTF_8))) {
			bar.stepTo(250);
			bar.setExtraMessage("2 failed");
			bar.refresh();
		}
		assertThat(out.toString(StandardCharsets.UTF_8).split("\r")).allMatch((line) -> line.strip().length() <= 78)
			.anyMatch((line) -> line.contains("Reading") && line.contains("250/1000") && line.contains("2 failed"));
	}

}
