package dev.swraudit.access.credentials;

import java.nio.file.Path;
import java.time.Clock;

import dev.swraudit.access.http.InvalidSettingException;
import dev.swraudit.access.http.ProxyRoute;
import dev.swraudit.access.ratelimit.RequestSender;
import org.jspecify.annotations.Nullable;

/**
 * Selects the credentials provider from the settings. Loads classes of Huawei Cloud's SDK
 * only for access keys.
 */
public final class CredentialsProviders {

	private final CredentialsProperties settings;

	private final RequestSender requestSender;

	private final Clock clock;

	public CredentialsProviders(CredentialsProperties settings, RequestSender requestSender, Clock clock) {
		this.settings = settings;
		this.requestSender = requestSender;
		this.clock = clock;
	}

	/**
	 * Returns the provider that the settings select.
	 * @throws InvalidSettingException if they select none or several, or are incomplete
	 */
	public CredentialsProvider provider() {
		return switch (this.settings.kind()) {
			case TOKEN -> () -> TokenCredentials.of(this.settings.required("token"));
			case TOKEN_FILE -> () -> TokenCredentials.ofFile(Path.of(this.settings.required("token-file")));
			case LOGIN -> new IamLoginCredentialsProvider(this.settings, this.requestSender, this.clock);
			case SIGNATURE -> signature();
			case CHAIN -> chain(new SdkCredentialsProvider(System.getenv(), projectId(), this.clock));
		};
	}

	private CredentialsProvider signature() {
		AccessKey key = new AccessKey(this.settings.required("access-key"), this.settings.required("secret-key"),
				this.settings.optional("security-token"), projectId(), "audit.swr.access-key");
		return () -> new SignedCredentials(key, null, this.clock);
	}

	private CredentialsProvider chain(SdkCredentialsProvider chain) {
		if (chain.isPresent()) {
			chain.next();
			return chain;
		}
		if (this.settings.ecsAgency()) {
			return new EcsAgencyCredentialsProvider(ProxyRoute.ECS_METADATA, projectId(), this.requestSender,
					this.clock);
		}
		throw new InvalidSettingException("no credentials; set audit.swr.token; or audit.swr.token-file; or"
				+ " audit.swr.iam-endpoint, .username, .password, .domain and .project; or audit.swr.access-key and"
				+ " .secret-key; or HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK in the environment; or a profile in"
				+ " ~/.huaweicloud/credentials; or audit.swr.ecs-agency=true");
	}

	private @Nullable String projectId() {
		return this.settings.optional("project-id");
	}

}
