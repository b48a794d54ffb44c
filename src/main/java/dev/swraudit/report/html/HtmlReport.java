package dev.swraudit.report.html;

import java.util.List;
import java.util.Map;

import dev.swraudit.input.Sha256;
import dev.swraudit.report.data.AuditIdentity;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.files.WrittenFile;

/**
 * Renderer of {@code report.html}. The page is self-contained: its
 * Content-Security-Policy allows these styles and this script, and no other resource.
 */
public final class HtmlReport {

	public static final String FILE = "report.html";

	private final PageTemplate template = new PageTemplate("report.html.mustache");

	private final String script = PageTemplate.resource("report.js");

	public byte[] render(AuditStatistics statistics, PageData data, List<WrittenFile> files) {
		String paper = paper(statistics.identity());
		return this.template.render(Map.of("script", this.script, "scriptHash", Sha256.base64(this.script), "paper",
				paper, "paperHash", Sha256.base64(paper), "page", ReportPage.of(statistics, data, files)));
	}

	/** Returns the style of the header and footer of each sheet of paper. */
	private static String paper(AuditIdentity identity) {
		return """
				@page {
				  @top-left { content: "SWR access review: %s, %s"; font: 8pt sans-serif; }
				  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }
				}
				""".formatted(identity.scope(), DisplayText.date(identity.auditDate()));
	}

}
