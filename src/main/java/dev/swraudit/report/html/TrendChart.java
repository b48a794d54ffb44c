package dev.swraudit.report.html;

import java.util.List;
import java.util.stream.IntStream;

import dev.swraudit.report.data.PastAudit;

/**
 * Column chart of the latest audits of the scope. The highest column is {@value #HEIGHT}
 * high, and the columns are {@value #PITCH} apart.
 *
 * @param columns the columns, the oldest audit first
 * @param width width of the chart
 * @param most number of flagged repositories of the highest column
 */
record TrendChart(List<Column> columns, int width, long most) {

	private static final int HEIGHT = 100;

	private static final int PITCH = 10;

	static TrendChart of(List<PastAudit> audits) {
		long most = audits.stream().mapToLong(PastAudit::flagged).max().orElse(0);
		List<Column> columns = IntStream.range(0, audits.size())
			.mapToObj((place) -> Column.of(audits.get(place), place, Math.max(1, most)))
			.toList();
		return new TrendChart(columns, PITCH * columns.size(), most);
	}

	boolean drawn() {
		return this.columns.size() > 1;
	}

	String first() {
		return this.columns.get(0).audit();
	}

	String last() {
		return this.columns.get(this.columns.size() - 1).audit();
	}

	/**
	 * Column of one audit.
	 *
	 * @param audit date, and revision if it is above 1
	 * @param x left edge
	 * @param y upper edge
	 * @param height height
	 */
	record Column(String audit, boolean complete, long flagged, long openFindings, long notAudited, int x, long y,
			long height) {

		static Column of(PastAudit audit, int place, long most) {
			long height = HEIGHT * audit.flagged() / most;
			String name = audit.auditDate() + ((audit.revision() > 1) ? "." + audit.revision() : "");
			return new Column(name, audit.complete(), audit.flagged(), audit.openFindings(), audit.notAudited(),
					PITCH * place + 1, HEIGHT - height, height);
		}

	}

}
