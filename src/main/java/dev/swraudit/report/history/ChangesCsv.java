package dev.swraudit.report.history;

import java.util.List;

import dev.swraudit.history.GrantRow;
import dev.swraudit.permission.Auth;
import dev.swraudit.report.csv.CsvCells;

/**
 * {@code changes.csv}: one row for each permission and level that was held in the period.
 */
final class ChangesCsv {

	static final String FILE = "changes.csv";

	static final List<String> HEADER = List.of("namespace", "repository", "user_id", "user_name", "auth", "permission",
			"grant_source", "is_creator", "last_absent", "first_seen", "last_seen", "first_absent", "end",
			"audits_with_grant", "audits_object_not_read");

	private ChangesCsv() {
	}

	static void write(GrantRow row, CsvCells csv) {
		csv.text(row.object().namespace()).text(row.object().repository());
		csv.text(row.userId()).text(row.userName());
		csv.value(row.auth()).value(Auth.text(row.auth())).value(row.source().text()).value(row.creator());
		csv.value(row.lastAbsent()).value(row.firstSeen()).value(row.lastSeen()).value(row.firstAbsent());
		csv.value(row.end()).value(row.auditsWithGrant()).value(row.auditsNotRead()).end();
	}

}
