package dev.swraudit.access;

import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.Target;

/**
 * Client of SWR, with the calls that an audit needs.
 */
public interface SwrClient {

	/**
	 * Reads the access list of a repository.
	 * @param throttleBudget the budget of the target, shared by all its calls
	 * @throws InterruptedException if the run is being stopped
	 * @throws CredentialsRefusedException if the caller's credentials are refused for
	 * good
	 */
	SwrResult<AccessList> access(Target target, ThrottleBudget throttleBudget) throws InterruptedException;

	/**
	 * Reads the creator of a repository. Every 404 is {@link SwrFailure.Kind#NOT_FOUND},
	 * because the access list was read at the same endpoint.
	 * @param throttleBudget the budget of the target, shared by all its calls
	 * @throws InterruptedException if the run is being stopped
	 * @throws CredentialsRefusedException if the caller's credentials are refused for
	 * good
	 */
	SwrResult<RepositoryDetail> detail(Target target, ThrottleBudget throttleBudget) throws InterruptedException;

}
