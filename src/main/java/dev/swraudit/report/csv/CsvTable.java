package dev.swraudit.report.csv;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import dev.swraudit.decision.Decisions;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.permission.PermissionPages;
import dev.swraudit.permission.ResultTables;
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
 * a list of holders
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
					from outcome o
					join target t on t.id = o.target_id
					join repository r on r.id = t.repository_id
					join namespace n on n.id = r.namespace_id
					left join access_list l on l.id = o.access_list_id
					where o.target_id > :after and o.target_id <= :last and o.access_list_id is not null
					  and t.id > :after and t.id <= :last%s
					order by o.target_id
					""", PermissionPages.lastOfPage(ResultTables.TARGETS), IdRange::targets);

	public static final CsvTable REPOSITORIES = new CsvTable("repositories.csv",
			List.of("line", "namespace", "repository", "outcome", "http_status", "error_code", "message", "creator_id",
					"creator_name", "creator_basis", "permission_count", "manager_count", "non_creator_manager_count",
					"verdict", "open_finding_count", "read_at", "listed", "exception_id"),
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

	private static final String LAST_KEY = """
			select max(id) from (
			  select id from %s where id > :after and id < :end order by id fetch first :size rows only
			) page
			""";

	private static final String FINDING_PAGE = """
			from stored_findings where finding_id > :after and finding_id <= :last%s
			order by finding_id
			""";

	static final List<Column> FINDING = List.of(column("fingerprint", PLAIN), column("rule", PLAIN),
			column("certainty", PLAIN), column("change", PLAIN), column("state", PLAIN), column("resolution", PLAIN),
			column("namespace", TEXT), column("repository", TEXT), column("creator_id", TEXT),
			column("creator_name", TEXT), column("user_id", TEXT), column("user_name", TEXT), column("auth", PLAIN),
			column("permission", PLAIN), column("grant_source", PLAIN), column("is_self", FLAG),
			column("first_seen", DATE), column("last_verified", DATE), column("exception_id", TEXT),
			column("exception_reason", TEXT), column("exception_approver", TEXT), column("exception_expires", DATE),
			column("person", TEXT), column("department", TEXT), column("object_count", PLAIN),
			column("decision", PLAIN), column("decided_by", TEXT), column("decided_on", DATE),
			column("decision_reason", TEXT), column("keep_until", DATE), column("revoke_by", DATE),
			column("last_absent", DATE));

	public static final CsvTable FINDINGS = new CsvTable("findings.csv", names(FINDING),
			selected(FINDING) + ", state_before, audit_date", true, FINDING_PAGE, LAST_KEY.formatted("finding"),
			IdRange::findings);

	static final List<Column> REVIEWED = List.of(column("rule", PLAIN), column("certainty", PLAIN),
			column("change", PLAIN), column("state", PLAIN), column("namespace", TEXT), column("repository", TEXT),
			column("creator_name", TEXT), column("user_id", TEXT), column("user_name", TEXT), column("person", TEXT),
			column("department", TEXT), column("permission", PLAIN), column("grant_source", PLAIN),
			column("object_count", PLAIN), column("first_seen", DATE), column("exception_id", TEXT),
			column("decision", PLAIN), column("decided_by", TEXT), column("decided_on", DATE),
			new Column("reason", "decision_reason", TEXT), column("keep_until", DATE), column("revoke_by", DATE),
			column("fingerprint", PLAIN));

	/** The findings that are not closed, to be reviewed. */
	static final CsvTable REVIEW = new CsvTable("review.csv", names(REVIEWED), selected(REVIEWED), true, """
			from stored_findings where finding_id > :after and finding_id <= :last and state <> 'CLOSED'%s
			order by finding_id
			""", LAST_KEY.formatted("finding"), IdRange::findings);

	static final List<Column> DECISION = Decisions.COLUMNS.stream().map((name) -> column(name, TEXT)).toList();

	static final CsvTable DECISIONS = new CsvTable("decisions.csv", names(DECISION), selected(DECISION), false, """
			from decision_row where id > :after and id <= :last%s order by id
			""", LAST_KEY.formatted("decision_row"), IdRange::findings);

	static final List<Column> USER = List.of(column("user_id", TEXT), column("user_name", TEXT),
			column("other_names", TEXT), column("person", TEXT), column("email", TEXT), column("department", TEXT),
			column("status", PLAIN), column("kind", PLAIN), column("left_on", DATE), column("matched_by", PLAIN),
			column("repository_count", PLAIN), column("manage_count", PLAIN), column("non_creator_manage_count", PLAIN),
			column("write_count", PLAIN), column("read_count", PLAIN), column("organization_manage_count", PLAIN),
			column("organization_write_count", PLAIN), column("open_finding_count", PLAIN), column("first_seen", DATE));

	static final CsvTable USERS = new CsvTable("users.csv", names(USER), selected(USER), false, """
			from stored_users where holder_id > :after and holder_id <= :last%s order by holder_id
			""", LAST_KEY.formatted("holder"), IdRange::findings);

	/** Returns the query for a page with the conditions on the holder. */
	String select(ExportFilter filter) {
		return "select " + this.select + " " + this.page.formatted(this.rowPerHolder ? filter.onHolder() : "");
	}

	private static List<String> names(List<Column> columns) {
		return columns.stream().map(Column::name).toList();
	}

	private static String selected(List<Column> columns) {
		return columns.stream().map(Column::source).collect(Collectors.joining(", "));
	}

	private static Column column(String name, CsvColumnType cell) {
		return new Column(name, name, cell);
	}

	/**
	 * Column of a file.
	 *
	 * @param source column of the query
	 */
	record Column(String name, String source, CsvColumnType cell) {

	}

}
