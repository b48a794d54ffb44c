package dev.swraudit.access.credentials;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.swraudit.access.http.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * By whose right the registry is asked: one kind of credentials, or none, which leaves it
 * to the chain of Huawei Cloud's SDK.
 *
 * @param token IAM token
 * @param tokenFile file that holds an IAM token, read again when the token is refused
 * @param iamEndpoint base URL of IAM, where a login gets a token; https, or http for a
 * loopback address
 * @param username IAM user that logs in
 * @param password password of the IAM user
 * @param domain account that the IAM user belongs to
 * @param project project that the token is for, mostly the name of the region
 * @param accessKey access key (AK) whose secret key signs every request
 * @param secretKey secret key (SK) of the access key
 * @param securityToken security token that belongs to a temporary access key
 * @param projectId id of the project, where it is not the main one of the region; also
 * for keys that the SDK's chain or the ECS agency gives
 * @param ecsAgency whether the keys of the agency of this ECS server are used when
 * nothing else gives credentials
 */
@ConfigurationProperties("audit.swr")
public record CredentialsProperties(@Nullable String token, @Nullable String tokenFile, @Nullable String iamEndpoint,
		@Nullable String username, @Nullable String password, @Nullable String domain, @Nullable String project,
		@Nullable String accessKey, @Nullable String secretKey, @Nullable String securityToken,
		@Nullable String projectId, boolean ecsAgency) {

	/**
	 * The kind that the settings give.
	 * @throws InvalidSettingException if they give two, or one that lacks a part
	 */
	CredentialsKind kind() {
		return CredentialsKind.of(byName().keySet());
	}

	/** A setting that its kind cannot do without; its name is without prefix. */
	String required(String name) {
		return Objects.requireNonNull(byName().get(name));
	}

	/** A setting that is given, null where it is not; blank is as good as not. */
	@Nullable String optional(String name) {
		return byName().get(name);
	}

	private Map<String, String> byName() {
		Map<String, String> given = new LinkedHashMap<>();
		put(given, "token", this.token);
		put(given, "token-file", this.tokenFile);
		put(given, "iam-endpoint", this.iamEndpoint);
		put(given, "username", this.username);
		put(given, "password", this.password);
		put(given, "domain", this.domain);
		put(given, "project", this.project);
		put(given, "access-key", this.accessKey);
		put(given, "secret-key", this.secretKey);
		put(given, "security-token", this.securityToken);
		put(given, "project-id", this.projectId);
		return given;
	}

	private static void put(Map<String, String> given, String name, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			given.put(name, value);
		}
	}

	/** Says nothing of what the settings hold, since most of it is secret. */
	@Override
	public String toString() {
		return "CredentialsProperties";
	}

}
