package dev.swraudit.report;

import java.util.stream.Collectors;

/**
 * What an export says at its end.
 */
public final class ExportSummary {

	private ExportSummary() {
	}

	/**
	 * The text, its lines ended by LF. Nothing in it moves a terminal's cursor.
	 */
	public static String of(AuditFacts facts, ExportFilter filter, Exported exported) {
		AuditIdentity audit = facts.identity();
		SummaryText text = new SummaryText();
		text.line("EXPORTED: the audit of " + audit.auditDate() + ", revision " + audit.revision() + ", of scope "
				+ audit.scope());
		text.blank();
		text.entry("Audit", facts.headline());
		text.entry("Filter", filter.isAll() ? "none" : Legible.of(parts(filter)));
		text.entry("Rows", rows(exported));
		text.blank();
		text.line("Files: " + exported.directory().toAbsolutePath().normalize());
		text.line("SHA-256 of SHA256SUMS:");
		text.line("  " + exported.sumsSha256());
		return text.toString();
	}

	private static String parts(ExportFilter filter) {
		return filter.parts()
			.entrySet()
			.stream()
			.map((part) -> part.getKey() + "=" + part.getValue())
			.collect(Collectors.joining(", "));
	}

	private static String rows(Exported exported) {
		return exported.files()
			.stream()
			.filter((file) -> file.rows() != null)
			.map((file) -> file.name() + " " + file.rows())
			.collect(Collectors.joining(", "));
	}

}
