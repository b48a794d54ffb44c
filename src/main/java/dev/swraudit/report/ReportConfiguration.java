package dev.swraudit.report;

import java.time.Clock;

import dev.swraudit.report.console.ConsoleSummary;
import dev.swraudit.report.csv.CsvExport;
import dev.swraudit.report.csv.CsvProperties;
import dev.swraudit.report.data.AuditStatisticsQuery;
import dev.swraudit.report.data.Tool;
import dev.swraudit.report.files.OutputLock;
import dev.swraudit.report.files.OutputProperties;
import dev.swraudit.report.history.PeriodExport;
import dev.swraudit.report.html.HtmlReport;
import dev.swraudit.report.html.PageReader;
import dev.swraudit.report.notify.FinishedAudits;
import dev.swraudit.report.notify.LastRunFile;
import dev.swraudit.report.notify.MetricsProperties;
import dev.swraudit.report.notify.NotifyProperties;
import dev.swraudit.report.publish.Publication;
import dev.swraudit.report.publish.ReportFiles;
import dev.swraudit.report.publish.StoredExport;
import dev.swraudit.report.review.ReviewFiles;
import dev.swraudit.report.review.ReviewProperties;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Beans that read a finished audit and write its reports.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ CsvProperties.class, OutputProperties.class, ReviewProperties.class,
		NotifyProperties.class, MetricsProperties.class })
public class ReportConfiguration {

	@Bean
	AuditStatisticsQuery auditStatisticsQuery(JdbcClient jdbc, Tool tool, Clock clock) {
		return new AuditStatisticsQuery(jdbc, tool, clock.getZone());
	}

	@Bean
	ReportFiles reportFiles(JdbcClient jdbc, CsvProperties csv, ReviewProperties review, OutputProperties output) {
		return new ReportFiles(new CsvExport(jdbc, csv), new ReviewFiles(jdbc, review), new PageReader(jdbc),
				new HtmlReport(), output.mode());
	}

	@Bean
	StoredExport storedExport(ReportFiles files, OutputProperties output) {
		return new StoredExport(files, output.mode());
	}

	@Bean
	PeriodExport periodExport(JdbcTemplate jdbc, CsvProperties csv, OutputProperties output, Tool tool, Clock clock) {
		return new PeriodExport(jdbc, csv, tool.version(), clock.getZone(), output.mode());
	}

	@Bean
	Publication publication(OutputProperties output) {
		return new Publication(output.mode());
	}

	@Bean
	OutputLock outputLock(OutputProperties output) {
		return new OutputLock(output.mode());
	}

	@Bean
	LastRunFile lastRunFile(OutputProperties output) {
		return new LastRunFile(output.mode());
	}

	@Bean
	ConsoleSummary consoleSummary(JdbcClient jdbc) {
		return new ConsoleSummary(jdbc);
	}

	@Bean
	FinishedAudits finishedAudits(JdbcClient jdbc, AuditStatisticsQuery statistics, ConsoleSummary summary) {
		return new FinishedAudits(jdbc, statistics, summary);
	}

}
