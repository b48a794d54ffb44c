package dev.swraudit.report.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.swraudit.report.csv.CsvExport;
import dev.swraudit.report.csv.CsvProperties;
import dev.swraudit.report.data.AuditStatisticsQuery;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.Tool;
import dev.swraudit.report.files.OutputMode;
import dev.swraudit.report.files.PublicationException;
import dev.swraudit.report.html.HtmlReport;
import dev.swraudit.report.html.PageReader;
import dev.swraudit.report.review.ReviewFiles;
import dev.swraudit.report.review.ReviewProperties;
import dev.swraudit.support.AuditDatabase;
import dev.swraudit.support.SampleAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StoredExportTests {

	private static final Instant TIME = Instant.parse("2026-12-01T09:10:11.9Z");

	private final AuditDatabase database = new AuditDatabase();

	@TempDir
	Path output;

	private int audit;

	@BeforeEach
	void create() {
		this.audit = SampleAudit.create(this.database);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void exportsOfTheSameSecondHaveTheirOwnDirectories() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		Callable<Exported> export = () -> export(() -> {
		});
		for (Future<Exported> exported : threads.invokeAll(List.of(export, export, export, export))) {
			assertThat(exported.get().directory().resolve("SHA256SUMS")).exists();
		}
		threads.shutdown();
		assertThat(names()).containsExactly("20261201T091011Z", "20261201T091011Z.2", "20261201T091011Z.3",
				"20261201T091011Z.4");
	}

	@Test
	void interruptedExportLeavesNothing() throws IOException {
		AtomicInteger pages = new AtomicInteger();
		for (int last = 1; last <= 4; last++) {
			pages.set(last);
			assertThatIllegalStateException().isThrownBy(() -> export(() -> {
				if (pages.decrementAndGet() == 0) {
					throw new IllegalStateException("stop");
				}
			}));
			assertThat(names()).isEmpty();
		}
	}

	@Test
	void failureNamesTheExport() throws IOException {
		Files.createDirectories(this.output.resolve("default"));
		Path file = Files.writeString(this.output.resolve("default/exports"), "");
		assertThatExceptionOfType(PublicationException.class).isThrownBy(() -> export(() -> {
		})).withMessageStartingWith(file + ": ").withMessageNotContaining("\n");
	}

	private Exported export(Runnable checkpoint) {
		AuditStatisticsQuery statisticsQuery = new AuditStatisticsQuery(this.database.jdbc(),
				new Tool("1.0.0", Map.of()), ZoneOffset.UTC);
		CsvExport csv = new CsvExport(this.database.jdbc(), new CsvProperties(false, true));
		OutputMode mode = OutputMode.of("600");
		ReportFiles files = new ReportFiles(csv,
				new ReviewFiles(this.database.jdbc(), new ReviewProperties(true, true)),
				new PageReader(this.database.jdbc()), new HtmlReport(), mode);
		return new StoredExport(files, mode).write(statisticsQuery.read(this.audit), ExportFilter.ALL, this.output,
				TIME, checkpoint);
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(this.output.resolve("default/exports"))) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

}
