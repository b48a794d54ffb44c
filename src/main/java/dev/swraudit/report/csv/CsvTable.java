package dev.swraudit.report.csv;

import java.util.List;
import java.util.function.IntFunction;

import dev.swraudit.report.data.ExportFilter;
import dev.swraudit.report.data.IdRange;

import static dev.swraudit.report.csv.CsvColumnType.DATE;
import static dev.swraudit.report.csv.CsvColumnType.FLAG;
import static dev.swraudit.report.csv.CsvColumnType.PLAIN;
import static dev.swraudit.report.csv.CsvColumnType.TEXT;

/**
 * A CSV file: its columns, which are those of a view, and how its rows are read in the
 * file's order, page by page. A page is bounded on both sides, for H2 holds the whole
 * answer to a query in memory.
 *
 * @param fileName name of the file
 * @param header its columns in order
 * @param select what is read of each row
 * @param rowPerHolder whether a row of the query is about one who holds something
 * @param page the rows with keys above {@code :after} up to {@code :last}, with room for
 * conditions; of permissions, which are stored in lists, the rows of lists; what follows
 * from the keys is said too, for PostgreSQL sees no range of targets in one of
 * permissions
 * @param lastKey finds the last key of the page of {@code :size} rows that follows the
 * key {@code :after}; null behind the last row
 * @param keys the keys of an audit
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
					"verdict", "open_finding_count", "read_at"),
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

	/** The page's rows that are wanted, if their names are. */
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
	 * A column of a file whose rows are read from its view.
	 */
	record Column(String name, CsvColumnType cell) {

	}

}
