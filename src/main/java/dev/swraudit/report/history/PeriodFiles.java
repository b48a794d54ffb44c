package dev.swraudit.report.history;

import java.util.HashSet;
import java.util.Set;

import dev.swraudit.history.FindingAppearance;
import dev.swraudit.history.FindingHistory;
import dev.swraudit.history.GrantHistory;
import dev.swraudit.history.GrantRow;
import dev.swraudit.report.csv.CsvCells;
import dev.swraudit.report.csv.CsvFiles;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.files.OutputDirectory;
import dev.swraudit.target.RepositoryName;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes the CSV files of one export of a period, and counts their rows.
 */
final class PeriodFiles {

	private final PeriodRequest request;

	private final CsvFiles csv;

	private final Runnable checkpoint;

	private final ChangeCounts changes;

	private final FindingCounts findings = new FindingCounts();

	/** Ids of the users in {@code changes.csv}; only with a condition on the object. */
	private final Set<String> users = new HashSet<>();

	/**
	 * Creates the writer.
	 * @param checkpoint called often; its exceptions end the export
	 */
	PeriodFiles(PeriodRequest request, CsvFiles csv, Runnable checkpoint) {
		this.request = request;
		this.csv = csv;
		this.checkpoint = checkpoint;
		this.changes = new ChangeCounts(request.period());
	}

	/**
	 * Writes the files. The changes are written first, because they decide which findings
	 * on users are exported.
	 */
	PeriodCounts write(JdbcTemplate jdbc, PeriodAudits audits, OutputDirectory output) {
		output.write(AuditsCsv.FILE, this.csv.of(AuditsCsv.HEADER, (cells) -> AuditsCsv.write(audits, cells)));
		output.write(ChangesCsv.FILE,
				this.csv.of(ChangesCsv.HEADER,
						(cells) -> new GrantHistory(jdbc, this.request.scope()).forEach(this.request.period(),
								this.request::covers, this.request.filter().user(), this.checkpoint,
								(row) -> write(row, cells))));
		output.write(FindingHistoryCsv.FILE,
				this.csv.of(FindingHistoryCsv.HEADER,
						(cells) -> new FindingHistory(jdbc, this.request.scope()).forEach(this.request.period(),
								this.request::covers, this.request.filter().user(), this.checkpoint,
								(row) -> write(row, cells))));
		return new PeriodCounts(AuditCounts.of(audits), this.changes, this.findings);
	}

	/** Writes a permission, if it matches the filter. */
	void write(GrantRow row, CsvCells cells) {
		if (this.request.filter().matches(row.userId(), row.auth())) {
			this.changes.add(row);
			if (this.request.filter().hasObject()) {
				this.users.add(row.userId());
			}
			ChangesCsv.write(row, cells);
		}
	}

	/** Writes a finding, if it matches the filter. */
	void write(FindingAppearance row, CsvCells cells) {
		if (matches(row)) {
			this.findings.add(row);
			FindingHistoryCsv.write(row, cells);
		}
	}

	private boolean matches(FindingAppearance row) {
		ExportFilter filter = this.request.filter();
		boolean onUser = row.object().equals(RepositoryName.ofUsers()) && filter.hasObject();
		return filter.matches(row.userId(), row.auth()) && (!onUser || this.users.contains(row.userId()));
	}

}
