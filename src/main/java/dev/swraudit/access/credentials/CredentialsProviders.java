package dev.swraudit.access.credentials;

import java.nio.file.Path;
import java.time.Clock;

import dev.swraudit.access.http.InvalidSettingException;
import dev.swraudit.access.http.ProxyRoute;
import dev.swraudit.access.ratelimit.RequestSender;
import org.jspecify.annotations.Nullable;

/**
 * The sources of credentials, of which the settings choose one. Classes of Huawei Cloud's
 * SDK are loaded for keys alone.
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
	 * The source that the settings name.
	 * @throws InvalidSettingException if they name none, two, or one that is not whole
	 */
	public CredentialsProvider source() {
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
		throw new InvalidSettingException("no credentials: set audit.swr.token; or audit.swr.token-file; or"
				+ " audit.swr.iam-endpoint, .username, .password, .domain and .project; or audit.swr.access-key and"
				+ " .secret-key; or HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK in the environment; or a profile in"
				+ " ~/.huaweicloud/credentials; or audit.swr.ecs-agency=true");
	}

	private @Nullable String projectId() {
		return this.settings.optional("project-id");
	}

}
