package dev.swraudit.access;

import java.net.URI;
import java.util.List;

import dev.swraudit.ledger.Target;
import dev.swraudit.target.RepositoryName;

/**
 * Calls to SWR with their paths. Only the slashes in the name of a repository need
 * encoding: they are sent as dollar signs, which a path may contain (RFC 3986,
 * sub-delims).
 */
final class SwrCalls {

	/** Order of a listing, which has no fixed one otherwise. */
	private static final String PAGE = "order_column=name&order_type=asc&limit=" + ListingPage.LIMIT + "&offset=";

	private final String base;

	SwrCalls(URI baseUrl) {
		this.base = baseUrl.getRawPath() + "/v2/manage";
	}

	SwrCall<AccessList> access(Target target) {
		return new SwrCall<>(path(target) + "/access",
				(answer) -> AccessListReader.read(answer.body(), target.repository()), false);
	}

	SwrCall<RepositoryDetail> detail(Target target) {
		return new SwrCall<>(path(target), (answer) -> RepositoryDetailReader.read(answer.body(), target.repository()),
				true);
	}

	SwrCall<AccessList> organizationAccess(String namespace) {
		return new SwrCall<>(this.base + "/namespaces/" + namespace + "/access",
				(answer) -> AccessListReader.read(answer.body(), namespace), false);
	}

	/** Asks for all organizations that the caller may see, not only for the caller's. */
	SwrCall<List<ListedOrganization>> organizations() {
		return new SwrCall<>(this.base + "/namespaces?filter=mode::visible",
				(answer) -> OrganizationsReader.read(answer.body()), false);
	}

	SwrCall<AccountOverview> overview() {
		return new SwrCall<>(this.base + "/overview", (answer) -> AccountOverviewReader.read(answer.body()), false);
	}

	SwrCall<ListingPage> repositories(int offset) {
		return new SwrCall<>(this.base + "/repos?" + PAGE + offset, ListingPageReader::read, false);
	}

	SwrCall<ListingPage> sharedRepositories(int offset) {
		return new SwrCall<>(this.base + "/shared-repositories?center=self&" + PAGE + offset, ListingPageReader::read,
				false);
	}

	SwrCall<ShareList> shares(RepositoryName repository) {
		return new SwrCall<>(
				this.base + "/namespaces/" + repository.namespace() + "/repositories/"
						+ repository.repository().replace('/', '$') + "/access-domains",
				(answer) -> ShareListReader.read(answer.body()), false);
	}

	private String path(Target target) {
		return this.base + "/namespaces/" + target.namespace() + "/repos/" + target.repository().replace('/', '$');
	}

}
