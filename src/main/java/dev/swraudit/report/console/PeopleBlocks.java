package dev.swraudit.report.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.finding.Rule;
import dev.swraudit.ledger.IdRange;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.people.PeopleFacts;
import dev.swraudit.report.people.PeopleReader;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Block of a summary about findings on users, the people list, and repositories without
 * an owner.
 */
final class PeopleBlocks {

	private static final int NAMES = 3;

	private static final String OPEN = """
			select count(*) from finding where id > :after and id < :end and rule = :rule and state = 1
			""";

	private final JdbcClient jdbc;

	private final PeopleReader people;

	PeopleBlocks(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.people = new PeopleReader(jdbc);
	}

	Block read(AuditStatistics statistics) {
		PeopleFacts facts = this.people.read(statistics.id(), NAMES);
		List<String> rows = new ArrayList<>();
		add(rows, usersWithFindings(statistics));
		add(rows, ambiguous(facts));
		add(rows, withoutOwner(facts.withoutOwner()));
		return Block.of("PEOPLE", rows);
	}

	private static void add(List<String> rows, String row) {
		if (!row.isEmpty()) {
			rows.add(row);
		}
	}

	private String usersWithFindings(AuditStatistics statistics) {
		List<String> kinds = new ArrayList<>();
		addKind(kinds, open(statistics, Rule.INACTIVE_USER), "inactive (left or disabled)");
		addKind(kinds, open(statistics, Rule.UNKNOWN_USER), "not in the people list");
		return kinds.isEmpty() ? "" : "users with an open finding: " + String.join(", ", kinds);
	}

	/** No query runs without a finding of the rule. */
	private long open(AuditStatistics statistics, Rule rule) {
		if (statistics.findings().rules().get(rule) == 0) {
			return 0;
		}
		IdRange rows = IdRange.findings(statistics.id());
		return this.jdbc.sql(OPEN)
			.param("after", rows.after())
			.param("end", rows.end())
			.param("rule", rule.code())
			.query(Long.class)
			.single();
	}

	private static String ambiguous(PeopleFacts facts) {
		if (facts.ambiguous() == 0) {
			return "";
		}
		long more = facts.ambiguous() - facts.ambiguousNames().size();
		return DisplayText.count(facts.ambiguous(), "name") + " of the people list that several users bear: "
				+ facts.ambiguousNames().stream().map(SummaryNames.CONSOLE::text).collect(Collectors.joining(", "))
				+ ((more > 0) ? ", " + DisplayText.number(more) + " more" : "");
	}

	private static String withoutOwner(PeopleFacts.WithoutOwner repositories) {
		List<String> kinds = new ArrayList<>();
		addKind(kinds, repositories.creatorHoldsNothing(), "whose creator holds nothing");
		addKind(kinds, repositories.creatorInactive(), "whose creator left or is disabled");
		addKind(kinds, repositories.notManaged(), "that nobody manages");
		return kinds.isEmpty() ? ""
				: DisplayText.repositories(repositories.total()) + " without an owner: " + String.join(", ", kinds);
	}

	private static void addKind(List<String> kinds, long number, String kind) {
		if (number > 0) {
			kinds.add(DisplayText.number(number) + " " + kind);
		}
	}

}
