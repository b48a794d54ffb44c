package dev.swraudit.report.review;

import java.util.Set;

import dev.swraudit.report.csv.ExportedRows;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.files.OutputDirectory;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files with the findings of an audit besides the CSV files: the workbook, and the events
 * of OCSF.
 */
public final class ReviewFiles {

	/** Names of all these files. */
	public static final Set<String> NAMES = Set.of(ReviewWorkbook.FILE, OcsfExport.FILE);

	private final ReviewWorkbook workbook;

	private final OcsfExport ocsf;

	private final ReviewProperties settings;

	public ReviewFiles(JdbcClient jdbc, ReviewProperties settings) {
		this.workbook = new ReviewWorkbook(jdbc);
		this.ocsf = new OcsfExport(jdbc);
		this.settings = settings;
	}

	/**
	 * Writes the files that the settings ask for, in the background.
	 * @param exported the filter, with the users that the CSV files have
	 * @param beforeEachPage called before each page of rows; its exceptions are
	 * propagated
	 */
	public void write(AuditStatistics statistics, ExportedRows exported, OutputDirectory output,
			Runnable beforeEachPage) {
		if (this.settings.workbook()) {
			output.write(ReviewWorkbook.FILE, (out) -> this.workbook.write(out, statistics, exported, beforeEachPage));
		}
		if (this.settings.ocsf()) {
			output.writeInBackground(OcsfExport.FILE,
					(out) -> this.ocsf.write(out, statistics, exported, beforeEachPage));
		}
	}

}
