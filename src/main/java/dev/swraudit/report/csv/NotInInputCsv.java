package dev.swraudit.report.csv;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.ExportFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writer of the rows of {@code not-in-input.csv}.
 */
final class NotInInputCsv {

	static final String FILE = "not-in-input.csv";

	static final List<String> HEADER = List.of("namespace", "repository", "is_public", "updated_at");

	private static final int PAGE = 1000;

	private static final String SELECT = """
			select m.id, n.name, r.name, m.is_public, m.updated_at
			from missing_repository m
			join repository r on r.id = m.repository_id
			join namespace n on n.id = r.namespace_id
			where m.id > :after and m.id < :end
			order by m.id
			fetch first :size rows only
			""";

	private final JdbcClient jdbc;

	private final CsvEncoder encoder;

	private final ExportFilter filter;

	NotInInputCsv(JdbcClient jdbc, CsvEncoder encoder, ExportFilter filter) {
		this.jdbc = jdbc;
		this.encoder = encoder;
		this.filter = filter;
	}

	/**
	 * Writes the rows that match the filter, in the order of names; none if the filter
	 * has a condition on the holder, because the audit knows no holder of them.
	 */
	void write(int auditId, CsvWriter csv) throws IOException {
		IdRange rows = IdRange.targets(auditId);
		long after = rows.after();
		List<Row> page = this.filter.hasHolder() ? List.of() : page(after, rows.end());
		while (!page.isEmpty()) {
			for (Row row : page) {
				if (this.filter.matches(row.namespace(), row.repository())) {
					csv.add(this.encoder.text(row.namespace())).add(this.encoder.text(row.repository()));
					csv.add(CsvEncoder.plain(row.isPublic())).add(this.encoder.text(row.updatedAt())).end();
				}
				after = row.id();
			}
			page = page(after, rows.end());
		}
	}

	private List<Row> page(long after, long end) {
		return this.jdbc.sql(SELECT)
			.param("after", after)
			.param("end", end)
			.param("size", PAGE)
			.query(Row::read)
			.list();
	}

	private record Row(long id, String namespace, String repository, @Nullable String isPublic,
			@Nullable String updatedAt) {

		static Row read(ResultSet row, int number) throws SQLException {
			return new Row(row.getLong(1), row.getString(2), row.getString(3), CsvColumnType.FLAG.read(row, 4),
					row.getString(5));
		}

	}

}
