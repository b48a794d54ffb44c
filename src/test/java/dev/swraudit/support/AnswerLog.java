package dev.swraudit.support;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.swraudit.support.AccountWorld.Organization;
import dev.swraudit.support.AccountWorld.Repository;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import dev.swraudit.support.HistoryOracle.NightKey;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link AccountWorld} answered last to each audit, and in which run.
 */
final class AnswerLog {

	private static final Pattern ORGANIZATION = Pattern.compile("/v2/manage/namespaces/([^/]+)/access");

	private static final Pattern ACCESS = Pattern.compile("/v2/manage/namespaces/([^/]+)/repos/([^/]+)/access");

	private static final Pattern SHARES = Pattern
		.compile("/v2/manage/namespaces/([^/]+)/repositories/([^/]+)/access-domains");

	private static final int SHARE_LIMIT = 100;

	private final AccountWorld world;

	private final Map<NightKey, Answers> audits = new HashMap<>();

	private Answers current = new Answers();

	private int run;

	AnswerLog(AccountWorld world) {
		this.world = world;
	}

	/** Begins a run of an audit. */
	synchronized void begin(NightKey audit) {
		this.run++;
		this.current = this.audits.computeIfAbsent(audit, (key) -> new Answers());
	}

	Answers of(NightKey audit) {
		return this.audits.computeIfAbsent(audit, (key) -> new Answers());
	}

	/** Answers a request as SWR does, and remembers the answer. */
	synchronized Response answer(Request request) {
		Response response = this.world.answer(request);
		String path = request.path().replace("%24", "$");
		Matcher organization = ORGANIZATION.matcher(path);
		Matcher access = ACCESS.matcher(path);
		Matcher shares = SHARES.matcher(path);
		if (path.equals("/v2/manage/repos")) {
			this.current.listing = new Listing(this.run, listed());
		}
		else if (organization.matches()) {
			Organization read = this.world.organizations.get(organization.group(1));
			this.current.access.put(new RepositoryName(organization.group(1), ""),
					new Answer(this.run, response.status() == 200, (read != null) ? read.name.hashCode() : 0));
		}
		else if (access.matches()) {
			Repository read = this.world.repositories.get(name(access));
			this.current.access.put(name(access),
					new Answer(this.run, response.status() == 200, (read != null) ? read.accessId : 0));
		}
		else if (shares.matches()) {
			Repository read = this.world.repositories.get(name(shares));
			boolean whole = read != null && !read.hundredShares && read.shares.size() < SHARE_LIMIT;
			this.current.shares.put(name(shares), new Shares(this.run, response.status() == 200, whole));
		}
		return response;
	}

	private static RepositoryName name(Matcher matcher) {
		return new RepositoryName(matcher.group(1), matcher.group(2).replace('$', '/'));
	}

	/** Returns the listed repositories. */
	private Map<RepositoryName, Listed> listed() {
		return this.world.repositories.values()
			.stream()
			.filter(Repository::isListed)
			.collect(Collectors.toMap((repository) -> repository.name,
					(repository) -> new Listed(repository.isPublic, !repository.shares.isEmpty())));
	}

	/**
	 * Answers to one audit.
	 */
	static final class Answers {

		/** The last answer about each access list; organizations have no repository. */
		final Map<RepositoryName, Answer> access = new HashMap<>();

		final Map<RepositoryName, Shares> shares = new HashMap<>();

		@Nullable Listing listing;

	}

	/**
	 * An answer about an access list.
	 *
	 * @param id id in the answer, 0 if it has none
	 */
	record Answer(int run, boolean read, long id) {

		String answerId() {
			return (this.read && this.id != 0) ? Long.toString(this.id) : "";
		}

	}

	/**
	 * An answer about the shares of a repository.
	 */
	record Shares(int run, boolean read, boolean whole) {
	}

	/**
	 * A listing of all repositories.
	 */
	record Listing(int run, Map<RepositoryName, Listed> repositories) {
	}

	/**
	 * A listed repository.
	 */
	record Listed(boolean isPublic, boolean shared) {
	}

}
