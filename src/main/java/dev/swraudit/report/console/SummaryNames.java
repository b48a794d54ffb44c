package dev.swraudit.report.console;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Names in a summary, escaped and truncated.
 */
enum SummaryNames {

	/** Names for a terminal or a mail. */
	CONSOLE(""),

	/** Names for a chat, without characters of links, mentions and formats. */
	CHAT("[\\[\\]()*`~|]");

	/** Maximum length of the name of an account. */
	static final int ACCOUNT = 40;

	private static final int OBJECT = 90;

	/** Pattern of the characters that are replaced; empty if none are. */
	private final String replaced;

	SummaryNames(String replaced) {
		this.replaced = replaced;
	}

	/**
	 * Returns the name of a repository or an organization.
	 * @param repository empty for an organization
	 */
	String object(String namespace, String repository) {
		RepositoryName name = new RepositoryName(namespace, repository);
		String text = plain(UntrustedText.escape(name.text(), OBJECT));
		return name.isOrganization() ? "organization " + text : text;
	}

	/** Returns the name of an account, or its id if it has no name. */
	String account(@Nullable String name, @Nullable String id) {
		return text((name != null) ? name : (id != null) ? id : "");
	}

	/** Returns a short text of others. */
	String text(String text) {
		return plain(UntrustedText.escape(text, ACCOUNT));
	}

	private String plain(String text) {
		return this.replaced.isEmpty() ? text : text.replaceAll(this.replaced, "?");
	}

}
