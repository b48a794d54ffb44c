package dev.swraudit.access.credentials;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import dev.swraudit.access.http.Endpoint;
import dev.swraudit.access.http.ErrorBody;
import dev.swraudit.access.http.HttpAnswer;
import dev.swraudit.access.http.WrongEndpointException;
import dev.swraudit.access.ratelimit.RequestSender;
import dev.swraudit.message.UntrustedText;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logs in to IAM with user name and password to obtain a token for one project.
 */
final class IamLoginCredentialsProvider implements CredentialsProvider {

	private static final JsonMapper MAPPER = new JsonMapper();

	private final CredentialsProperties settings;

	private final URI url;

	private final RequestSender requestSender;

	private final Clock clock;

	IamLoginCredentialsProvider(CredentialsProperties settings, RequestSender requestSender, Clock clock) {
		this.settings = settings;
		this.url = URI.create(Endpoint.ofUrl("audit.swr.iam-endpoint", settings.required("iam-endpoint"))
				+ "/v3/auth/tokens?nocatalog=1");
		this.requestSender = requestSender;
		this.clock = clock;
	}

	@Override
	public Credentials next() throws InterruptedException {
		HttpAnswer answer = this.requestSender.sendWithRetries("IAM (audit.swr.iam-endpoint)", this::request)
			.without(List.of(this.settings.required("password")));
		return switch (answer.status()) {
			case 200, 201 -> TokenCredentials.issued(token(answer), "audit.swr.username",
					CredentialsExpiry.renewAt(expiresAt(answer.body()), this.clock.instant()));
			case 400, 401, 403 -> throw refused(answer);
			default -> throw notIam("HTTP status " + answer.status());
		};
	}

	/** Includes the reason of IAM, such as an expired password. */
	private static CredentialsRefusedException refused(HttpAnswer answer) {
		ErrorBody error = ErrorBody.of(answer.body());
		String reason = UntrustedText.line(((error.code() != null) ? error.code() + " " : "") + error.message(), 400)
			.replaceAll("\\.$", "");
		return new CredentialsRefusedException(
				"IAM refuses the login (" + answer.status() + ")" + (reason.isEmpty() ? "" : ": " + reason)
						+ "; correct audit.swr.username, .password, .domain or .project");
	}

	private HttpPost request() {
		HttpPost request = new HttpPost(this.url);
		request.setEntity(new ByteArrayEntity(MAPPER.writeValueAsBytes(body()), ContentType.APPLICATION_JSON));
		return request;
	}

	private Map<String, Object> body() {
		Map<String, Object> user = Map.of("name", this.settings.required("username"), "password",
				this.settings.required("password"), "domain", Map.of("name", this.settings.required("domain")));
		Map<String, Object> identity = Map.of("methods", new String[] { "password" }, "password", Map.of("user", user));
		Map<String, Object> project = Map.of("name", this.settings.required("project"));
		return Map.of("auth", Map.of("identity", identity, "scope", Map.of("project", project)));
	}

	private String token(HttpAnswer answer) {
		if (answer.subjectToken() == null) {
			throw notIam("no X-Subject-Token");
		}
		return answer.subjectToken();
	}

	private WrongEndpointException notIam(String found) {
		return new WrongEndpointException(
				"audit.swr.iam-endpoint is not IAM: it responds with " + found + " to " + this.url + "; correct it");
	}

	/** Returns the expiry of the token; null if the response does not contain it. */
	private static @Nullable String expiresAt(byte[] body) {
		try {
			return MAPPER.readTree(body).path("token").path("expires_at").asStringOpt().orElse(null);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
