package dev.swraudit.report;

import java.io.IOException;
import java.util.BitSet;

/**
 * The repositories of an audit in which a holder that a filter asks for has a permission
 * or a finding.
 */
final class HolderRepositories {

	private static final String WITH_PERMISSION = """
			select distinct t.repository_id
			from permission p
			join target t on t.id = p.id / 1048576
			join account h on h.id = p.account_id
			where p.id > :after and p.id <= :last
			""";

	private static final String WITH_FINDING = """
			select distinct f.repository_id
			from finding f
			join account h on h.id = f.account_id
			where f.id > :after and f.id <= :last
			""";

	private final BitSet ids = new BitSet();

	private final KeyPages pages;

	private final ExportFilter filter;

	HolderRepositories(KeyPages pages, ExportFilter filter) {
		this.pages = pages;
		this.filter = filter;
	}

	/**
	 * Find them.
	 * @return the numbers of the repositories, of which a million take 128 kB
	 */
	BitSet find() throws IOException {
		add(CsvTable.PERMISSIONS, WITH_PERMISSION + this.filter.onHolder());
		add(CsvTable.FINDINGS, WITH_FINDING + this.filter.onHolder());
		return this.ids;
	}

	private void add(CsvTable table, String sql) throws IOException {
		this.pages.forEach(table, (after, last) -> this.pages.select(sql, this.filter, after, last).query((row) -> {
			this.ids.set(row.getInt(1));
		}));
	}

}
