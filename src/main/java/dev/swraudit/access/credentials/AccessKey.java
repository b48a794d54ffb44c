package dev.swraudit.access.credentials;

import org.jspecify.annotations.Nullable;

/**
 * Access key (AK) with its secret key (SK).
 *
 * @param id the access key id
 * @param secret the secret key, which is never sent
 * @param securityToken the token of a temporary key; null for a permanent key
 * @param projectId the project; null for the main project of the region
 * @param description the origin of the key, for messages
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

	/** Returns the origin of the key, never the key. */
	@Override
	public String toString() {
		return this.description;
	}

}
