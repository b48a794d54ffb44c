package dev.swraudit.access.credentials;

/**
 * The form that secrets have which travel in a header.
 */
final class Secret {

	private Secret() {
	}

	/**
	 * The secret without white space around it.
	 * @param what the kind of secret, with its article
	 * @param description where it came from
	 * @throws CredentialsRefusedException if it holds anything but printable ASCII
	 */
	static String require(String text, String what, String description) {
		String secret = text.strip();
		if (secret.isEmpty() || !secret.chars().allMatch((character) -> character > ' ' && character < 127)) {
			throw new CredentialsRefusedException(
					description + ": is not " + what + " (printable ASCII without spaces, as IAM issues it)");
		}
		return secret;
	}

}
