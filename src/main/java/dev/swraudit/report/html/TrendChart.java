package dev.swraudit.report.html;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.PastAudit;

/**
 * Chart of the open findings of the latest audits of the scope on a time axis. The plot
 * is {@value #WIDTH} wide and {@value #HEIGHT} high; its lower edge is zero.
 *
 * @param points the audits, the oldest first
 * @param line the points as SVG coordinates
 * @param most number of open findings at the upper edge
 */
record TrendChart(List<Point> points, String line, String most) {

	private static final int WIDTH = 900;

	private static final int HEIGHT = 160;

	static TrendChart of(List<PastAudit> audits) {
		long most = audits.stream().mapToLong(PastAudit::openFindings).max().orElse(0);
		List<Point> points = IntStream.range(0, audits.size())
			.mapToObj((place) -> Point.of(audits, place, Math.max(1, most)))
			.toList();
		return new TrendChart(points,
				points.stream().map((point) -> point.x() + "," + point.y()).collect(Collectors.joining(" ")),
				DisplayText.number(most));
	}

	boolean drawn() {
		return this.points.size() > 1;
	}

	Point first() {
		return this.points.get(0);
	}

	Point last() {
		return this.points.get(this.points.size() - 1);
	}

	/**
	 * Audit of the chart.
	 *
	 * @param audit date, and revision if it is above 1
	 * @param labelled whether the chart shows its number: the first, the last, and the
	 * audits with the most and the least, as far as the numbers do not overlap
	 */
	record Point(String audit, boolean complete, String open, String flagged, String notAudited, long x, long y,
			boolean labelled) {

		private static final int APART = 80;

		static Point of(List<PastAudit> audits, int place, long most) {
			PastAudit audit = audits.get(place);
			return new Point(audit.auditDate() + ((audit.revision() > 1) ? "." + audit.revision() : ""),
					audit.complete(), DisplayText.number(audit.openFindings()), DisplayText.number(audit.flagged()),
					DisplayText.number(audit.notAudited()), x(audits, place),
					HEIGHT - HEIGHT * audit.openFindings() / most, isLabelled(audits, place));
		}

		private static long x(List<PastAudit> audits, int place) {
			LocalDate first = audits.get(0).auditDate();
			long days = Math.max(1, ChronoUnit.DAYS.between(first, audits.get(audits.size() - 1).auditDate()));
			return WIDTH * ChronoUnit.DAYS.between(first, audits.get(place).auditDate()) / days;
		}

		private static boolean isLabelled(List<PastAudit> audits, int place) {
			int last = audits.size() - 1;
			if (place == 0 || place == last) {
				return place == last || x(audits, last) - x(audits, 0) > APART;
			}
			boolean apart = x(audits, place) - x(audits, 0) > APART && x(audits, last) - x(audits, place) > APART;
			return apart && (place == extreme(audits, true) || place == extreme(audits, false));
		}

		/** Returns the place of the first audit with the most or the least. */
		private static int extreme(List<PastAudit> audits, boolean greatest) {
			return IntStream.range(0, audits.size()).boxed().min((one, other) -> {
				int order = Long.compare(audits.get(one).openFindings(), audits.get(other).openFindings());
				return greatest ? -order : order;
			}).orElse(0);
		}

	}

}
