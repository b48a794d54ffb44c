package dev.swraudit.report.csv;

import java.util.List;
import java.util.function.IntFunction;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.ExportFilter;

import static dev.swraudit.report.csv.CsvColumnType.DATE;
import static dev.swraudit.report.csv.CsvColumnType.FLAG;
import static dev.swraudit.report.csv.CsvColumnType.PLAIN;
import static dev.swraudit.report.csv.CsvColumnType.TEXT;

/**
 * Definition of a CSV file: its columns and the queries that read its rows page by page
 * in the order of the file. A page has a lower and an upper bound, because H2 holds the
 * whole result of a query in memory.
 *
 * @param fileName name of the file
 * @param header the columns in order
 * @param select select list of the query
 * @param rowPerHolder whether a row of the query has one holder; rows of permissions have
 * a block of holders
 * @param page query for the rows with ids above {@code :after} up to {@code :last}, with
 * a placeholder for conditions. The query for permissions repeats the range for targets,
 * because PostgreSQL does not derive it
 * @param lastKey query for the last id of the page of {@code :size} rows after the id
 * {@code :after}; null after the last row
 * @param keys range of the row ids of an audit
 */
public record CsvTable(String fileName, List<String> header, String select, boolean rowPerHolder, String page,
		String lastKey, IntFunction<IdRange> keys) {

	public static final CsvTable PERMISSIONS = new CsvTable("permissions.csv",
			List.of("scope", "audit_date", "namespace", "repository", "user_id", "user_name", "auth", "permission",
					"grant_source", "is_self", "is_creator", "creator_id", "creator_name"),
			PermissionCsv.Row.COLUMNS, false, """
					from permission p
					join target t on t.id = p.id / 1048576
					join repository r on r.id = t.repository_id
					join namespace n on n.id = r.namespace_id
					join outcome o on o.target_id = t.id
					where p.id > :after and p.id <= :last
					  and t.id >= cast(:after as bigint) / 1048576 and t.id <= cast(:last as bigint) / 1048576%s
					order by p.id
					""", """
					select max(id) from (
					  select id from permission where id > :after and id < :end order by id fetch first :size rows only
					) page
					""", IdRange::permissions);

	public static final CsvTable REPOSITORIES = new CsvTable("repositories.csv",
			List.of("line", "namespace", "repository", "outcome", "http_status", "error_code", "message", "creator_id",
					"creator_name", "creator_basis", "permission_count", "manager_count", "non_creator_manager_count",
					"verdict", "open_finding_count", "read_at", "listed"),
			RecordCsv.Row.COLUMNS, false, """
					from input_record i
					join target t on t.id = i.target_id
					left join repository r on r.id = t.repository_id
					left join namespace n on n.id = r.namespace_id
					left join outcome o on o.target_id = t.id
					left join assessment e on e.target_id = t.id
					where i.id > :after and i.id <= :last%s
					order by i.id
					""",
			"""
					select max(id) from (
					  select id from input_record where id > :after and id < :end order by id fetch first :size rows only
					) page
					""",
			IdRange::records);

	static final List<Column> FINDING = List.of(column("fingerprint", PLAIN), column("rule", PLAIN),
			column("certainty", PLAIN), column("change", PLAIN), column("state", PLAIN), column("resolution", PLAIN),
			column("namespace", TEXT), column("repository", TEXT), column("creator_id", TEXT),
			column("creator_name", TEXT), column("user_id", TEXT), column("user_name", TEXT), column("auth", PLAIN),
			column("permission", PLAIN), column("grant_source", PLAIN), column("is_self", FLAG),
			column("first_seen", DATE), column("last_verified", DATE), column("exception_id", TEXT),
			column("exception_reason", TEXT), column("exception_approver", TEXT), column("exception_expires", DATE));

	static final CsvTable FINDINGS = new CsvTable("findings.csv", names(FINDING), String.join(", ", names(FINDING)),
			true, """
					from stored_findings where finding_id > :after and finding_id <= :last%s
					order by finding_id
					""", """
					select max(id) from (
					  select id from finding where id > :after and id < :end order by id fetch first :size rows only
					) page
					""", IdRange::findings);

	/** Returns the query for a page with the conditions on the holder. */
	String select(ExportFilter filter) {
		return "select " + this.select + " " + this.page.formatted(this.rowPerHolder ? filter.onHolder() : "");
	}

	private static List<String> names(List<Column> columns) {
		return columns.stream().map(Column::name).toList();
	}

	private static Column column(String name, CsvColumnType cell) {
		return new Column(name, cell);
	}

	/**
	 * Column of a file.
	 */
	record Column(String name, CsvColumnType cell) {

	}

}
