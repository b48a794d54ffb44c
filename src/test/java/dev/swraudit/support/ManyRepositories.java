package dev.swraudit.support;

import java.util.function.Function;

import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;

/**
 * An account of many repositories, each answered in its own way and always the same: with
 * new users all the time, creators to be looked up, and some that are gone.
 */
public final class ManyRepositories implements Function<Request, Response> {

	private final long latencyMillis;

	public ManyRepositories(long latencyMillis) {
		this.latencyMillis = latencyMillis;
	}

	@Override
	public Response apply(Request request) {
		int number = number(request.path());
		return (request.isAccess() ? access(number) : detail(number)).after(this.latencyMillis);
	}

	/** Returns the number of the repository in a path. */
	public static int number(String path) {
		String rest = path.substring(path.indexOf("app$") + 4);
		return Integer.parseInt(rest.replaceAll("\\D.*", ""));
	}

	private static Response access(int number) {
		if (number % 50 == 7) {
			return Response.error(404, "SVCSTG.SWR.4040113", "no such image");
		}
		String creator = (number % 3 == 0) ? "" : "\"creator_name\": \"user " + number % 90 + "\", ";
		return Response.of(200,
				"{\"id\": " + (1000 + number) + ", " + creator
						+ "\"self_auth\": {\"user_id\": \"auditor\", \"user_name\": \"auditor\", \"auth\": 1},"
						+ " \"others_auths\": [" + user(number % 90, 7) + ", " + user(100 + number / 4, 3) + ", "
						+ user(90 + number % 8, (number % 5 == 0) ? 7 : 1) + "]}");
	}

	private static String user(int number, int auth) {
		return "{\"user_id\": \"u%d\", \"user_name\": \"user %d\", \"auth\": %d}".formatted(number, number, auth);
	}

	private static Response detail(int number) {
		return Response.of(200,
				"{\"creator_id\": \"u%d\", \"creator_name\": \"user %d\"}".formatted(number % 90, number % 90));
	}

}
