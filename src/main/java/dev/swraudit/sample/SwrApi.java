package dev.swraudit.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/**
 * HTTP handler for the SWR calls that the audit and {@code --check} send. Checks URL,
 * method and token first.
 */
final class SwrApi implements HttpHandler {

	private static final Pattern REPOSITORY = Pattern
		.compile("/v2/manage/namespaces/(?<namespace>[^/]+)/repos/(?<repository>[^/]+)(?<access>/access)?");

	private static final String ORGANIZATIONS = "/v2/manage/namespaces";

	private static final String REPOSITORIES = "/v2/manage/repos";

	private static final Answer UNKNOWN_URL = Answer.gatewayError(404, "APIGW.0101",
			"The API does not exist or has not been published in the environment");

	private static final Answer WRONG_METHOD = new Answer(405, Map.of("Allow", "GET"), null);

	private static final Answer UNAUTHORIZED = Answer.error(401, "SVCSTG.SWR.4010000", "Authentication failed");

	private final SampleRegistry registry;

	SwrApi(SampleRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		Answer answer = answer(exchange);
		byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
		Headers headers = exchange.getResponseHeaders();
		headers.set("Content-Type", "application/json");
		answer.headers().forEach(headers::set);
		exchange.sendResponseHeaders(answer.status(), (body.length > 0) ? body.length : -1);
		if (body.length > 0) {
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(body);
			}
		}
	}

	private Answer answer(HttpExchange exchange) {
		Matcher url = REPOSITORY.matcher(exchange.getRequestURI().getRawPath());
		String path = exchange.getRequestURI().getRawPath();
		if (!path.equals(ORGANIZATIONS) && !path.equals(REPOSITORIES) && !url.matches()) {
			return UNKNOWN_URL;
		}
		if (!exchange.getRequestMethod().equals("GET")) {
			return WRONG_METHOD;
		}
		if (!SampleSwr.TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Auth-Token"))) {
			return UNAUTHORIZED;
		}
		return switch (path) {
			case ORGANIZATIONS -> this.registry.organizations();
			case REPOSITORIES -> this.registry.repositories();
			default -> answer(url);
		};
	}

	private Answer answer(Matcher url) {
		String namespace = decode(url.group("namespace"));
		String repository = decode(url.group("repository"));
		return (url.group("access") != null) ? this.registry.nextAccess(namespace, repository)
				: this.registry.nextDetail(namespace, repository);
	}

	/**
	 * Decodes percent-encoding once, so {@code %24} is a dollar sign and {@code %2524} is
	 * not. Every escape is complete, because the URI of the exchange is parsed.
	 */
	private static String decode(String segment) {
		return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

}
