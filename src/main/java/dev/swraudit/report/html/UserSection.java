package dev.swraudit.report.html;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.report.data.Markup;
import dev.swraudit.report.finding.Highlights;
import dev.swraudit.report.people.PeopleFacts;

/**
 * Section of the findings on users, and of the people list.
 *
 * @param list the people list in words
 * @param rows the first findings
 * @param names the first names of the people list that several users bear
 */
record UserSection(String list, TruncatedList<UserRow> rows, TruncatedList<Name> names) {

	/**
	 * Returns the section.
	 * @param room maximum number of bytes of the findings
	 * @param roomOfNames maximum number of bytes of the names
	 */
	static UserSection of(Highlights.Users users, PeopleFacts people, int room, int roomOfNames) {
		return new UserSection(list(people),
				TruncatedList.of(users.first(), UserRow::of, users.total(), room, "findings.csv"),
				TruncatedList.of(people.ambiguousNames(), Name::of, people.ambiguous(), roomOfNames, "people.csv"));
	}

	private static String list(PeopleFacts people) {
		Integer rows = people.listRows();
		return (rows != null) ? "Entries of the people list: " + rows
				+ "; names among them that match nobody, because several users bear them: " + people.ambiguous() + "."
				: "The audit has no people list (audit.people), so no user is checked against one.";
	}

	/**
	 * Name of the people list that several users bear.
	 */
	record Name(String name) implements TruncatedList.Row {

		private static final int TAGS = 30;

		private static final int TEXT = 200;

		static Name of(String name) {
			return new Name(UntrustedText.escape(name, TEXT));
		}

		@Override
		public int bytes() {
			return TAGS + Markup.bytes(this.name);
		}

	}

}
