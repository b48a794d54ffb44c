package dev.swraudit.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.people.Person;
import dev.swraudit.report.data.AuditReference;
import dev.swraudit.report.data.AuditStatistics;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.ListedException;
import dev.swraudit.report.overview.UserOverview;
import dev.swraudit.report.people.PeopleFacts;
import org.jspecify.annotations.Nullable;

/**
 * Number at the head of the page, with a link to its section.
 *
 * @param count the number
 * @param what what it counts
 * @param more details in words; empty if there are none
 * @param section id of the section
 * @param due whether the number needs attention
 */
record Card(String count, String what, String more, String section, boolean due) {

	private static final int ID = 40;

	private static final int NAMED = 3;

	static List<Card> of(AuditStatistics statistics, PageData data) {
		List<Card> cards = new ArrayList<>();
		cards.add(appeared(statistics));
		cards.add(card(statistics.movement().open(), "open findings",
				DisplayText.number(data.overview().ages().older()) + " older than 90 days", "findings"));
		cards.add(users(data.overview().users()));
		cards.add(ending(statistics, data));
		if (data.decisions().total() > 0) {
			cards.add(decisions(statistics));
		}
		cards.add(withoutOwner(data.people().withoutOwner()));
		return List.copyOf(cards);
	}

	private static Card appeared(AuditStatistics statistics) {
		AuditReference baseline = statistics.run().comparedWith();
		long reopened = statistics.movement().reopened();
		return new Card(DisplayText.number(statistics.movement().appeared()), "new " + since(baseline),
				DisplayText.number(reopened) + " reopened, " + DisplayText.number(statistics.movement().resolved())
						+ " resolved",
				"changes", statistics.movement().newOrReopened() > 0);
	}

	private static String since(@Nullable AuditReference baseline) {
		return (baseline != null) ? "since " + DisplayText.date(baseline.auditDate()) : "in the first audit";
	}

	private static Card users(List<UserOverview> users) {
		List<UserOverview> holders = users.stream().filter(UserOverview::isManager).toList();
		long robots = holders.stream().filter((user) -> user.kind() == Person.Kind.ROBOT).count();
		return card(holders.size(), (holders.size() == 1) ? "user" : "users", "hold Manage on what they did not create"
				+ ((robots > 0) ? ", " + DisplayText.count(robots, "robot") + " among them" : ""), "users");
	}

	private static Card ending(AuditStatistics statistics, PageData data) {
		List<ListedException> ending = data.endingSoon().first();
		long more = data.endingSoon().total() - Math.min(NAMED, ending.size());
		String named = ending.stream()
			.limit(NAMED)
			.map((exception) -> UntrustedText.escape(exception.id(), ID) + " "
					+ exception.endsIn(statistics.identity().auditDate()))
			.collect(Collectors.joining(", "));
		return card(data.endingSoon().total(), "exceptions end soon", (ending.isEmpty() ? "none within 30 days" : named)
				+ ((more > 0) ? " and " + DisplayText.number(more) + " more" : ""), "exceptions");
	}

	private static Card decisions(AuditStatistics statistics) {
		long overdue = statistics.review().overdue();
		return new Card(DisplayText.number(statistics.review().undecided()), "undecided",
				DisplayText.number(overdue) + " to revoke are overdue", "review",
				statistics.review().undecided() + overdue > 0);
	}

	private static Card withoutOwner(PeopleFacts.WithoutOwner repositories) {
		return card(repositories.total(), "repositories without an owner",
				DisplayText.number(repositories.creatorHoldsNothing() + repositories.creatorInactive())
						+ " whose creator is gone, " + DisplayText.number(repositories.notManaged())
						+ " that nobody manages",
				"without-owner");
	}

	private static Card card(long count, String what, String more, String section) {
		return new Card(DisplayText.number(count), what, more, section, count > 0);
	}

}
