package dev.swraudit.report.history;

import java.util.Map;

import dev.swraudit.report.html.PageTemplate;

/**
 * Renderer of the page of a period. It is self-contained and has no script: its
 * Content-Security-Policy allows its style and no other resource.
 */
final class PeriodReport {

	private final PageTemplate template = new PageTemplate("period.html.mustache");

	byte[] render(PeriodPage page) {
		return this.template.render(Map.of("page", page));
	}

}
