package dev.swraudit.access.credentials;

/**
 * Format check of secrets that are sent in a header.
 */
final class Secret {

	private Secret() {
	}

	/**
	 * Returns a secret without surrounding white space.
	 * @param what the kind of secret, with its article
	 * @param description the origin of the secret, for messages
	 * @throws CredentialsRefusedException if it contains other characters than printable
	 * ASCII
	 */
	static String require(String text, String what, String description) {
		String secret = text.strip();
		if (secret.isEmpty() || !secret.chars().allMatch((character) -> character > ' ' && character < 127)) {
			throw new CredentialsRefusedException(
					description + ": is not " + what + "; allowed is printable ASCII without spaces, as issued by IAM");
		}
		return secret;
	}

}
