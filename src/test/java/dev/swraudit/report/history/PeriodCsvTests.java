package dev.swraudit.report.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import dev.swraudit.history.FindingResult;
import dev.swraudit.history.GrantEnd;
import dev.swraudit.history.Period;
import dev.swraudit.report.csv.CsvCells;
import dev.swraudit.report.csv.CsvFiles;
import dev.swraudit.report.csv.CsvProperties;
import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.PermissionName;
import dev.swraudit.target.RepositoryName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodCsvTests {

	private static final RepositoryName APP = new RepositoryName("team", "app");

	@Test
	void changesHaveTheCellsOfTheContract() throws IOException {
		assertThat(csv(ChangesCsv.HEADER, (cells) -> ChangesCsv
			.write(HistoryRows.grant("2026-01-01", "2026-01-02", "2026-01-09", GrantEnd.REVOKED, 15, null), cells)))
			.isEqualTo(
					"""
							namespace,repository,user_id,user_name,auth,permission,grant_source,is_creator,last_absent,first_seen,last_seen,first_absent,end,audits_with_grant,audits_object_not_read
							team,app,u1,'=name,15,Unknown(15),repository,,2026-01-01,2026-01-02,2026-01-02,2026-01-09,REVOKED,1,0
							""");
	}

	@Test
	void findingsHaveTheCellsOfTheContract() throws IOException {
		assertThat(
				csv(FindingHistoryCsv.HEADER,
						(cells) -> FindingHistoryCsv.write(HistoryRows.finding(RepositoryName.ofUsers(), true,
								"2026-02-02", FindingResult.REVOKED_LATE), cells)))
			.isEqualTo(
					"""
							fingerprint,rule,certainty,namespace,repository,user_id,user_name,person,permission,in_opening,last_absent,first_seen,last_verified,closed_on,resolution,exception_id,decision,decided_by,decided_on,reason,keep_until,revoke_by,result
							f00,non-creator-manage,CERTAIN,,,u1,'=name,'@Ann,Manage,true,,2026-01-10,2026-01-11,2026-02-02,REVOKED,'+EX-1,revoke,'-bob,2026-01-11,"a, ""b""\",,2026-02-01,REVOKED_LATE
							""");
	}

	@Test
	void daysWithoutAnAuditHaveARow() throws IOException {
		PeriodAudits audits = new PeriodAudits(new Period(LocalDate.parse("2026-01-02"), LocalDate.parse("2026-01-04")),
				List.of(HistoryRows.audit("2025-12-31", 2, true), HistoryRows.audit("2026-01-02", 1, false)));
		assertThat(csv(AuditsCsv.HEADER, (cells) -> AuditsCsv.write(audits, cells))).isEqualTo(
				"""
						audit_date,revision,publication,started_at,finished_at,backdated,complete,exit_code,auditing_user_id,population_status,not_read,sums_sha256
						2025-12-31,2,1,2025-12-31T02:00:07Z,2025-12-31T02:05:00Z,false,true,0,'=caller,MATCHES,0,%1$s
						2026-01-01,,,,,,,,,,,
						2026-01-02,1,1,2026-01-02T02:00:07Z,2026-01-02T02:05:00Z,false,false,2,'=caller,MATCHES,3,%1$s
						2026-01-03,,,,,,,,,,,
						2026-01-04,,,,,,,,,,,
						"""
					.formatted("f".repeat(64)));
	}

	@Test
	void permissionOfTheFilterSelectsRows() throws IOException {
		PeriodFiles files = files(new ExportFilter(null, null, null, PermissionName.of("manage")));
		assertThat(csv(List.of("h"), (cells) -> {
			files.write(HistoryRows.grant(null, "2026-01-02", null, GrantEnd.STILL_HELD, 3, null), cells);
			files.write(HistoryRows.grant(null, "2026-01-02", null, GrantEnd.STILL_HELD, 15, null), cells);
			files.write(HistoryRows.finding(RepositoryName.ofUsers(), true, null, FindingResult.KEPT), cells);
		}).lines()).hasSize(3).element(1).asString().contains(",15,Unknown(15),");
	}

	@Test
	void findingsOnUsersNeedARowOfTheUserUnderAConditionOnTheObject() throws IOException {
		assertThat(csv(List.of("h"), (cells) -> {
			PeriodFiles files = files(new ExportFilter("team", null, null, null));
			files.write(HistoryRows.finding(RepositoryName.ofUsers(), true, null, FindingResult.KEPT), cells);
			files.write(HistoryRows.grant(APP, "u2", null, "2026-01-02", null, GrantEnd.STILL_HELD, 3, null), cells);
			files.write(HistoryRows.finding(RepositoryName.ofUsers(), true, null, FindingResult.KEPT), cells);
			files.write(HistoryRows.grant(APP, "u1", null, "2026-01-02", null, GrantEnd.STILL_HELD, 3, null), cells);
			files.write(HistoryRows.finding(RepositoryName.ofUsers(), true, null, FindingResult.KEPT), cells);
		}).lines()).hasSize(4);
	}

	@Test
	void byteOrderMarkIsOptional() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new CsvFiles(new CsvProperties(true, true)).of(List.of("a"), (cells) -> {
		}).writeTo(out);
		assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\ufeffa\n");
	}

	private static PeriodFiles files(ExportFilter filter) {
		return new PeriodFiles(new PeriodRequest("default", HistoryRows.PERIOD, filter, "changes"),
				new CsvFiles(new CsvProperties(false, true)), () -> {
				});
	}

	private static String csv(List<String> header, Consumer<CsvCells> rows) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new CsvFiles(new CsvProperties(false, true)).of(header, rows).writeTo(out);
		return out.toString(StandardCharsets.UTF_8);
	}

}
