package dev.swraudit.report.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.swraudit.report.files.WrittenFile;
import dev.swraudit.report.publish.Summary;

/**
 * Manifest of an export of a period: {@code manifest.json}. The hashes of the
 * publications are in {@code audits.csv}.
 *
 * @param toolVersion version of the exporting program
 * @param filter the conditions by name
 */
record PeriodManifest(int schemaVersion, String toolVersion, String scope, LocalDate from, LocalDate to,
		Instant exportedAt, Map<String, String> filter, List<WrittenFile> files) {

	static PeriodManifest of(PeriodRequest request, String toolVersion, Instant exportedAt, List<WrittenFile> files) {
		return new PeriodManifest(Summary.SCHEMA_VERSION, toolVersion, request.scope(), request.period().from(),
				request.period().to(), exportedAt, request.filter().parts(), files);
	}

}
