package dev.swraudit.access.credentials;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import dev.swraudit.support.FakeSwr;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;

/**
 * Fake IAM on a loopback port. The first login returns the token {@code issued-1}, the
 * second {@code issued-2}.
 */
public final class FakeIam implements AutoCloseable {

	public static final String PASSWORD = "pass\"w0rd/cänary";

	private final FakeSwr server;

	private final AtomicInteger issued = new AtomicInteger();

	private FakeIam(Function<Integer, Response> answers) {
		this.server = FakeSwr.start((request) -> answers.apply(this.issued.incrementAndGet()));
	}

	/** Accepts every login, with tokens of this lifetime. */
	public static FakeIam issuing(Clock clock, Duration lifetime) {
		return new FakeIam((number) -> token(number, clock, lifetime));
	}

	/** Responds to the n-th login, counted from 1, with the result of a function. */
	public static FakeIam answering(Function<Integer, Response> answers) {
		return new FakeIam(answers);
	}

	public static Response token(int number, Clock clock, Duration lifetime) {
		String end = clock.instant().plus(lifetime).toString();
		return Response.of(201, "{\"token\": {\"expires_at\": \"" + end + "\", \"methods\": [\"password\"]}}")
			.with("X-Subject-Token", "issued-" + number);
	}

	/** Returns the settings for a login. */
	public Map<String, String> settings() {
		return Map.of("token", "", "iam-endpoint", this.server.endpoint().toString(), "username", "auditor", "password",
				PASSWORD, "domain", "acme", "project", "eu-west-101");
	}

	/** Returns the received requests in order. */
	public List<Request> logins() {
		return this.server.log();
	}

	URI endpoint() {
		return this.server.endpoint();
	}

	@Override
	public void close() {
		this.server.close();
	}

}
