package dev.swraudit.report.html;

import java.util.List;
import java.util.stream.IntStream;

import dev.swraudit.report.data.PastAudit;

/**
 * A column for each of the scope's latest audits; the highest is {@value #HEIGHT} high,
 * and each is {@value #PITCH} from the one before.
 *
 * @param columns the oldest first
 * @param width of all of them together
 * @param most how many flagged repositories the highest stands for
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

	/** Whether there is something to compare. */
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
	 * One audit.
	 *
	 * @param audit its date, and its revision if that is not the first
	 * @param x where the column begins
	 * @param y where it ends above
	 * @param height how high it is
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
