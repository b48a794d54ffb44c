package dev.swraudit.access.credentials;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.swraudit.access.http.InvalidSettingException;
import dev.swraudit.message.SecretValue;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the credentials: one kind, or none to use the chain of Huawei Cloud's SDK.
 *
 * @param token IAM token
 * @param tokenFile file that contains an IAM token, read again when the token is refused
 * @param iamEndpoint base URL of IAM for the login; https, or http for a loopback address
 * @param username IAM user for the login
 * @param password password of the IAM user
 * @param domain account of the IAM user
 * @param project project of the token, usually the name of the region
 * @param accessKey access key (AK) whose secret key signs every request
 * @param secretKey secret key (SK) of the access key
 * @param securityToken security token of a temporary access key
 * @param projectId id of the project, if it is not the main one of the region; applies
 * also to keys from the SDK's chain or the ECS agency
 * @param ecsAgency whether to use the keys of the agency of this ECS server if there are
 * no other credentials
 */
@ConfigurationProperties("audit.swr")
public record CredentialsProperties(@Nullable SecretValue token, @Nullable String tokenFile,
		@Nullable String iamEndpoint, @Nullable String username, @Nullable SecretValue password,
		@Nullable String domain, @Nullable String project, @Nullable SecretValue accessKey,
		@Nullable SecretValue secretKey, @Nullable SecretValue securityToken, @Nullable String projectId,
		boolean ecsAgency) {

	/**
	 * Returns the kind of the credentials.
	 * @throws InvalidSettingException if there are several kinds, or one is incomplete
	 */
	CredentialsKind kind() {
		return CredentialsKind.of(byName().keySet());
	}

	/** Returns a setting that its kind requires, by its name without prefix. */
	String required(String name) {
		return Objects.requireNonNull(byName().get(name));
	}

	/** Returns a setting by its name without prefix; null if it is missing or blank. */
	@Nullable String optional(String name) {
		return byName().get(name);
	}

	private Map<String, String> byName() {
		Map<String, String> given = new LinkedHashMap<>();
		put(given, "token", reveal(this.token));
		put(given, "token-file", this.tokenFile);
		put(given, "iam-endpoint", this.iamEndpoint);
		put(given, "username", this.username);
		put(given, "password", reveal(this.password));
		put(given, "domain", this.domain);
		put(given, "project", this.project);
		put(given, "access-key", reveal(this.accessKey));
		put(given, "secret-key", reveal(this.secretKey));
		put(given, "security-token", reveal(this.securityToken));
		put(given, "project-id", this.projectId);
		return given;
	}

	private static void put(Map<String, String> given, String name, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			given.put(name, value);
		}
	}

	private static @Nullable String reveal(@Nullable SecretValue secret) {
		return (secret != null) ? secret.reveal() : null;
	}

}
