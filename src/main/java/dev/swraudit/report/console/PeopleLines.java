package dev.swraudit.report.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.people.PeopleFacts;
import dev.swraudit.report.people.PeopleReader;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lines of a console summary about users, the people list and repositories without an
 * owner.
 */
final class PeopleLines {

	private static final int NAMES = 5;

	private final PeopleReader people;

	PeopleLines(JdbcClient jdbc) {
		this.people = new PeopleReader(jdbc);
	}

	void addTo(SummaryText text, AuditStatistics statistics) {
		PeopleFacts facts = this.people.read(statistics.id(), NAMES);
		if (statistics.users() > 0) {
			text.entry("Users", Long.toString(statistics.users()));
		}
		if (facts.listRows() != null) {
			text.entry("People", "people list of " + facts.listRows()
					+ ((facts.listRows() == 1) ? " entry" : " entries") + ambiguous(facts));
		}
		if (facts.withoutOwner().total() > 0) {
			text.entry("Without owner", withoutOwner(facts.withoutOwner()));
		}
	}

	private static String ambiguous(PeopleFacts facts) {
		if (facts.ambiguous() == 0) {
			return "";
		}
		long more = facts.ambiguous() - facts.ambiguousNames().size();
		return "; " + DisplayText.count(facts.ambiguous(), "name") + " that several users bear, so that "
				+ ((facts.ambiguous() == 1) ? "it matches" : "they match") + " nobody: "
				+ facts.ambiguousNames()
					.stream()
					.map((name) -> UntrustedText.escape(name, SummaryNames.ACCOUNT))
					.collect(Collectors.joining(", "))
				+ ((more > 0) ? " and " + more + " more" : "");
	}

	private static String withoutOwner(PeopleFacts.WithoutOwner repositories) {
		List<String> kinds = new ArrayList<>();
		addKind(kinds, repositories.creatorHoldsNothing(), "whose creator holds nothing");
		addKind(kinds, repositories.creatorInactive(), "whose creator is inactive");
		addKind(kinds, repositories.notManaged(), "that nobody manages");
		return DisplayText.repositories(repositories.total()) + ": " + String.join(", ", kinds);
	}

	private static void addKind(List<String> kinds, long number, String kind) {
		if (number > 0) {
			kinds.add(number + " " + kind);
		}
	}

}
