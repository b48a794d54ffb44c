package dev.swraudit.job.export;

import java.nio.file.Path;

import dev.swraudit.report.data.ExportFilter;

/**
 * What to export: a stored audit or a period.
 */
sealed interface ExportRequest permits ExportParameters, PeriodParameters {

	/** Returns the scope. */
	String scope();

	/** Returns the rows to export. */
	ExportFilter filter();

	/** Returns the output directory of all scopes. */
	Path output();

}
