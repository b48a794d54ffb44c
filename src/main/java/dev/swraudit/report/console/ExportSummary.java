package dev.swraudit.report.console;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.finding.FindingTotals;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.history.ExportedPeriod;
import dev.swraudit.report.history.PeriodRequest;
import dev.swraudit.report.publish.Exported;

/**
 * Console summary of an export.
 */
public final class ExportSummary {

	private ExportSummary() {
	}

	/**
	 * Returns the text with lines that end in LF. Control characters are escaped.
	 */
	public static String of(ExportFilter filter, Exported exported) {
		AuditStatistics statistics = exported.statistics();
		SummaryText text = new SummaryText();
		text.line("EXPORTED: audit of " + FirstLine.audit(statistics));
		if (!filter.isAll() && isEmpty(exported.files())) {
			text.line("No row of this audit matches the filter: all files have 0 rows");
		}
		text.blank();
		text.entry("Audit", state(filter, statistics));
		text.entry("Read", read(statistics));
		text.entry("Filter", filter.isAll() ? "none"
				: UntrustedText.escape(parts(filter)) + "; the counts cover matching rows only");
		if (!filter.isAll()) {
			text.entry("Records", DisplayText.number(statistics.total()) + " = "
					+ CountTexts.counts(statistics.records().byName(), " + "));
			text.entry("Verdicts", CountTexts.counts(statistics.verdicts().byName(), ", "));
		}
		addFindings(text, statistics);
		addFiles(text, exported.directory(), exported.files(), exported.sumsSha256());
		return text.toString();
	}

	/** Omits the headline of a filtered export, because it counts the whole audit. */
	private static String state(ExportFilter filter, AuditStatistics statistics) {
		if (filter.isAll()) {
			return statistics.headline();
		}
		return statistics.run().complete() ? "COMPLETE" : "INCOMPLETE";
	}

	/** Returns when the audit was read, and whether it is backdated. */
	private static String read(AuditStatistics statistics) {
		Instant start = statistics.identity().startedAt();
		Instant end = statistics.run().finishedAt();
		return "from " + DisplayText.minute(start) + " to " + DisplayText.minute(end) + " UTC, in "
				+ DisplayText.duration(statistics.duration())
				+ statistics.run().backdatedText().map((backdated) -> "; " + backdated).orElse("");
	}

	private static void addFindings(SummaryText text, AuditStatistics statistics) {
		FindingTotals findings = statistics.findings();
		text.entry("Findings", CountTexts.counts(findings.changes().byName(), ", ") + "; "
				+ CountTexts.counts(findings.states().byName(), ", "));
		text.entry("Movement", statistics.movement().equation());
		if (statistics.review().findings() > 0 || statistics.review().hasEnded()) {
			text.entry("Review", CountTexts.review(statistics.review()));
		}
	}

	/**
	 * Returns the text for an export of a period.
	 */
	public static String of(ExportedPeriod exported) {
		PeriodRequest request = exported.request();
		SummaryText text = new SummaryText();
		text.line("EXPORTED: changes from " + request.period().from() + " to " + request.period().to() + ", scope "
				+ request.scope());
		if (exported.counts().changes().rows() + exported.counts().findings().rows() == 0) {
			text.line("No permission and no finding of this period "
					+ (request.filter().isAll() ? "is known" : "matches the filter"));
		}
		text.blank();
		text.entry("Audits", exported.counts().audits().text());
		text.entry("Filter", request.filter().isAll() ? "none" : UntrustedText.escape(parts(request.filter())));
		text.entry("Changes", exported.counts().changes().text());
		text.entry("Findings", exported.counts().findings().text());
		addFiles(text, exported.directory(), exported.files(), exported.sumsSha256());
		return text.toString();
	}

	private static void addFiles(SummaryText text, Path directory, List<WrittenFile> files, String sumsSha256) {
		text.entry("Rows", rows(files));
		text.blank();
		text.line("Files: " + directory.toAbsolutePath().normalize());
		text.line("SHA-256 of SHA256SUMS:");
		text.line("  " + sumsSha256);
	}

	private static boolean isEmpty(List<WrittenFile> files) {
		return files.stream().noneMatch((file) -> file.rows() != null && file.rows() > 0);
	}

	private static String parts(ExportFilter filter) {
		return filter.parts()
			.entrySet()
			.stream()
			.map((part) -> part.getKey() + "=" + part.getValue())
			.collect(Collectors.joining(", "));
	}

	private static String rows(List<WrittenFile> files) {
		List<String> counts = new ArrayList<>();
		for (WrittenFile file : files) {
			Long rows = file.rows();
			if (rows != null) {
				counts.add(file.name() + " " + DisplayText.number(rows));
			}
		}
		return String.join(", ", counts);
	}

}
