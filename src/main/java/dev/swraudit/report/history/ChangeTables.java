package dev.swraudit.report.history;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.swraudit.ledger.Counts;
import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.DisplayText;

/**
 * Changes by month and by organization.
 *
 * @param months the months from the first audit of the period on
 * @param organizations the organizations with the most changes, then the others as one
 * row
 * @param total the sums
 */
record ChangeTables(List<ChangeRow> months, List<ChangeRow> organizations, ChangeRow total) {

	private static final int ORGANIZATIONS = 20;

	static ChangeTables of(PeriodAudits audits, ChangeCounts counts) {
		return new ChangeTables(months(audits, counts), organizations(counts),
				new ChangeRow("Total", counts.get(ChangeKind.GRANTED), counts.get(ChangeKind.RAISED),
						counts.get(ChangeKind.LOWERED), counts.get(ChangeKind.REVOKED),
						counts.get(ChangeKind.OBJECT_GONE)));
	}

	private static List<ChangeRow> months(PeriodAudits audits, ChangeCounts counts) {
		YearMonth last = YearMonth.from(audits.period().to());
		return audits.firstDate()
			.map(YearMonth::from)
			.stream()
			.flatMap((first) -> Stream.iterate(first, (month) -> !month.isAfter(last), (month) -> month.plusMonths(1)))
			.map((month) -> ChangeRow.of(month.toString(), counts.in(month)))
			.toList();
	}

	private static List<ChangeRow> organizations(ChangeCounts counts) {
		List<ChangeRow> all = new ArrayList<>();
		counts.byOrganization().forEach((name, changes) -> all.add(ChangeRow.of(UntrustedText.escape(name), changes)));
		all.removeIf((row) -> row.sum() == 0);
		all.sort(Comparator.comparing(ChangeRow::sum).reversed());
		List<ChangeRow> others = all.subList(Math.min(ORGANIZATIONS, all.size()), all.size());
		List<ChangeRow> shown = new ArrayList<>(all.subList(0, all.size() - others.size()));
		if (!others.isEmpty()) {
			ChangeRow none = ChangeRow.of(DisplayText.count(others.size(), "other organization"),
					new Counts<>(ChangeKind.class));
			shown.add(others.stream().reduce(none, ChangeRow::plus));
		}
		return List.copyOf(shown);
	}

}
