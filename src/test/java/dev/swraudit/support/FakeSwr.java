package dev.swraudit.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/**
 * Fake SWR on a loopback port: a function returns the responses, and every request is
 * logged.
 */
public final class FakeSwr implements AutoCloseable {

	static {
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Queue<Request> log = new ConcurrentLinkedQueue<>();

	private final String scheme;

	private final AtomicInteger requests = new AtomicInteger();

	private FakeSwr(HttpServer server, String scheme, Function<Request, Response> service) {
		this.server = server;
		this.scheme = scheme;
		this.server.setExecutor(this.threads);
		this.server.createContext("/", (exchange) -> answer(exchange, service));
		this.server.start();
	}

	/** Starts a service. */
	public static FakeSwr start(Function<Request, Response> service) {
		try {
			return new FakeSwr(HttpServer.create(anyPort(), 1024), "http", service);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Starts a service that speaks TLS. */
	public static FakeSwr start(SSLContext tls, Function<Request, Response> service) {
		try {
			HttpsServer server = HttpsServer.create(anyPort(), 1024);
			server.setHttpsConfigurator(new HttpsConfigurator(tls));
			return new FakeSwr(server, "https", service);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static InetSocketAddress anyPort() {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
	}

	/**
	 * A request as it was logged.
	 *
	 * @param nanos when it came, on the clock of {@link System#nanoTime()}
	 * @param path the raw path, as it came over the wire
	 * @param token the header {@code X-Auth-Token}
	 * @param headers all headers
	 */
	public record Request(long nanos, String path, String query, String token, Headers headers, String body,
			String method) {

		/** Returns whether it is the access call, not the detail call. */
		public boolean isAccess() {
			return this.path.endsWith("/access");
		}

	}

	/**
	 * A response.
	 *
	 * @param latencyMillis how long that takes
	 */
	public record Response(int status, Map<String, String> headers, byte[] body, long latencyMillis) {

		public static Response of(int status, String body) {
			return new Response(status, Map.of("Content-Type", "application/json"),
					body.getBytes(StandardCharsets.UTF_8), 0);
		}

		/**
		 * An access list with so many readers and the creator, who may write. No user
		 * manages, so that the detail call is not needed.
		 */
		public static Response granted(int readers) {
			StringBuilder others = new StringBuilder("""
					{"user_id": "c0", "user_name": "creator", "auth": 3}""");
			for (int i = 0; i < readers; i++) {
				others.append(", {\"user_id\": \"r")
					.append(i)
					.append("\", \"user_name\": \"reader")
					.append(i)
					.append("\", \"auth\": 1}");
			}
			return of(200, "{\"id\": 1, \"creator_name\": \"creator\", \"self_auth\": null, \"others_auths\": ["
					+ others + "]}");
		}

		/** Returns an error in the format of SWR. */
		public static Response error(int status, String code, String message) {
			return of(status,
					"{\"errors\": [{\"errorCode\": \"" + code + "\", \"errorMessage\": \"" + message + "\"}]}");
		}

		public Response after(long millis) {
			return new Response(this.status, this.headers, this.body, millis);
		}

		public Response with(String header, String value) {
			Map<String, String> headers = new java.util.HashMap<>(this.headers);
			headers.put(header, value);
			return new Response(this.status, headers, this.body, this.latencyMillis);
		}

	}

	private void answer(HttpExchange exchange, Function<Request, Response> service) throws IOException {
		Request request = new Request(System.nanoTime(), exchange.getRequestURI().getRawPath(),
				exchange.getRequestURI().getRawQuery(), exchange.getRequestHeaders().getFirst("X-Auth-Token"),
				exchange.getRequestHeaders(),
				new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
				exchange.getRequestMethod());
		this.log.add(request);
		this.requests.incrementAndGet();
		Response response = service.apply(request);
		sleep(response.latencyMillis());
		response.headers().forEach(exchange.getResponseHeaders()::set);
		try (exchange) {
			exchange.sendResponseHeaders(response.status(), (response.body().length > 0) ? response.body().length : -1);
			exchange.getResponseBody().write(response.body());
		}
	}

	/**
	 * The latency of the wire, which is what is simulated here, not a wait for something.
	 */
	private static void sleep(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	public URI endpoint() {
		return URI.create(this.scheme + "://127.0.0.1:" + this.server.getAddress().getPort());
	}

	/** Returns the number of requests so far. */
	public int requests() {
		return this.requests.get();
	}

	/** The requests so far, in the order in which they came. */
	public List<Request> log() {
		return List.copyOf(this.log);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
