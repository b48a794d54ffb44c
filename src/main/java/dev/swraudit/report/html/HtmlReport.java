package dev.swraudit.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.swraudit.input.Sha256;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.files.WrittenFile;

import org.springframework.core.io.ClassPathResource;

/**
 * Renderer of {@code report.html}. The page is self-contained: its
 * Content-Security-Policy allows this style and this script, and no other resource.
 */
public final class HtmlReport {

	public static final String FILE = "report.html";

	private static final String FOLDER = "report/";

	private final Template template = Mustache.compiler()
		.escapeHTML(true)
		.emptyStringIsFalse(true)
		.strictSections(true)
		.withLoader((name) -> new StringReader(resource(name + ".mustache")))
		.compile(resource("report.html.mustache"));

	private final String style = resource("report.css");

	private final String script = resource("report.js");

	public byte[] render(AuditStatistics statistics, PageData data, List<WrittenFile> files) {
		Map<String, Object> page = Map.of("style", this.style, "styleHash", Sha256.base64(this.style), "script",
				this.script, "scriptHash", Sha256.base64(this.script), "page", ReportPage.of(statistics, data, files));
		return this.template.execute(page).getBytes(StandardCharsets.UTF_8);
	}

	private static String resource(String name) {
		try (InputStream in = new ClassPathResource(FOLDER + name).getInputStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException("missing resource: " + name, ex);
		}
	}

}
