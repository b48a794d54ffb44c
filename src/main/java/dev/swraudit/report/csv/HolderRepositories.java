package dev.swraudit.report.csv;

import java.io.IOException;
import java.util.BitSet;

import dev.swraudit.report.data.ExportFilter;

/**
 * Finds the repositories in which a holder that matches a filter has a permission or a
 * finding.
 */
final class HolderRepositories {

	private static final String WITH_FINDING = """
			select distinct f.repository_id
			from finding f
			join account h on h.id = f.account_id
			where f.id > :after and f.id <= :last
			""";

	private final KeysetPager pages;

	private final ExportFilter filter;

	HolderRepositories(KeysetPager pages, ExportFilter filter) {
		this.pages = pages;
		this.filter = filter;
	}

	/**
	 * Returns the ids of the repositories. A million ids take 128 kB.
	 * @param withPermission repositories in which such a holder has a permission
	 */
	BitSet find(BitSet withPermission) throws IOException {
		BitSet ids = (BitSet) withPermission.clone();
		String sql = WITH_FINDING + this.filter.onHolder();
		this.pages.forEach(CsvTable.FINDINGS,
				(after, last) -> this.pages.select(sql, this.filter, after, last).query((row) -> {
					ids.set(row.getInt(1));
				}));
		return ids;
	}

}
