package dev.swraudit.access.credentials;

import org.jspecify.annotations.Nullable;

/**
 * An access key (AK) with its secret key (SK), as something gave it.
 *
 * @param id the access key itself
 * @param secret the secret key, which never travels
 * @param securityToken what a temporary key has to be shown with; null for a lasting one
 * @param projectId the project that is meant; null for the region's main one
 * @param description what the user calls it: where it came from
 */
record AccessKey(String id, String secret, @Nullable String securityToken, @Nullable String projectId,
		String description) {

	AccessKey {
		id = Secret.require(id, "an access key", description);
		secret = Secret.require(secret, "a secret key", description);
		securityToken = requireOrNull(securityToken, "a security token", description);
		projectId = requireOrNull(projectId, "a project id", description);
	}

	private static @Nullable String requireOrNull(@Nullable String text, String what, String description) {
		return (text == null || text.isBlank()) ? null : Secret.require(text, what, description);
	}

	/** Says where the key came from, and nothing of the key. */
	@Override
	public String toString() {
		return this.description;
	}

}
