package dev.swraudit.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.jspecify.annotations.Nullable;

/**
 * HTTP handler for the SWR calls that the audit and {@code --check} send. Checks URL,
 * method and token first.
 */
final class SwrApi implements HttpHandler {

	private static final String BASE = "/v2/manage/";

	private static final Pattern REPOSITORY = Pattern
		.compile(BASE + "namespaces/(?<namespace>[^/]+)/repos/(?<repository>[^/]+)(?<access>/access)?");

	private static final Pattern SHARES = Pattern
		.compile(BASE + "namespaces/(?<namespace>[^/]+)/repositories/(?<repository>[^/]+)/access-domains");

	private static final Pattern ORGANIZATION = Pattern.compile(BASE + "namespaces/(?<namespace>[^/]+)/access");

	private static final Pattern PAGE = Pattern.compile("(?:^|&)(limit|offset)=(\\d{1,9})(?=&|$)");

	private static final int DEFAULT_LIMIT = 100;

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
		String path = exchange.getRequestURI().getRawPath();
		Supplier<Answer> answer = call(path, Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
		if (answer == null) {
			return UNKNOWN_URL;
		}
		if (!exchange.getRequestMethod().equals("GET")) {
			return WRONG_METHOD;
		}
		return SampleSwr.TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Auth-Token")) ? answer.get()
				: UNAUTHORIZED;
	}

	/** Returns the call of a URL; null if no call has this URL. */
	private @Nullable Supplier<Answer> call(String path, String query) {
		return switch (path) {
			case BASE + "namespaces" -> this.registry::listOrganizations;
			case BASE + "overview" -> this.registry::overview;
			case BASE + "repos" -> () -> repositories(false, query);
			case BASE + "shared-repositories" -> () -> repositories(true, query);
			default -> callOfObject(path);
		};
	}

	private @Nullable Supplier<Answer> callOfObject(String path) {
		Matcher repository = REPOSITORY.matcher(path);
		if (repository.matches()) {
			String namespace = decode(repository.group("namespace"));
			String name = decode(repository.group("repository"));
			return (repository.group("access") != null) ? () -> this.registry.nextAccess(namespace, name)
					: () -> this.registry.nextDetail(namespace, name);
		}
		Matcher organization = ORGANIZATION.matcher(path);
		if (organization.matches()) {
			return () -> this.registry.nextOrganizationAccess(decode(organization.group("namespace")));
		}
		Matcher shares = SHARES.matcher(path);
		return shares.matches()
				? () -> this.registry.nextShares(decode(shares.group("namespace")), decode(shares.group("repository")))
				: null;
	}

	private Answer repositories(boolean sharedOnly, String query) {
		int limit = DEFAULT_LIMIT;
		int offset = 0;
		for (Matcher page = PAGE.matcher(query); page.find();) {
			int value = Integer.parseInt(page.group(2));
			limit = page.group(1).equals("limit") ? value : limit;
			offset = page.group(1).equals("offset") ? value : offset;
		}
		return this.registry.listRepositories(sharedOnly, offset, limit);
	}

	private static String decode(String segment) {
		return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

}
