package dev.swraudit.report.html;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.swraudit.finding.FindingState;
import dev.swraudit.people.Person;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.overview.UserOverview;

/**
 * Section of the findings that are not closed.
 *
 * @param count number of open and accepted findings in words
 * @param chips filters, each with the number of all its findings
 * @param rows the first findings
 */
record FindingSection(String count, List<Chip> chips, TruncatedList<FindingRow> rows) {

	static FindingSection of(AuditStatistics statistics, PageData data, int room) {
		List<UserOverview> robots = data.overview()
			.users()
			.stream()
			.filter((user) -> user.kind() == Person.Kind.ROBOT)
			.toList();
		Set<String> robotIds = robots.stream().map(UserOverview::userId).collect(Collectors.toSet());
		LocalDate day = statistics.identity().auditDate();
		return new FindingSection(
				DisplayText.number(statistics.movement().open()) + " open, "
						+ DisplayText.number(statistics.count(FindingState.ACCEPTED)) + " accepted",
				chips(statistics, data, robots),
				TruncatedList.of(data.findings().first(),
						(finding) -> FindingRow.of(finding, day, robotIds.contains(finding.userId())),
						data.findings().total(), room, "findings.csv"));
	}

	private static List<Chip> chips(AuditStatistics statistics, PageData data, List<UserOverview> robots) {
		long held = robots.stream().mapToLong((user) -> user.open() + user.accepted()).sum();
		return List.of(Chip.of("new", "New", statistics.movement().appeared()),
				Chip.of("reopened", "Reopened", statistics.movement().reopened()),
				Chip.of("old", "> 90 days", data.overview().ages().older()), Chip.of("robot", "Robots", held),
				Chip.of("gone", "Creator gone", data.findings().creatorGone()),
				Chip.of("possible", "Possible", data.findings().possible()),
				Chip.of("accepted", "Accepted", statistics.count(FindingState.ACCEPTED)),
				Chip.of("revoke", "To revoke", statistics.review().toRevoke()));
	}

	/**
	 * Filter of the list.
	 *
	 * @param name the name, which rows have as a class
	 * @param label the label
	 * @param count number of all its findings
	 * @param none whether it has none
	 */
	record Chip(String name, String label, String count, boolean none) {

		static Chip of(String name, String label, long count) {
			return new Chip(name, label, DisplayText.number(count), count == 0);
		}

	}

}
