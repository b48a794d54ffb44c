package dev.swraudit.report.html;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.organization.GrantFetcher;
import dev.swraudit.organization.PullGrants;
import dev.swraudit.people.Person;
import dev.swraudit.report.data.AccountLabel;
import dev.swraudit.report.data.Markup;
import org.jspecify.annotations.Nullable;

/**
 * Name of a user on the page, with the id on hover.
 *
 * @param name the name; the id if there is no name; words for everybody and for another
 * account
 * @param id the id
 */
record UserText(String name, String id) {

	/** Names are longer in findings.csv only. */
	private static final int NAME = 80;

	static UserText of(@Nullable String userName, String userId) {
		AccountLabel label = AccountLabel.of((userName != null) ? UntrustedText.escape(userName, NAME) : null, userId);
		if (userId.equals(PullGrants.EVERYONE.userId())) {
			return new UserText("everybody", userId);
		}
		if (userId.startsWith(GrantFetcher.ACCOUNT)) {
			return new UserText("account " + label.name(), label.id());
		}
		return new UserText(label.name(), label.id().isEmpty() ? label.name() : label.id());
	}

	/** Returns the kind of a user in words; empty if it is not known. */
	static String kind(Person.@Nullable Kind kind) {
		return (kind != null) ? kind.text() : "";
	}

	int bytes() {
		return Markup.bytes(this.name, this.id);
	}

}
