package dev.swraudit.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

import org.springframework.core.io.ClassPathResource;

/**
 * The page for people: {@code report.html}. It stands alone, and asks the browser to load
 * and run nothing.
 */
final class HtmlReport {

	static final String FILE = "report.html";

	private final Template template = Mustache.compiler()
		.escapeHTML(true)
		.emptyStringIsFalse(true)
		.strictSections(true)
		.compile(resource("report/report.html.mustache"));

	private final String style = resource("report/report.css");

	byte[] render(AuditFacts facts, Highlights highlights, List<WrittenFile> files) {
		ReportPage page = ReportPage.of(facts, highlights, files, this.style);
		return this.template.execute(page).getBytes(StandardCharsets.UTF_8);
	}

	private static String resource(String name) {
		try (InputStream in = new ClassPathResource(name).getInputStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(name + " is missing from the program", ex);
		}
	}

}
