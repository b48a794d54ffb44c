package dev.swraudit.access;

import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.ratelimit.ThrottleBudget;
import dev.swraudit.ledger.Target;

/**
 * The registry, as far as an audit asks it.
 */
public interface SwrClient {

	/**
	 * Asks who may do what with a repository.
	 * @param throttleBudget of the target, shared by all questions about it
	 * @throws InterruptedException if the run is being stopped
	 * @throws CredentialsRefusedException if the caller's credentials are refused for
	 * good
	 */
	SwrResult<AccessList> access(Target target, ThrottleBudget throttleBudget) throws InterruptedException;

	/**
	 * Asks who created a repository. Any 404 is {@link SwrFailure.Kind#NOT_FOUND},
	 * because the access list was read at the same endpoint.
	 * @param throttleBudget of the target, shared by all questions about it
	 * @throws InterruptedException if the run is being stopped
	 * @throws CredentialsRefusedException if the caller's credentials are refused for
	 * good
	 */
	SwrResult<RepositoryDetail> detail(Target target, ThrottleBudget throttleBudget) throws InterruptedException;

}
