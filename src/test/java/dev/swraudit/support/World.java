package dev.swraudit.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import org.jspecify.annotations.Nullable;

/**
 * A small world of repositories in the organization {@code team} for tests of several
 * nights: each has the creator {@code ann}, who holds Manage, other managers, and answers
 * that a test can replace.
 */
public final class World {

	private static final String CREATOR = "ann";

	private final Map<String, List<String>> managers = new ConcurrentHashMap<>();

	private final Map<String, Response> errors = new ConcurrentHashMap<>();

	private final Set<String> unmarked = ConcurrentHashMap.newKeySet();

	private volatile String caller = "";

	private volatile @Nullable Response everything;

	private volatile boolean onlyCaller;

	private volatile Runnable onRequest = () -> {
	};

	/** Adds a repository, or replaces its managers other than the creator. */
	public World repository(String name, String... managers) {
		this.managers.put(name, List.of(managers));
		return this;
	}

	/** Adds numbered repositories, each with the same managers. */
	public World repositories(int number, String... managers) {
		for (int i = 1; i <= number; i++) {
			repository("app%02d".formatted(i), managers);
		}
		return this;
	}

	/** Answers every request about these repositories with an error. */
	public World error(int status, String code, String... repositories) {
		for (String repository : repositories) {
			this.errors.put(repository, Response.error(status, code, "no"));
		}
		return this;
	}

	/** Answers every request with this response. */
	public World everything(Response response) {
		this.everything = response;
		return this;
	}

	/** Answers as before {@link #everything}. */
	public World recover() {
		this.everything = null;
		return this;
	}

	/** Answers requests about these repositories as before the error. */
	public World good(String... repositories) {
		Arrays.asList(repositories).forEach(this.errors::remove);
		return this;
	}

	/** Adds a caller, who reads, to every list. */
	public World calledBy(String user) {
		this.caller = user;
		return this;
	}

	/** Sets whether the lists contain only the caller. */
	public World showOnlyCaller(boolean onlyCaller) {
		this.onlyCaller = onlyCaller;
		return this;
	}

	/**
	 * Lists the caller like everybody else, without {@code self_auth}, in the lists of
	 * these repositories, and with it in all others.
	 */
	public World leaveCallerUnmarked(String... repositories) {
		this.unmarked.clear();
		this.unmarked.addAll(List.of(repositories));
		return this;
	}

	/** Does something whenever a request comes. */
	public World onRequest(Runnable action) {
		this.onRequest = action;
		return this;
	}

	/** Names of all repositories, in order. */
	public String[] names() {
		return new TreeMap<>(this.managers).keySet().toArray(String[]::new);
	}

	/** Lines of an input file with these repositories. */
	public static String[] lines(String... repositories) {
		List<String> lines = new ArrayList<>(List.of("namespace,repository"));
		Arrays.stream(repositories).map((repository) -> "team," + repository).forEach(lines::add);
		return lines.toArray(String[]::new);
	}

	public Response answer(Request request) {
		this.onRequest.run();
		Response same = this.everything;
		if (same != null) {
			return same;
		}
		String repository = request.path().replaceAll(".*/repos/([^/]+).*", "$1");
		Response error = this.errors.get(repository);
		if (error != null) {
			return error;
		}
		return request.isAccess() ? access(repository)
				: Response.of(200, "{\"creator_id\": \"u-%1$s\", \"creator_name\": \"%1$s\"}".formatted(CREATOR));
	}

	private Response access(String repository) {
		List<String> users = new ArrayList<>();
		if (!this.onlyCaller) {
			users.add(CREATOR);
			users.addAll(this.managers.getOrDefault(repository, List.of()));
		}
		String caller = this.caller.isEmpty() ? "null" : user(this.caller, 1);
		boolean unmarked = this.unmarked.contains(repository);
		String others = Stream
			.concat(users.stream().map((user) -> user(user, 7)), unmarked ? Stream.of(caller) : Stream.empty())
			.collect(Collectors.joining(", "));
		String self = unmarked ? "null" : caller;
		return Response.of(200, "{\"id\": 1, \"self_auth\": %s, \"others_auths\": [%s]}".formatted(self, others));
	}

	private static String user(String name, int auth) {
		return "{\"user_id\": \"u-%1$s\", \"user_name\": \"%1$s\", \"auth\": %2$d}".formatted(name, auth);
	}

}
