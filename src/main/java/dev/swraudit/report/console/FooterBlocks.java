package dev.swraudit.report.console;

import java.util.ArrayList;
import java.util.List;

import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.Auditor;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.RunFacts;
import dev.swraudit.report.html.HtmlReport;
import dev.swraudit.report.publish.Published;

/**
 * Last blocks of a summary: the effort of the run, and the published files.
 */
final class FooterBlocks {

	private FooterBlocks() {
	}

	static Block run(AuditStatistics statistics) {
		RunFacts run = statistics.run();
		Auditor auditor = run.auditedBy();
		String words = DisplayText.duration(statistics.duration()) + run.runsText() + ", " + run.trafficText()
				+ throttled(run) + ", as "
				+ ((auditor != null) ? SummaryNames.CONSOLE.account(auditor.userName(), auditor.userId())
						: "an account that no response named");
		return Block.of("Run", List.of(words));
	}

	private static String throttled(RunFacts run) {
		return (run.throttled() == 0) ? "" : ", " + DisplayText.number(run.throttled()) + " throttled (slowed for "
				+ DisplayText.duration(run.slowed()) + ")";
	}

	/**
	 * Returns lines that are never cut or wrapped, because programs and people copy them.
	 */
	static List<String> files(Published published, int exitCode) {
		List<String> lines = new ArrayList<>();
		lines.add(line("Report", published.directory().resolve(HtmlReport.FILE).toAbsolutePath().normalize()
				+ (published.renewed() ? "" : " (unchanged since it was published)")));
		if (published.superseded() != null) {
			lines.add(line("Superseded", "the earlier publication is now " + published.superseded().getFileName()));
		}
		lines.add(line("SHA256SUMS", published.sumsSha256() + "    exit code " + exitCode));
		return lines;
	}

	private static String line(String label, String words) {
		return label + " ".repeat(SummaryText.INDENT - label.length()) + words;
	}

}
