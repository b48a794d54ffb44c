package dev.swraudit.access.credentials;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;

import dev.swraudit.access.http.HttpAnswer;
import dev.swraudit.access.ratelimit.RequestSender;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Obtains the temporary keys of an ECS server's agency from its metadata service, as
 * Huawei Cloud's SDK does.
 */
final class EcsAgencyCredentialsProvider implements CredentialsProvider {

	private static final JsonMapper MAPPER = new JsonMapper();

	private final URI url;

	private final @Nullable String projectId;

	private final RequestSender requestSender;

	private final Clock clock;

	EcsAgencyCredentialsProvider(URI metadata, @Nullable String projectId, RequestSender requestSender, Clock clock) {
		this.url = URI.create(metadata + "/openstack/latest/securitykey");
		this.projectId = projectId;
		this.requestSender = requestSender;
		this.clock = clock;
	}

	@Override
	public Credentials next() throws InterruptedException {
		HttpAnswer answer = this.requestSender.sendWithRetries("the metadata service (audit.swr.ecs-agency)",
				() -> new HttpGet(this.url));
		if (answer.status() != 200) {
			throw refused("HTTP status " + answer.status());
		}
		JsonNode keys = read(answer.body()).path("credential");
		AccessKey key = new AccessKey(text(keys, "access"), text(keys, "secret"), text(keys, "securitytoken"),
				this.projectId, "audit.swr.ecs-agency");
		Instant renewAt = CredentialsExpiry.renewAt(keys.path("expires_at").asString(null), this.clock.instant());
		return new SignedCredentials(key, renewAt, this.clock);
	}

	private static JsonNode read(byte[] body) {
		try {
			return MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			// Without the cause, because it quotes the body, which is secret.
			throw refused("no JSON");
		}
	}

	private static String text(JsonNode keys, String name) {
		return keys.path(name).asStringOpt().orElseThrow(() -> refused("no '" + name + "'"));
	}

	private static CredentialsRefusedException refused(String found) {
		return new CredentialsRefusedException("audit.swr.ecs-agency: the metadata service responds with " + found
				+ "; check that this server has an agency");
	}

}
