package dev.swraudit.report.history;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.swraudit.report.csv.CsvCells;
import dev.swraudit.report.data.Json;

/**
 * {@code audits.csv}: one row for each audit, and for each day without one.
 */
final class AuditsCsv {

	static final String FILE = "audits.csv";

	static final List<String> HEADER = List.of("audit_date", "revision", "publication", "started_at", "finished_at",
			"backdated", "complete", "exit_code", "auditing_user_id", "population_status", "not_read", "sums_sha256");

	private AuditsCsv() {
	}

	static void write(PeriodAudits audits, CsvCells csv) {
		Map<LocalDate, List<PeriodAudit>> audited = audits.byDate();
		for (LocalDate day : audits.days()) {
			List<PeriodAudit> ofDay = audited.getOrDefault(day, List.of());
			ofDay.forEach((audit) -> write(audit, csv));
			if (ofDay.isEmpty()) {
				csv.value(day).empty(HEADER.size() - 1).end();
			}
		}
	}

	private static void write(PeriodAudit audit, CsvCells csv) {
		csv.value(audit.date()).value(audit.revision()).value(audit.publication());
		csv.value(Json.second(audit.startedAt())).value(Json.second(audit.finishedAt()));
		csv.value(audit.backdated()).value(audit.complete()).value(audit.exitCode());
		csv.text(audit.auditingUserId()).value(audit.populationStatus()).value(audit.notRead());
		csv.value(audit.sumsSha256()).end();
	}

}
