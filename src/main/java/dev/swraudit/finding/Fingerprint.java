package dev.swraudit.finding;

import dev.swraudit.input.Sha256;
import dev.swraudit.target.RepositoryName;

/**
 * Fingerprint of a finding: the same in every audit of the scope.
 */
public final class Fingerprint {

	private Fingerprint() {
	}

	/**
	 * Returns the lower-case hex SHA-256 of scope, rule, namespace, repository and user
	 * id, joined by line feeds. The views compute the same.
	 */
	public static String of(String scope, Rule rule, RepositoryName object, String userId) {
		return Sha256.hex(String.join("\n", scope, rule.text(), object.namespace(), object.repository(), userId));
	}

}
