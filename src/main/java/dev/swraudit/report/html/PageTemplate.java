package dev.swraudit.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.swraudit.input.Sha256;

import org.springframework.core.io.ClassPathResource;

/**
 * Template of a self-contained page, with the style that all pages share.
 */
public final class PageTemplate {

	private static final String FOLDER = "report/";

	private final Template template;

	private final String style = resource("report.css");

	/**
	 * Compiles a template.
	 * @param name the name of the resource
	 */
	public PageTemplate(String name) {
		this.template = Mustache.compiler()
			.escapeHTML(true)
			.emptyStringIsFalse(true)
			.strictSections(true)
			.withLoader((partial) -> new StringReader(resource(partial + ".mustache")))
			.compile(resource(name));
	}

	/**
	 * Renders a page in UTF-8.
	 * @param values the values besides the style
	 */
	public byte[] render(Map<String, Object> values) {
		Map<String, Object> all = new HashMap<>(values);
		all.put("style", this.style);
		all.put("styleHash", Sha256.base64(this.style));
		return this.template.execute(all).getBytes(StandardCharsets.UTF_8);
	}

	static String resource(String name) {
		try (InputStream in = new ClassPathResource(FOLDER + name).getInputStream()) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException("missing resource: " + name, ex);
		}
	}

}
