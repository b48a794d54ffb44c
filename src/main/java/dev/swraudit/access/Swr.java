package dev.swraudit.access;

import dev.swraudit.access.credentials.CredentialsRefusedException;
import dev.swraudit.access.ratelimit.Patience;
import dev.swraudit.ledger.Target;

/**
 * The registry, as far as an audit asks it.
 */
public interface Swr {

	/**
	 * Asks who may do what with a repository.
	 * @param patience of the target, shared by all questions about it
	 * @throws InterruptedException if the run is being stopped
	 * @throws CredentialsRefusedException if the caller's credentials are refused for
	 * good
	 */
	Answer<AccessList> access(Target target, Patience patience) throws InterruptedException;

	/**
	 * Asks who created a repository. Any 404 is {@link Refusal.Kind#NOT_FOUND}, because
	 * the access list was read at the same endpoint.
	 * @param patience of the target, shared by all questions about it
	 * @throws InterruptedException if the run is being stopped
	 * @throws CredentialsRefusedException if the caller's credentials are refused for
	 * good
	 */
	Answer<RepositoryDetail> detail(Target target, Patience patience) throws InterruptedException;

}
