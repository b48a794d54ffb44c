package dev.swraudit.report.html;

import java.util.List;
import java.util.Map;

import dev.swraudit.input.Sha256;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.files.WrittenFile;

/**
 * Renderer of {@code report.html}. The page is self-contained: its
 * Content-Security-Policy allows this style and this script, and no other resource.
 */
public final class HtmlReport {

	public static final String FILE = "report.html";

	private final PageTemplate template = new PageTemplate("report.html.mustache");

	private final String script = PageTemplate.resource("report.js");

	public byte[] render(AuditStatistics statistics, PageData data, List<WrittenFile> files) {
		return this.template.render(Map.of("script", this.script, "scriptHash", Sha256.base64(this.script), "page",
				ReportPage.of(statistics, data, files)));
	}

}
