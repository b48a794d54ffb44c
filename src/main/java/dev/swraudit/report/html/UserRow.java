package dev.swraudit.report.html;

import java.util.List;
import java.util.Objects;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.people.Person;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.FindingTally;
import dev.swraudit.report.finding.ReportedHolder;
import dev.swraudit.report.finding.ReportedUser;
import org.jspecify.annotations.Nullable;

/**
 * Row of the page for a finding on a user.
 *
 * @param holder the user, with the highest permission
 * @param person name of the person; empty if it is not known
 * @param department department of the person; empty if it is not known
 * @param status status in the people list, in words
 * @param leftOn ISO date of the first day on which the person has left; empty if it is
 * not known
 * @param objects number of objects on which the user holds a permission
 * @param state state of the finding
 * @param rank the state as a number to sort by, the most urgent first
 * @param marks labels besides the state
 * @param decisions decisions in words
 */
record UserRow(HolderRow holder, String person, String department, String status, String leftOn, int objects,
		String state, int rank, List<String> marks, List<String> decisions) implements TruncatedList.Row {

	private static final int TEXT = 200;

	private static final int TAGS = 680;

	static UserRow of(ReportedUser user) {
		FindingTally.Status state = state(user.holder());
		HolderRow holder = HolderRow.of(user.holder(), "", "");
		return new UserRow(holder, text(user.holder().person()), text(user.holder().department()), status(user),
				(user.status() == Person.Status.LEFT) ? Objects.toString(user.leftOn(), "") : "", user.objects(),
				state.text(), state.rank(),
				holder.marks().stream().filter((mark) -> !mark.equals(state.text())).toList(), holder.decisions());
	}

	private static String text(@Nullable String text) {
		return UntrustedText.escape(Objects.toString(text, ""), TEXT);
	}

	private static String status(ReportedUser user) {
		Person.Status status = user.status();
		if (status == null) {
			return "not in the people list";
		}
		return (status == Person.Status.LEFT && user.leftOn() != null) ? "left on" : status.text();
	}

	private static FindingTally.Status state(ReportedHolder holder) {
		if (holder.accepted()) {
			return FindingTally.Status.ACCEPTED;
		}
		if (holder.isNew()) {
			return FindingTally.Status.NEW;
		}
		return holder.reopened() ? FindingTally.Status.REOPENED : FindingTally.Status.OPEN;
	}

	@Override
	public int bytes() {
		return TAGS + this.holder.bytes() + Markup.bytes(this.person, this.department);
	}

}
