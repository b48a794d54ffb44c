package dev.swraudit.report.html;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.people.Person;
import dev.swraudit.report.data.DisplayText;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.overview.UserOverview;
import org.jspecify.annotations.Nullable;

/**
 * Row of the page for a user.
 *
 * @param person the person; empty if it is not known
 * @param type kind of the account and status in the people list, in words
 * @param bar length of the bar, of {@value #WIDTH} for the user with the most
 * repositories
 */
record UserRow(UserText user, String person, String type, String repositories, String organizations, String appeared,
		String old, String accepted, String oldest, long bar) implements TruncatedList.Row {

	private static final int WIDTH = 100;

	private static final int TEXT = 60;

	private static final int TAGS = 560;

	/**
	 * Returns the row of a user.
	 * @param most most repositories of any user
	 */
	static UserRow of(UserOverview user, long most) {
		return new UserRow(UserText.of(user.userName(), user.userId()), person(user), type(user),
				DisplayText.number(user.repositories()), DisplayText.number(user.organizations()),
				DisplayText.number(user.appeared()), DisplayText.number(user.old()),
				DisplayText.number(user.accepted()), user.oldest().toString(),
				WIDTH * user.repositories() / Math.max(1, most));
	}

	private static String person(UserOverview user) {
		String person = user.person();
		return (person != null) ? UntrustedText.escape(person, TEXT) : "";
	}

	private static String type(UserOverview user) {
		return Stream.of(UserText.kind(user.kind()), status(user.status()), user.self() ? "auditing account" : "")
			.filter((text) -> !text.isEmpty())
			.collect(Collectors.joining(", "));
	}

	private static String status(Person.@Nullable Status status) {
		return (status == null || status == Person.Status.ACTIVE) ? "" : status.text();
	}

	@Override
	public int bytes() {
		return TAGS + this.user.bytes() + Markup.bytes(this.user.id(), this.person, this.type);
	}

}
