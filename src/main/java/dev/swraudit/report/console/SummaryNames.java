package dev.swraudit.report.console;

import dev.swraudit.message.UntrustedText;
import dev.swraudit.target.RepositoryName;
import org.jspecify.annotations.Nullable;

/**
 * Names in a console summary, escaped and truncated.
 */
final class SummaryNames {

	/** Maximum length of the name of an account. */
	static final int ACCOUNT = 40;

	private static final int OBJECT = 193;

	private SummaryNames() {
	}

	/**
	 * Returns the name of a repository or an organization.
	 * @param repository empty for an organization
	 */
	static String object(String namespace, String repository) {
		RepositoryName name = new RepositoryName(namespace, repository);
		return UntrustedText.escape(name.text() + (name.isOrganization() ? " (organization)" : ""), OBJECT);
	}

	/** Returns the name of an account, or its id if it has no name. */
	static String account(@Nullable String name, @Nullable String id) {
		return UntrustedText.escape((name != null) ? name : (id != null) ? id : "", ACCOUNT);
	}

}
