package dev.swraudit.report.history;

import java.util.List;

import dev.swraudit.decision.Decision;
import dev.swraudit.history.FindingAppearance;
import dev.swraudit.permission.Auth;
import dev.swraudit.report.csv.CsvCells;
import org.jspecify.annotations.Nullable;

/**
 * {@code finding-history.csv}: one row for each appearance of a finding that was not
 * closed on some day of the period.
 */
final class FindingHistoryCsv {

	static final String FILE = "finding-history.csv";

	private static final int DECISION_CELLS = 6;

	static final List<String> HEADER = List.of("fingerprint", "rule", "certainty", "namespace", "repository", "user_id",
			"user_name", "person", "permission", "in_opening", "last_absent", "first_seen", "last_verified",
			"closed_on", "resolution", "exception_id", "decision", "decided_by", "decided_on", "reason", "keep_until",
			"revoke_by", "result");

	private FindingHistoryCsv() {
	}

	static void write(FindingAppearance row, CsvCells csv) {
		csv.value(row.fingerprint()).value(row.rule().text()).value(row.certainty());
		csv.text(row.object().namespace()).text(row.object().repository());
		csv.text(row.userId()).text(row.userName()).text(row.person()).value(Auth.text(row.auth()));
		csv.value(row.inOpening()).value(row.lastAbsent()).value(row.firstSeen()).value(row.lastVerified());
		csv.value(row.closedOn()).value(row.resolution()).text(row.exceptionId());
		write(row.decision(), csv);
		csv.value(row.result()).end();
	}

	private static void write(@Nullable Decision decision, CsvCells csv) {
		if (decision == null) {
			csv.empty(DECISION_CELLS);
			return;
		}
		csv.value(decision.kind().text()).text(decision.decidedBy()).value(decision.decidedOn());
		csv.text(decision.reason()).value(decision.keepUntil()).value(decision.revokeBy());
	}

}
