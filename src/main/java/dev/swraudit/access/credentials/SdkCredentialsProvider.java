package dev.swraudit.access.credentials;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.auth.EnvCredentialProvider;
import com.huaweicloud.sdk.core.auth.ICredentialProvider;
import com.huaweicloud.sdk.core.auth.ProfileCredentialProvider;
import com.huaweicloud.sdk.core.exception.SdkException;
import dev.swraudit.access.http.InvalidSettingException;
import org.jspecify.annotations.Nullable;

/**
 * Obtains the keys that Huawei Cloud's SDK finds on this machine: in its environment
 * variables, otherwise in its profile file. Incomplete keys are an error, because
 * skipping them could select keys of another account.
 */
final class SdkCredentialsProvider implements CredentialsProvider {

	private static final String ACCESS_KEY = "HUAWEICLOUD_SDK_AK";

	private static final String SECRET_KEY = "HUAWEICLOUD_SDK_SK";

	private static final String PROFILE = "HUAWEICLOUD_SDK_CREDENTIALS_FILE";

	private final Map<String, String> environment;

	private final Path defaultProfile;

	private final @Nullable String projectId;

	private final Clock clock;

	/**
	 * Creates a provider.
	 * @param environment the environment variables, which the SDK reads too
	 * @param projectId overrides the project of the chain; may be null
	 */
	SdkCredentialsProvider(Map<String, String> environment, @Nullable String projectId, Clock clock) {
		this.environment = environment;
		this.defaultProfile = Path.of(System.getProperty("user.home", ""), ".huaweicloud", "credentials");
		this.projectId = projectId;
		this.clock = clock;
	}

	/** Returns whether the chain contains any keys, complete or not. */
	boolean isPresent() {
		return hasKeyVariables() || isSet(PROFILE) || Files.exists(this.defaultProfile);
	}

	private boolean hasKeyVariables() {
		return isSet(ACCESS_KEY) || isSet(SECRET_KEY);
	}

	private boolean isSet(String variable) {
		return !this.environment.getOrDefault(variable, "").isEmpty();
	}

	@Override
	public Credentials next() {
		if (hasKeyVariables()) {
			return read("the environment (" + ACCESS_KEY + ", " + SECRET_KEY + ")", new EnvCredentialProvider("basic"));
		}
		String profile = isSet(PROFILE) ? PROFILE : this.defaultProfile.toString();
		return read("the profile file (" + profile + ")", new ProfileCredentialProvider("basic"));
	}

	private Credentials read(String description, ICredentialProvider provider) {
		try {
			if (provider.getCredentials() instanceof BasicCredentials keys && keys.getAk() != null) {
				String project = (this.projectId != null) ? this.projectId : keys.getProjectId();
				return new SignedCredentials(
						new AccessKey(keys.getAk(), keys.getSk(), keys.getSecurityToken(), project, description), null,
						this.clock);
			}
			throw new InvalidSettingException(description
					+ ": contains a token of an identity provider, which is not supported; use access keys");
		}
		catch (SdkException ex) {
			throw new InvalidSettingException(description + ": contains no access keys: " + ex.getMessage());
		}
	}

}
