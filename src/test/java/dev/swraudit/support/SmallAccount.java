package dev.swraudit.support;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;

/**
 * A small account with every source: the organizations {@code team}, whose managers are
 * its creator and {@code boss}, and {@code other} without grants; the repositories
 * {@code team/app}, which {@code bob} manages besides its creator, {@code team/open},
 * which is public, and {@code team/lib}, which is shared with the account
 * {@code partner}. Each call can be answered differently.
 */
public final class SmallAccount implements Function<Request, Response> {

	/** Call of the account. */
	public enum Call {

		/** List of repositories. */
		LISTING,

		/** List of organizations. */
		ORGANIZATIONS,

		/** Totals of the account. */
		OVERVIEW,

		/** List of shared repositories. */
		SHARED,

		/** Grants on an organization. */
		GRANTS,

		/** Accounts that a repository is shared with. */
		SHARES,

		/** Access list or detail of a repository. */
		REPOSITORY;

		static Call of(Request request) {
			String path = request.path();
			return switch (path.substring("/v2/manage/".length())) {
				case "repos" -> LISTING;
				case "namespaces" -> ORGANIZATIONS;
				case "overview" -> OVERVIEW;
				case "shared-repositories" -> SHARED;
				default -> path.contains("/repos/") ? REPOSITORY : path.contains("/repositories/") ? SHARES : GRANTS;
			};
		}

	}

	/** Returns the lines of the input that names all repositories. */
	public static String[] input() {
		return new String[] { "namespace,repository", "team,app", "team,open", "team,lib" };
	}

	private final Map<Call, Function<Request, Response>> answers = new ConcurrentHashMap<>();

	/** Answers a call differently. */
	public SmallAccount answering(Call call, Function<Request, Response> answer) {
		this.answers.put(call, answer);
		return this;
	}

	/** Answers all calls as usual. */
	public void recover() {
		this.answers.clear();
	}

	@Override
	public Response apply(Request request) {
		Call call = Call.of(request);
		Function<Request, Response> other = this.answers.get(call);
		return (other != null) ? other.apply(request) : usual(call, request);
	}

	/** Returns the usual response to a call. */
	public static Response usual(Call call, Request request) {
		return switch (call) {
			case LISTING -> listing(repository("app", false), repository("lib", false), repository("open", true));
			case SHARED -> listing(repository("lib", false));
			case ORGANIZATIONS -> Response.of(200, """
					{"namespaces": [{"id": 1, "name": "other", "access_user_count": 0, "repo_count": 0},
					  {"id": 2, "name": "team", "creator_name": "ann", "access_user_count": 2, "repo_count": 3}]}
					""");
			case OVERVIEW -> Response.of(200, "{\"domain_id\": \"d1\", \"domain_name\": \"company\", \"repo_num\": 3}");
			case GRANTS -> request.path().contains("/team/")
					? access("team", user("ann", 7) + ", " + user("boss", 7) + ", " + user("writer", 3))
					: access("other", "");
			case SHARES -> Response.of(200, "[{\"access_domain\": \"partner\", \"status\": true}]");
			case REPOSITORY -> repository(request);
		};
	}

	private static Response repository(Request request) {
		String name = request.path().replaceAll(".*/repos/([^/]+).*", "$1");
		if (!request.isAccess()) {
			return Response.of(200, "{\"creator_id\": \"u-ann\", \"creator_name\": \"ann\"}");
		}
		return access(name, user("ann", 7) + (name.equals("app") ? ", " + user("bob", 7) : ""));
	}

	private static Response access(String name, String others) {
		return Response.of(200,
				"{\"id\": 1, \"name\": \"%s\", \"creator_name\": \"ann\", \"self_auth\": null, ".formatted(name)
						+ "\"others_auths\": [" + others + "]}");
	}

	private static String user(String name, int auth) {
		return "{\"user_id\": \"u-%1$s\", \"user_name\": \"%1$s\", \"auth\": %2$d}".formatted(name, auth);
	}

	/** Returns an element of a listing. */
	public static String repository(String name, boolean isPublic) {
		return "{\"namespace\": \"team\", \"name\": \"%s\", \"is_public\": %s, \"updated_at\": \"2026-11-01T00:00:00Z\"}"
			.formatted(name, isPublic);
	}

	/** Returns a listing of these elements only. */
	public static Response listing(String... elements) {
		return listing(elements.length, elements);
	}

	/** Returns a listing of these elements with a total. */
	public static Response listing(int total, String... elements) {
		return Response.of(200, "[" + String.join(",", elements) + "]")
			.with("Content-Range", "0-" + elements.length + "/" + total);
	}

}
