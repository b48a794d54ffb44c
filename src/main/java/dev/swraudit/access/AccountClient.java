package dev.swraudit.access;

import java.util.List;

import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.target.RepositoryName;

/**
 * Client of SWR, with the calls about the whole account: what it contains, and the grants
 * that no access list of a repository shows. Every call is sent with retries.
 * <p>
 * Every method throws {@code InterruptedException} if the run is being stopped, and
 * {@link CredentialsRefusedException} if the caller's credentials are refused for good.
 */
public interface AccountClient {

	/**
	 * Reads a page of the listing of repositories in the order of their names.
	 * Repositories of the same name have no fixed order.
	 * @param offset the number of repositories before the page
	 */
	SwrResult<ListingPage> repositories(int offset) throws InterruptedException;

	/**
	 * Reads a page of the listing of repositories that the account shares with others.
	 * @param offset the number of repositories before the page
	 */
	SwrResult<ListingPage> sharedRepositories(int offset) throws InterruptedException;

	/** Reads the organizations that the caller may see. */
	SwrResult<List<ListedOrganization>> organizations(ThrottleBudget throttleBudget) throws InterruptedException;

	/** Reads the totals of the account. */
	SwrResult<AccountOverview> overview() throws InterruptedException;

	/** Reads the access list of an organization. */
	SwrResult<AccessList> organizationAccess(String namespace, ThrottleBudget throttleBudget)
			throws InterruptedException;

	/** Reads the accounts that a repository is shared with. */
	SwrResult<ShareList> shares(RepositoryName repository, ThrottleBudget throttleBudget) throws InterruptedException;

}
