package dev.swraudit.support;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.swraudit.support.AccountWorld.Grant;
import dev.swraudit.support.AccountWorld.Organization;
import dev.swraudit.support.AccountWorld.Repository;
import dev.swraudit.support.AccountWorld.RepositoryName;
import dev.swraudit.support.AccountWorld.Share;
import dev.swraudit.support.AccountWorld.Trouble;
import dev.swraudit.support.FakeSwr.Request;
import dev.swraudit.support.FakeSwr.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Responses of SWR about an {@link AccountWorld}: every call that the audit of an account
 * makes. A slash in a repository's name comes as a dollar sign.
 */
final class AccountAnswers {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Pattern ORGANIZATION_ACCESS = Pattern.compile("/v2/manage/namespaces/([^/]+)/access");

	private static final Pattern ACCESS = Pattern.compile("/v2/manage/namespaces/([^/]+)/repos/([^/]+)/access");

	private static final Pattern DETAIL = Pattern.compile("/v2/manage/namespaces/([^/]+)/repos/([^/]+)");

	private static final Pattern SHARES = Pattern
		.compile("/v2/manage/namespaces/([^/]+)/repositories/([^/]+)/access-domains");

	/** The greatest number of shares in one response. */
	private static final int SHARE_LIMIT = 100;

	private final AccountWorld world;

	AccountAnswers(AccountWorld world) {
		this.world = world;
	}

	Response answer(Request request) {
		String path = request.path().replace("%24", "$");
		Map<String, String> query = query(request.query());
		return switch (path) {
			case "/v2/manage/overview" -> overview();
			case "/v2/manage/namespaces" -> organizations(query);
			case "/v2/manage/repos" -> repositories(query, Repository::isListed);
			case "/v2/manage/shared-repositories" -> sharedRepositories(query);
			default -> object(path);
		};
	}

	private static Map<String, String> query(@Nullable String query) {
		if (query == null) {
			return Map.of();
		}
		return Arrays.stream(query.split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

	private Response overview() {
		return json(members("domain_id", "d0", "domain_name", "acme", "namspace_num", this.world.organizations.size(),
				"repo_num", this.world.repositories.values().stream().filter(Repository::isListed).count()));
	}

	/** Without the filter, only organizations that are authorized to the caller: none. */
	private Response organizations(Map<String, String> query) {
		boolean all = "mode::visible".equals(query.get("filter"));
		List<Object> listed = this.world.organizations.values()
			.stream()
			.filter((organization) -> all && organization.isListed())
			.<Object>map((organization) -> members("id", organization.name.hashCode(), "name", organization.name,
					"creator_name", organization.creatorName, "auth", 7, "access_user_count",
					organization.accessUserCount, "repo_count", organization.repositoryCount))
			.toList();
		return json(Map.of("namespaces", listed));
	}

	private Response sharedRepositories(Map<String, String> query) {
		return "self".equals(query.get("center"))
				? repositories(query, (repository) -> repository.isListed() && !repository.shares.isEmpty())
				: Response.error(400, "SVCSTG.SWR.4000000", "center is required");
	}

	private Response repositories(Map<String, String> query, Predicate<Repository> included) {
		List<Repository> all = this.world.repositories.values()
			.stream()
			.filter(included)
			.sorted(Comparator.<Repository, String>comparing((repository) -> repository.name.repository())
				.thenComparing((repository) -> repository.name.namespace()))
			.toList();
		int offset = Integer.parseInt(query.getOrDefault("offset", "0"));
		int limit = Math.min(1000, Integer.parseInt(query.getOrDefault("limit", "100")));
		List<Object> page = all.stream().skip(offset).limit(limit).map(AccountAnswers::element).toList();
		return json(page).with("Content-Range", "%d-%d/%d".formatted(offset, page.size(), all.size()));
	}

	private static Object element(Repository repository) {
		return members("name", repository.name.repository(), "namespace", repository.name.namespace(), "category",
				"other", "is_public", repository.isPublic, "num_images", 1, "created_at", repository.createdAt,
				"updated_at", repository.updatedAt);
	}

	private Response object(String path) {
		Matcher organization = ORGANIZATION_ACCESS.matcher(path);
		if (organization.matches()) {
			Organization found = this.world.organizations.get(organization.group(1));
			return (found != null) ? organizationAccess(found) : error(Trouble.NO_ORGANIZATION);
		}
		for (Pattern call : List.of(ACCESS, DETAIL, SHARES)) {
			Matcher matcher = call.matcher(path);
			if (matcher.matches()) {
				Repository found = this.world.repositories
					.get(new RepositoryName(matcher.group(1), matcher.group(2).replace('$', '/')));
				return (found != null && !found.deleted) ? repository(call, found) : error(Trouble.NO_REPOSITORY);
			}
		}
		return Response.error(404, "APIG.0101", "The API does not exist");
	}

	private static Response repository(Pattern call, Repository repository) {
		if (call == ACCESS) {
			return access(repository);
		}
		return (call == DETAIL) ? detail(repository) : shares(repository);
	}

	private static Response organizationAccess(Organization organization) {
		if (organization.accessTrouble() != Trouble.NONE) {
			return error(organization.accessTrouble());
		}
		Map<String, Object> body = members("id", organization.name.hashCode(), "name", organization.name,
				"creator_name", organization.creatorName);
		return json(withGrants(body, organization.self, organization.others));
	}

	private static Response access(Repository repository) {
		if (repository.trouble != Trouble.NONE) {
			return error(repository.trouble);
		}
		Map<String, Object> body = members("id", repository.accessId, "name", repository.name.repository(),
				"creator_name", repository.accessCreatorName);
		return json(withGrants(body, repository.self, repository.others));
	}

	private static Map<String, Object> withGrants(Map<String, Object> body, @Nullable Grant self, List<Grant> others) {
		if (self != null) {
			body.put("self_auth", grant(self));
		}
		body.put("others_auths", others.stream().map(AccountAnswers::grant).toList());
		return body;
	}

	private static Object grant(Grant grant) {
		return members("user_id", grant.userId(), "user_name", grant.userName(), "auth", grant.auth());
	}

	private static Response detail(Repository repository) {
		return (repository.detailTrouble != Trouble.NONE) ? error(repository.detailTrouble)
				: json(members("name", repository.name.repository(), "ns_id", 1, "creator_id", repository.creatorId,
						"creator_name", repository.creatorName, "is_public", repository.isPublic));
	}

	private static Response shares(Repository repository) {
		if (repository.shareTrouble != Trouble.NONE) {
			return error(repository.shareTrouble);
		}
		List<Object> all = new ArrayList<>();
		repository.shares.forEach((share) -> all.add(share(repository.name, share)));
		for (int i = all.size(); repository.hundredShares && i < SHARE_LIMIT; i++) {
			all.add(share(repository.name, new Share("expired-" + i, false)));
		}
		return json(all);
	}

	private static Object share(RepositoryName name, Share share) {
		return members("namespace", name.namespace(), "repository", name.repository(), "access_domain", share.account(),
				"permit", "read", "deadline", share.active() ? "forever" : "2026-01-01T00:00:00Z", "status",
				share.active());
	}

	private static Response error(Trouble trouble) {
		return Response.error(trouble.status, trouble.code, trouble.message());
	}

	/** Returns the members of an object, without those that have no value. */
	private static Map<String, Object> members(@Nullable Object... keysAndValues) {
		Map<String, Object> members = new LinkedHashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			Object value = keysAndValues[i + 1];
			if (value != null) {
				members.put(String.valueOf(keysAndValues[i]), value);
			}
		}
		return members;
	}

	private static Response json(Object body) {
		return Response.of(200, JSON.writeValueAsString(body));
	}

}
